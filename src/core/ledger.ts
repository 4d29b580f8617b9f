import { copyBytes } from "./byte-scan.ts";
import { ColumnBlock } from "./column-block.ts";

/** How a message came in. */
export const ORIGIN = {
  /** The log does not show it (it begins later, or the line is missing). */
  unknown: 0,
  /** An SMTP client without a login. */
  client: 1,
  /** An SMTP client with a login that has a name. */
  account: 2,
  /** An SMTP client whose login has no name (`A=plain:`). */
  namelessLogin: 3,
  /** A local user or script through sendmail/pickup. */
  local: 4,
  /** The mail system itself: a bounce or another notification. */
  bounce: 5,
} as const;
export type Origin = (typeof ORIGIN)[keyof typeof ORIGIN];

/** Facts of a message that are true or not; bits of `Ledger.flags`. */
export const FACT = {
  /** The queue manager took it: a message, not only an envelope that was begun. */
  queued: 1,
  /** Refused at the end of its data: never accepted, counts nowhere. */
  rejected: 2,
  /** At least one recipient was tried at another host. */
  remote: 4,
  /** At least one recipient stands in this server's own mailboxes. */
  local: 8,
  /** At least one recipient was reached through an alias or forward (`orig_to=`, `forwarded as`, Exim `<original>`). */
  forwarded: 16,
  /** It came back from a content filter, mailing list or script through the loopback interface. */
  handedOver: 32,
  /** A bounce was sent for it. */
  bounceSent: 64,
  /** Bounced because this server itself has no such mailbox. */
  unknownHere: 128,
  /** The recipient of this bounce is another host's. */
  bounceRemote: 256,
  /** Its end was logged (removed, Completed). */
  ended: 512,
  /** At least one recipient at another host was named by the client itself, not by an alias of this server. */
  direct: 4096,
  /** Handed to a content filter under the first id. */
  toFilter: 2048,
  /** It went through a content filter, and the log shows how it came back. */
  filtered: 8192,
  /** A recipient was reached by undoing a rewritten reverse path (SRS) of ours. */
  throughSrs: 1024,
} as const;

/** Ids are at most this long: Exim 4.97 has 23 characters (Exim spec ch. 3), Postfix's long ids fewer. */
export const QUEUE_ID_MAX_BYTES = 28;
/**
 * Room for so many messages from the start. Pages that are never touched cost nothing, while growing would leave old
 * columns behind as garbage that the collector is in no hurry to take.
 */
const ROWS = 1 << 19;
/** 21 numbers, two floats, source and origin. */
const ROW_BYTES = 21 * 4 + 2 * 8 + 2 + 1;

/** Ids are far shorter; the high bit of their length says that they left the queue. */
const ID_ENDED = 128;
const ID_PAGE_BITS = 18;
const ID_PAGE_BYTES = 1 << ID_PAGE_BITS;

/**
 * One row a message, in columns: where it came from and what became of it. The only thing that is remembered of a
 * message once its queue ids are closed; rows of mail that came in and stayed in this server are given back and used again.
 */
