import type { QueuedMessage } from "../../core/queued-message.ts";

/** What a listing's stamps are read against. */
export interface ListingContext {
  readonly source: string;
  /** IANA zone of stamps, which have no offset. */
  readonly timezone: string;
  /** When the listing was made, as far as known: the last change of its file. */
  readonly madeMs: number;
  /** `--year`, for stamps without one. */
  readonly year?: number;
}

/** Reads one form of queue listing, line by line. */
export interface ListingParser {
  /** True for a line that begins this form or one of its messages. */
  starts(line: string): boolean;
  /** True while lines belong to it, whatever they look like: the content of a message is its sender's. */
  owns(): boolean;
  /** Takes a line; gives the message before, when the line ends it. */
  line(line: string): QueuedMessage | undefined;
  /** Gives the last message. */
  end(): QueuedMessage | undefined;
}
