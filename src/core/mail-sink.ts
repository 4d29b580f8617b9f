import type { Origin } from "./ledger.ts";
import type { Place } from "./tally.ts";

/** Where a delivery went. */
export const ROUTE = {
  /** A mailbox, program or alias of this server. */
  local: 0,
  /** Another host. */
  remote: 1,
  /** A content filter or another instance behind the loopback interface: the message comes back under a new id. */
  handover: 2,
  /** A host with a private address: another server of the same house. */
  inside: 3,
} as const;
export type Route = (typeof ROUTE)[keyof typeof ROUTE];

export const OUTCOME = { delivered: 0, deferred: 1, bounced: 2 } as const;
export type Outcome = (typeof OUTCOME)[keyof typeof OUTCOME];

/** One delivery attempt as a lexer read it; one object used again for every line. */
export interface Attempt {
  outcome: Outcome;
  route: Route;
  /** Hash of the recipient's address (as written, ASCII lower case). */
  recipientHash: number;
  /** Hash of the recipient's domain; 0 = it has none. */
  recipientDomain: number;
  /** The domain itself, in the line's bytes. */
  domainStart: number;
  domainEnd: number;
  /** Index in `REPLY_CLASSES`; 0 for delivered. */
  replyClass: number;
  /** Reached through an alias or a forward. */
  forwarded: boolean;
  /** The address before the alias was one that a forwarder had rewritten (SRS). */
  throughSrs: boolean;
  /** Number in `names.relays`; 0 = none. */
  relay: number;
  /** Span of the id under which the next hop queued it (`queued as`, `forwarded as`); empty when not said. */
  nextIdStart: number;
  nextIdEnd: number;
}

/**
 * What a lexer tells about one line. Queue ids are spans of the line's bytes; names are numbers of `Names`.
 * The sink knows no log syntax, the lexers know no stories.
 */
export interface MailSink {
  /** Place of the line that is being read; the reader sets it. */
  readonly place: Place;
  /** A client or local user begins a message under an id. */
  accept(bytes: Buffer, idStart: number, idEnd: number, origin: Origin, from: AcceptFrom): void;
  /** The id came back from a filter that knows the first id. */
  cameFrom(
    bytes: Buffer,
    idStart: number,
    idEnd: number,
    firstIdStart: number,
    firstIdEnd: number,
  ): void;
  /** The queue manager has it: envelope sender, number of recipients (0 = not said). */
  queued(
    bytes: Buffer,
    idStart: number,
    idEnd: number,
    senderStart: number,
    senderEnd: number,
    recipients: number,
  ): void;
  attempt(bytes: Buffer, idStart: number, idEnd: number, attempt: Attempt): void;
  /** A bounce for the message `idStart..` was made under a new id. */
  bounced(
    bytes: Buffer,
    idStart: number,
    idEnd: number,
    bounceIdStart: number,
    bounceIdEnd: number,
  ): void;
  expired(bytes: Buffer, idStart: number, idEnd: number): void;
  /** Refused under a real id (end of data): no message. */
  rejected(bytes: Buffer, idStart: number, idEnd: number): void;
  ended(bytes: Buffer, idStart: number, idEnd: number): void;
}

/** Who hands a message in; numbers of `Names`, 0 = not said. One object used again for every line. */
export interface AcceptFrom {
  client: number;
  clientName: number;
  account: number;
  submitter: number;
  directory: number;
  /** The client is this host itself. */
  loopback: boolean;
}
