import type { Submission, Submitted } from "./smtp-client.ts";
import { sendMail } from "./smtp-client.ts";
import { PEOPLE } from "./office.ts";

/** Advertising under senders of others, three recipients each, at one of these domains in turn. */
export function spam(
  count: number,
  name: string,
  domains: readonly string[] = ["victim.example"],
): readonly Submission[] {
  return Array.from({ length: count }, (_, index) => ({
    sender: `seller${index}@shop${index % 9}.example`,
    recipients: [0, 1, 2].map(
      (part) => `victim${index}-${part}@${domains[index % domains.length] ?? ""}`,
    ),
    message: `Subject: cheap ${name} ${index}\nMessage-ID: ${spamId(name, index)}\n\nbuy`,
  }));
}

/** The Message-ID of a message of `spam`. */
export function spamId(name: string, index: number): string {
  return `<${name}.${index}@shop.example>`;
}

/** What people write at work, one recipient each. `name` tells one batch from another by Message-ID. */
export function letters(
  count: number,
  sender: string,
  domain: string,
  name = "",
): readonly Submission[] {
  return Array.from({ length: count }, (_, index) => ({
    sender,
    recipients: [`pat${index}@${domain}`],
    message: `Subject: offer ${index}\nMessage-ID: <${name}${sender}.${domain}.${index}>\n\nHello`,
  }));
}

/** How a colleague sends: by the submission port, over TLS, with a login. */
export function loginOf(user: string) {
  return { port: 587, startTls: true, login: { user, password: PEOPLE[user] ?? "" } };
}

/** Exim queues what comes behind the tenth message of a connection without a try. */
const MESSAGES_OF_CONNECTION = 8;

/** Sends, and gives the Message-IDs of what was accepted. */
export async function sent(
  ...[options, mails]: Parameters<typeof sendMail>
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let begin = 0; begin < mails.length; begin += MESSAGES_OF_CONNECTION) {
    const some = mails.slice(begin, begin + MESSAGES_OF_CONNECTION);
    ids.push(...acceptedIds(some, await sendMail(options, some)));
  }
  return ids;
}

function acceptedIds(
  mails: readonly Submission[],
  answers: readonly Submitted[],
): readonly string[] {
  return mails
    .filter((_, index) => (answers[index]?.accepted.length ?? 0) > 0)
    .map(({ message }) => /Message-ID: (<[^>]+>)/.exec(message)?.[1] ?? "");
}
