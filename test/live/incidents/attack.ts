import { sendMail } from "../smtp-client.ts";
import type { Submission, Submitted } from "../smtp-client.ts";
import { FORGED_DOMAINS } from "./world.ts";
import type { World } from "./world.ts";

/** Where attackers come from. */
export const BOTS = ["203.0.113.66", "203.0.113.90"] as const;

export interface Attack {
  readonly clients: readonly string[];
  readonly port: number;
  readonly login?: { readonly user: string; readonly password: string };
  readonly startTls?: boolean;
  /** Messages of each client. */
  readonly messages: number;
  readonly recipientsEach: number;
  /** Sender of the message with this number; default: forged ones of four domains. */
  readonly sender?: (index: number) => string;
}

/** A spam run: forged senders, and recipients of whom a good part is dead or refuses. */
export async function playAttack(attack: Attack, world: World): Promise<readonly Submitted[]> {
  const { clients, port, messages, recipientsEach, sender = forgedSender } = attack;
  const sent: Submitted[] = [];
  for (const [round, from] of clients.entries()) {
    const mails = Array.from({ length: messages }, (_, index) =>
      spam(sender(round * messages + index), world.victims(recipientsEach)),
    );
    // Exim queues what comes behind the tenth message of a connection without a try.
    for (let begin = 0; begin < mails.length; begin += 8) {
      const { login, startTls = false } = attack;
      const options = { from, port, helo: "User", startTls, ...(login && { login }) };
      sent.push(...(await sendMail(options, mails.slice(begin, begin + 8))));
    }
  }
  return sent;
}

export function forgedSender(index: number): string {
  return `winner${index}@${FORGED_DOMAINS[index % FORGED_DOMAINS.length] ?? ""}`;
}

export function spam(sender: string, recipients: readonly string[]): Submission {
  const message = `From: "Prize" <${sender}>\nTo: undisclosed:;\nSubject: You won\n\nClick here: http://lure.example/\n`;
  return { sender, recipients, message };
}