export class Ledger {
  #block = new ColumnBlock(ROWS, ROW_BYTES);
  /** Rows `1..count` exist; some are free (`origin` unknown and `flags` 0). */
  count = 0;
  origin = this.#block.bytes();
  flags = this.#block.numbers();
  account = this.#block.numbers();
  client = this.#block.numbers();
  clientName = this.#block.numbers();
  /** Local user: number in `Names.submitters`. */
  submitter = this.#block.numbers();
  directory = this.#block.numbers();
  sender = this.#block.numbers();
  /** Epoch milliseconds of the line that accepted it; NaN = the log has no stamps. */
  atMs = this.#block.floats();
  /** As the queue manager counted them; 0 = not logged. */
  recipientsLogged = this.#block.numbers();
  delivered = this.#block.numbers();
  /** Recipients whose last attempt was deferred. */
  pending = this.#block.numbers();
  bounced = this.#block.numbers();
  /** Recipients that do not exist, by the receiver's word. */
  dead = this.#block.numbers();
  /** Recipients refused for our reputation, the content or the rate. */
  refused = this.#block.numbers();
  /** Recipients tried at other hosts (each once). */
  remoteRecipients = this.#block.numbers();
  /** Hash of the first recipient, to see whether always the same one is written to. */
  recipientHash = this.#block.numbers();
  /** Hash of the last recipient's domain, to count how often it changes. */
  recipientDomain = this.#block.numbers();
  source = this.#block.shorts();
  line = this.#block.numbers();
  offset = this.#block.floats();
  /** The message that this one is a bounce of; 0 = none seen. */
  bounceOf = this.#block.numbers();
  /** The row that took over what this one had counted; 0 = none. Others may still refer to the old one. */
  #movedTo = this.#block.numbers();
  #refs = this.#block.numbers();
  #idHead = this.#block.numbers();
  #free: number[] = [];
  #columns: Int32Array<ArrayBuffer>[] = [];
  /** Queue ids in pages: place of the next one of the row (4 bytes), length, bytes. */
  #ids: Buffer[] = [Buffer.allocUnsafeSlow(ID_PAGE_BYTES)];
  // place 0 means none
  #idUsed = 8;

  constructor() {
    this.#columns = this.#numbers();
  }

  /** A fresh row that one holder refers to. */
  add(): number {
    const free = this.#free.pop();
    if (free !== undefined) {
      this.#refs[free] = 1;
      return free;
    }
    const row = (this.count += 1);
    if (row >= this.flags.length) this.#grow();
    this.#refs[row] = 1;
    return row;
  }

  retain(row: number): void {
    this.#refs[row] = (this.#refs[row] as number) + 1;
  }

