import type { Submission } from "./smtp-client.ts";

/** Advertising under senders of others, three recipients each at victim.example. */
export function spam(count: number, name: string): readonly Submission[] {
  return Array.from({ length: count }, (_, index) => ({
    sender: `seller${index}@shop${index % 9}.example`,
    recipients: [0, 1, 2].map((part) => `victim${index}-${part}@victim.example`),
    message: `Subject: cheap ${name} ${index}\nMessage-ID: <${name}.${index}@shop.example>\n\nbuy`,
  }));
}

/** What people write at work, one recipient each. */
export function letters(count: number, sender: string, domain: string): readonly Submission[] {
  return Array.from({ length: count }, (_, index) => ({
    sender,
    recipients: [`pat${index}@${domain}`],
    message: `Subject: offer ${index}\nMessage-ID: <${sender}.${domain}.${index}>\n\nHello`,
  }));
}
