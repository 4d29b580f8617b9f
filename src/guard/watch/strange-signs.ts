import { ORIGIN } from "../../core/ledger.ts";
import { type Attempt, type MailSink, OUTCOME, ROUTE } from "../../core/mail-sink.ts";
import { REPLY_CLASSES } from "../../core/reply-class.ts";
import type { Stitcher } from "../../story/stitcher.ts";

/** So much that is strange about one sender is worth a look of the detectors at once. */
const ENOUGH = 3;
/** Pairs that are remembered; then all are new again, and the detectors look a little too often. */
const PAIRS_MAX = 200_000;

const UNKNOWN_USER = REPLY_CLASSES.indexOf("unknown-user");
const BLOCKED = REPLY_CLASSES.indexOf("blocked");
const CONTENT = REPLY_CLASSES.indexOf("content");

/**
 * Counts for each sender what the detectors will count against it: a client or a sender address that is new to the account, a
 * recipient that refuses or does not exist, mail for others without a login. It accuses nobody: it only says when to look.
 */
export class StrangeSigns {
  readonly #counts = new Map<number, number>();
  readonly #pairs = new Set<number>();
  isStrange = false;

  /** Begins anew; to be called before a look. */
  clear(): void {
    this.#counts.clear();
    this.isStrange = false;
  }

  /** A sink that tells `stitcher` everything, and notes what is strange. */
  around(stitcher: Stitcher): MailSink {
    return {
      place: stitcher.place,
      accept: (bytes, start, end, origin, from) => {
        stitcher.accept(bytes, start, end, origin, from);
        if (origin === ORIGIN.namelessLogin) this.#add(0);
        if (origin === ORIGIN.account && this.#isNew(from.account, from.client)) {
          this.#add(stitcher.sourceOf(bytes, start, end));
        }
      },
      cameFrom: (...args) => stitcher.cameFrom(...args),
      queued: (bytes, start, end, senderStart, senderEnd, recipients) => {
        stitcher.queued(bytes, start, end, senderStart, senderEnd, recipients);
        const source = stitcher.sourceOf(bytes, start, end);
        if (source > 0 && this.#isNew(source, hashOf(bytes, senderStart, senderEnd))) {
          this.#add(source);
        }
      },
      attempt: (bytes, start, end, attempt) => {
        stitcher.attempt(bytes, start, end, attempt);
        const source = stitcher.sourceOf(bytes, start, end);
        if (isBad(attempt) || (attempt.route === ROUTE.remote && source < 0)) this.#add(source);
      },
      bounced: (...args) => stitcher.bounced(...args),
      expired: (...args) => stitcher.expired(...args),
      rejected: (...args) => stitcher.rejected(...args),
      ended: (...args) => stitcher.ended(...args),
    };
  }

  #add(source: number): void {
    const count = (this.#counts.get(source) ?? 0) + 1;
    this.#counts.set(source, count);
    if (count >= ENOUGH) this.isStrange = true;
  }

  #isNew(a: number, b: number): boolean {
    if (this.#pairs.size >= PAIRS_MAX) this.#pairs.clear();
    const pair = (a % 2 ** 21) * 2 ** 32 + (b >>> 0);
    const size = this.#pairs.size;
    this.#pairs.add(pair);
    return this.#pairs.size > size;
  }
}

function isBad({ outcome, replyClass }: Attempt): boolean {
  return (
    outcome !== OUTCOME.delivered &&
    (replyClass === UNKNOWN_USER || replyClass === BLOCKED || replyClass === CONTENT)
  );
}

/** FNV-1a: a collision costs one look that comes later. */
function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) {
    hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  }
  return hash;
}
