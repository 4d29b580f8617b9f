import type { MailSink } from "../../core/mail-sink.ts";
import type { Ledger } from "../../core/ledger.ts";
import type { Stitcher } from "../../story/stitcher.ts";

/** Deliveries that are noted; further ones make a log look as if it wrote to fewer strangers. */
const NOTES_MAX = 20_000_000;

/** Who each message went to, as hashes: the ledger knows only the first recipient. */
export class RecipientNotes {
  #pairs = new Int32Array(1 << 16);
  #length = 0;

  /** A sink that tells `stitcher` everything, and notes the recipients. */
  around(stitcher: Stitcher): MailSink {
    return {
      place: stitcher.place,
      accept: (...args) => stitcher.accept(...args),
      cameFrom: (...args) => stitcher.cameFrom(...args),
      queued: (...args) => stitcher.queued(...args),
      attempt: (bytes, start, end, attempt) => {
        stitcher.attempt(bytes, start, end, attempt);
        this.#note(stitcher.rowOf(bytes, start, end), attempt.recipientHash);
      },
      bounced: (...args) => stitcher.bounced(...args),
      expired: (...args) => stitcher.expired(...args),
      rejected: (...args) => stitcher.rejected(...args),
      ended: (...args) => stitcher.ended(...args),
    };
  }

  /** Distinct recipients of each message, by its row. */
  byMessage(ledger: Ledger): ReadonlyMap<number, ReadonlySet<number>> {
    const found = new Map<number, Set<number>>();
    for (let at = 0; at < this.#length; at += 2) {
      const row = ledger.messageOf(this.#pairs[at] as number);
      const recipients = found.get(row);
      const recipient = this.#pairs[at + 1] as number;
      if (recipients === undefined) found.set(row, new Set([recipient]));
      else recipients.add(recipient);
    }
    return found;
  }

  #note(row: number, recipient: number): void {
    if (row === 0 || recipient === 0 || this.#length >= NOTES_MAX * 2) return;
    if (this.#length >= this.#pairs.length) {
      const grown = new Int32Array(this.#pairs.length * 2);
      grown.set(this.#pairs);
      this.#pairs = grown;
    }
    this.#pairs[this.#length] = row;
    this.#pairs[this.#length + 1] = recipient;
    this.#length += 2;
  }
}
