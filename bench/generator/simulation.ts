import type { Calendar } from "./calendar.ts";
import type { Message, Refusal } from "./message.ts";
import type { Random } from "./random.ts";
import type { Tally } from "./tally.ts";
import type { Client, World } from "./world.ts";

/** The clock and the chances of one run. */
export interface Simulation {
  readonly random: Random;
  readonly world: World;
  readonly calendar: Calendar;
  readonly startMs: number;
  /** When the log will probably have its size. */
  readonly endMs: number;
  /** Mean number of messages a second in ordinary traffic, at noon. */
  readonly messagesPerSecond: number;
  /** Multiplies the size of every scenario. */
  readonly scale: number;
  readonly nowMs: () => number;
  readonly after: (delayMs: number, action: () => void) => void;
  /** Spam that went out lately: receivers that judge their senders begin to block. */
  readonly noteSpam: (recipients: number) => void;
  readonly isBlocked: () => boolean;
  /** Adds a line; Exim's own log has no program. */
  readonly write: (program: string, text: string) => void;
}

/** The mail server that writes the log. */
export interface MailServer {
  accept(message: Message): void;
  refuse(refusal: Refusal): void;
  failLogin(client: Client, login: string, tally?: Tally): void;
  /** A connection that sends nothing. */
  visit(client: Client): void;
}