  /** Gives a reference back; a row nobody refers to and nobody will ask for is used again. */
  release(row: number): void {
    const refs = (this.#refs[row] as number) - 1;
    this.#refs[row] = refs;
    if (refs > 0 || this.#isKept(row)) return;
    const movedTo = this.#movedTo[row] as number;
    const bounceOf = this.bounceOf[row] as number;
    this.#clear(row);
    this.#free.push(row);
    if (movedTo !== 0) this.release(movedTo);
    if (bounceOf !== 0) this.release(bounceOf);
  }

  /** Lets whoever refers to the row of a hop find the message that the hop turned out to belong to. */
  move(row: number, to: number): void {
    this.#movedTo[row] = to;
    this.retain(to);
  }

  /** The row of the message that a row, perhaps only of a hop, belongs to. */
  messageOf(row: number): number {
    let message = row;
    for (
      let to = this.#movedTo[message] as number;
      to !== 0;
      to = this.#movedTo[message] as number
    ) {
      message = to;
    }
    return message;
  }

  /** The message that a bounce is about; 0 = none seen. */
  bouncedMessage(row: number): number {
    return this.messageOf(this.bounceOf[row] as number);
  }

  /** True for a message that the detectors look at. */
  isMessage(row: number): boolean {
    return this.origin[row] !== 0 || this.flags[row] !== 0;
  }

  /** Recipients of a message: as logged, else all that were seen. */
  recipients(row: number): number {
    const seen =
      (this.delivered[row] as number) +
      (this.pending[row] as number) +
      (this.bounced[row] as number);
    return Math.max(this.recipientsLogged[row] as number, seen);
  }

  /** `ended`: the log shows that the id left the queue. */
  addQueueId(row: number, id: Buffer, ended = false): void {
    const bytes = 5 + id.length;
    if (this.#idUsed + bytes > ID_PAGE_BYTES) {
      this.#ids.push(Buffer.allocUnsafeSlow(ID_PAGE_BYTES));
      this.#idUsed = 0;
    }
    const page = this.#ids[this.#ids.length - 1] as Buffer;
    page.writeInt32LE(this.#idHead[row] as number, this.#idUsed);
    page[this.#idUsed + 4] = ended ? id.length | ID_ENDED : id.length;
    copyBytes(id, 0, page, this.#idUsed + 5, id.length);
    this.#idHead[row] = (this.#ids.length - 1) * ID_PAGE_BYTES + this.#idUsed;
    this.#idUsed += bytes;
  }

  /** All queue ids under which a message was seen, the last hop first. */
  queueIds(row: number): string[] {
    return this.#readIds(row, true);
  }

  /** Those whose end the log does not show. */
  openQueueIds(row: number): string[] {
    return this.#readIds(row, false);
  }

  #readIds(row: number, withEnded: boolean): string[] {
    const ids: string[] = [];
    for (let place = this.#idHead[row] as number; place !== 0;) {
      const page = this.#ids[place >>> ID_PAGE_BITS] as Buffer;
      const at = place & (ID_PAGE_BYTES - 1);
      const length = page[at + 4] as number;
      if (withEnded || (length & ID_ENDED) === 0) {
        ids.push(page.toString("latin1", at + 5, at + 5 + (length & ~ID_ENDED)));
      }
      place = page.readInt32LE(at);
    }
    return ids;
  }

  #isKept(row: number): boolean {
    const flags = this.flags[row] as number;
    switch (this.origin[row] as Origin) {
      case ORIGIN.account:
      case ORIGIN.namelessLogin:
      case ORIGIN.local:
        return true;
      case ORIGIN.client:
        return (flags & (FACT.remote | FACT.bounceSent)) !== 0;
      case ORIGIN.unknown:
        return (flags & (FACT.remote | FACT.toFilter)) !== 0;
      case ORIGIN.bounce:
        return (flags & FACT.bounceRemote) !== 0 || this.bounceOf[row] !== 0;
    }
  }

  #clear(row: number): void {
    this.origin[row] = 0;
    for (const column of this.#columns) column[row] = 0;
    this.atMs[row] = 0;
    this.offset[row] = 0;
    this.source[row] = 0;
  }

  #numbers(): Int32Array<ArrayBuffer>[] {
    return [
      this.flags,
      this.account,
      this.client,
      this.clientName,
      this.submitter,
      this.directory,
      this.sender,
      this.recipientsLogged,
      this.delivered,
      this.pending,
      this.bounced,
      this.dead,
      this.refused,
      this.remoteRecipients,
      this.recipientHash,
      this.recipientDomain,
      this.line,
      this.bounceOf,
      this.#movedTo,
      this.#idHead,
    ];
  }

  #grow(): void {
    const size = this.flags.length * 2;
    const block = new ColumnBlock(size, ROW_BYTES);
    this.#block = block;
    const int = (from: Int32Array<ArrayBuffer>) => {
      const to = block.numbers();
      to.set(from);
      return to;
    };
    const float = (from: Float64Array<ArrayBuffer>) => {
      const to = block.floats();
      to.set(from);
      return to;
    };
    const origin = block.bytes();
    origin.set(this.origin);
    this.origin = origin;
    const source = block.shorts();
    source.set(this.source);
    this.source = source;
    this.flags = int(this.flags);
    this.account = int(this.account);
    this.client = int(this.client);
    this.clientName = int(this.clientName);
    this.submitter = int(this.submitter);
    this.directory = int(this.directory);
    this.sender = int(this.sender);
    this.recipientsLogged = int(this.recipientsLogged);
    this.delivered = int(this.delivered);
    this.pending = int(this.pending);
    this.bounced = int(this.bounced);
    this.dead = int(this.dead);
    this.refused = int(this.refused);
    this.remoteRecipients = int(this.remoteRecipients);
    this.recipientHash = int(this.recipientHash);
    this.recipientDomain = int(this.recipientDomain);
    this.line = int(this.line);
    this.bounceOf = int(this.bounceOf);
    this.#movedTo = int(this.#movedTo);
    this.#refs = int(this.#refs);
    this.#idHead = int(this.#idHead);
    this.atMs = float(this.atMs);
    this.offset = float(this.offset);
    this.#columns = this.#numbers();
  }
}
