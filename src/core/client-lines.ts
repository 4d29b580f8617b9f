import type { EventKind } from "./log-event.ts";

/** Which lines of a client are wanted. */
export interface ClientWish {
  readonly ip: string;
  readonly kinds: readonly EventKind[];
  /** Only of these logins, lower case: other people may stand behind the same address. Null: of any, and of none. */
  readonly accounts: readonly string[] | null;
}

/** Lines of the log in which one client shows itself. */
export interface ClientLines {
  /** Verbatim but for masked secrets, in the order of the log. */
  readonly lines: readonly ClientLine[];
  /** How many there are in all. */
  readonly total: number;
}

export interface ClientLine {
  readonly source: string;
  readonly line: number;
  /** RFC 3339, null without a stamp. */
  readonly at: string | null;
  readonly text: string;
  /** What the daemon logged of the client's side, where it did. */
  readonly clientPort?: number;
  readonly sender?: string;
}
