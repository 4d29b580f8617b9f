import type { Tally } from "./tally.ts";
import type { Client } from "./world.ts";

/** How a message came in. */
export type Entry =
  | {
      readonly kind: "smtp";
      readonly client: Client;
      readonly login?: string;
    }
  | {
      readonly kind: "local";
      readonly user: string;
      readonly uid: number;
      readonly directory: string;
    };

/** A message that the server accepts, with all that will happen to it. */
export interface Message {
  readonly entry: Entry;
  /** Envelope sender, empty for bounces. */
  readonly from: string;
  readonly to: readonly string[];
  readonly sizeBytes: number;
  /** Spam spoils the server's name with the receivers. */
  readonly isSpam: boolean;
  /** Kept by the scenario that made it. */
  readonly tally?: Tally;
}

export type RefusalReason = "relay" | "unknown-user" | "blocklist";

/** An attempt that the server refuses at RCPT. */
export interface Refusal {
  readonly client: Client;
  readonly from: string;
  readonly to: string;
  readonly reason: RefusalReason;
}

/** What happened to one recipient at one attempt. */
export interface Outcome {
  readonly status: "sent" | "deferred" | "bounced";
  readonly dsn: string;
  readonly reply: string;
  /** The exchanger that answered, a mailbox of ours, or a domain that does not exist. */
  readonly relay: { readonly name: string; readonly ip: string } | "local" | "nowhere";
}
