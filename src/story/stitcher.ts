import { copyBytes, hashFolded } from "../core/byte-scan.ts";
import { FACT, type Ledger, ORIGIN, type Origin, QUEUE_ID_MAX_BYTES } from "../core/ledger.ts";
import { type AcceptFrom, type Attempt, type MailSink, OUTCOME, ROUTE } from "../core/mail-sink.ts";
import type { Place } from "../core/tally.ts";
import type { Traffic } from "../core/traffic.ts";
import { PendingRecipients } from "./pending-recipients.ts";

/**
 * A finished message lingers: the line that names the id of its next hop (`queued as`) is often logged after that hop
 * is done, and two log files are never in step to the second.
 */
const LINGER_MS = 600_000;

const SAME_MOMENT_MS = 2000;

/** Messages that may be open at once. A log without `removed` lines would keep all of them; the oldest are closed then. */
const OPEN_MAX = 400_000;

/** Domains of this server that are remembered: a hosting company has thousands, only a forged log has more. */
const LOCAL_DOMAINS_MAX = 100_000;

/** Envelope senders kept with the open message; longer ones are cut (RFC 5321 4.5.3.1.3: 256 with the brackets). */
const SENDER_MAX_BYTES = 256;
const SLOT_BYTES = QUEUE_ID_MAX_BYTES + SENDER_MAX_BYTES;

const STATE = { open: 1, ended: 2 } as const;

/**
 * Puts the lines of one queue id together and joins the hops of one message. Knows no log syntax.
 *
 * An open queue id is a slot (one hop); a message is a row of the ledger that all its hops share. Slots are found by
 * the id's bytes, so two hosts that use the same short id at the same time would be mixed: ids carry microseconds and
 * the inode (Postfix) or the process id (Exim), which makes that rare enough.
 */
export class Stitcher implements MailSink {
  readonly place: Place = { atMs: Number.NaN, source: 0, line: 0, offset: 0 };
  readonly #traffic: Traffic;
  readonly #ledger: Ledger;
  readonly #seed: number;
  readonly #pending = new PendingRecipients();

  // one slot an open queue id, in columns
  #heads = new Int32Array(4096);
  #mask = 4095;
  #next = new Int32Array(1024);
  #hash = new Int32Array(1024);
  #idLength = new Uint8Array(1024);
  #text: Buffer = Buffer.alloc(1024 * SLOT_BYTES);
  #senderLength = new Uint16Array(1024);
  /** 1 for a hop that an alias or `.forward` of this server made (`forwarded as`). */
  #aliased = new Uint8Array(1024);
  #state = new Uint8Array(1024);
  #row = new Int32Array(1024);
  #endedMs = new Float64Array(1024);
  #older = new Int32Array(1024);
  #newer = new Int32Array(1024);
  #oldest = 0;
  #newest = 0;
  #freeSlot = 0;
  #slots = 0;
  #open = 0;

  // ended slots in the order of their end
  #lingering: number[] = [];
  #lingeringHead = 0;

  constructor(traffic: Traffic, seed: number) {
    this.#traffic = traffic;
    this.#ledger = traffic.ledger;
    this.#seed = seed | 0;
  }

  accept(bytes: Buffer, idStart: number, idEnd: number, origin: Origin, from: AcceptFrom): void {
    const slot = this.#slotOf(bytes, idStart, idEnd);
    const row = this.#row[slot] as number;
    const ledger = this.#ledger;
    this.#traffic.totals.acceptLines += 1;
    // A hop that was joined to its first hop already keeps what the first hop says.
    if (ledger.origin[row] !== ORIGIN.unknown) return;
    ledger.origin[row] = origin;
    ledger.client[row] = from.client;
    ledger.clientName[row] = from.clientName;
    ledger.account[row] = from.account;
    ledger.submitter[row] = from.submitter;
    ledger.directory[row] = from.directory;
    if (from.loopback) this.#set(row, FACT.handedOver);
    this.#stamp(row);
  }

  cameFrom(
    bytes: Buffer,
    idStart: number,
    idEnd: number,
    firstIdStart: number,
    firstIdEnd: number,
  ): void {
    const first = this.#find(bytes, firstIdStart, firstIdEnd);
    if (first !== 0) this.#join(first, this.#slotOf(bytes, idStart, idEnd));
  }

  queued(
    bytes: Buffer,
    idStart: number,
    idEnd: number,
    senderStart: number,
    senderEnd: number,
    sizeBytes: number,
    recipients: number,
  ): void {
    this.#traffic.totals.queuedLines += 1;
    const slot = this.#slotOf(bytes, idStart, idEnd);
    const row = this.#row[slot] as number;
    const ledger = this.#ledger;
    const wasQueued = ((ledger.flags[row] as number) & FACT.queued) !== 0;
    this.#set(row, FACT.queued);
    if (!wasQueued) this.#traffic.totals.messages += 1;
    const length = Math.min(senderEnd - senderStart, SENDER_MAX_BYTES);
    if (this.#senderLength[slot] === 0 && length > 0) {
      copyBytes(bytes, senderStart, this.#text, slot * SLOT_BYTES + QUEUE_ID_MAX_BYTES, length);
      this.#senderLength[slot] = length;
    }
    // The second hop counts the same recipients once more, and so does every run of the queue.
    if (!wasQueued) {
      ledger.recipientsLogged[row] = recipients;
      ledger.sizeBytes[row] = sizeBytes;
      if (ledger.atMs[row] === 0) this.#stamp(row);
    } else if (sizeBytes > 0 && ledger.sizeBytes[row] === 0) ledger.sizeBytes[row] = sizeBytes;
  }

  attempt(bytes: Buffer, idStart: number, idEnd: number, attempt: Attempt): void {
    const traffic = this.#traffic;
    traffic.totals.deliveries += 1;
    const slot = this.#slotOf(bytes, idStart, idEnd);
    let row = this.#row[slot] as number;
    const ledger = this.#ledger;
    if (ledger.atMs[row] === 0) this.#stamp(row);
    if (
      attempt.nextIdEnd > attempt.nextIdStart &&
      attempt.outcome === OUTCOME.delivered &&
      attempt.route !== ROUTE.remote
    ) {
      const child = this.#find(bytes, attempt.nextIdStart, attempt.nextIdEnd);
      if (child !== 0 && child !== slot) {
        this.#join(slot, child, attempt.forwarded);
        if (attempt.forwarded) {
          this.#set(row, FACT.forwarded);
          this.#aliased[child] = 1;
        }
        return;
      }
      if (attempt.route === ROUTE.handover) {
        // The child's first line may still come (another file): open it, joined.
        this.#set(row, FACT.toFilter);
        this.#join(slot, this.#addSlot(bytes, attempt.nextIdStart, attempt.nextIdEnd));
        return;
      }
    }
    row = this.#row[slot] as number;
    if (attempt.forwarded) this.#set(row, FACT.forwarded);
    if (attempt.throughSrs) this.#set(row, FACT.throughSrs);
    if (ledger.recipientHash[row] === 0) ledger.recipientHash[row] = attempt.recipientHash;
    if (ledger.recipientDomain[row] !== attempt.recipientDomain) {
      ledger.recipientDomain[row] = attempt.recipientDomain;
      ledger.recipientDomains[row] = (ledger.recipientDomains[row] as number) + 1;
    }
    this.#countOutcome(slot, row, attempt);
    if (attempt.route === ROUTE.remote || attempt.route === ROUTE.inside) {
      if (attempt.route === ROUTE.remote) {
        const aliased = attempt.forwarded || this.#aliased[slot] === 1;
        this.#set(row, aliased ? FACT.remote : FACT.remote | FACT.direct);
        if (ledger.origin[row] === ORIGIN.bounce) this.#set(row, FACT.bounceRemote);
      }
      if (attempt.relay !== 0 && attempt.outcome !== OUTCOME.delivered) {
        traffic.replies.add(attempt.relay, attempt.replyClass, this.place);
      }
    } else if (attempt.route === ROUTE.local) {
      this.#set(row, FACT.local);
      if (attempt.outcome === OUTCOME.delivered && !attempt.forwarded)
        this.#noteLocalDomain(bytes, attempt);
      if (attempt.outcome === OUTCOME.bounced && attempt.replyClass === UNKNOWN_USER)
        this.#set(row, FACT.unknownHere);
    }
  }

  #noteLocalDomain(bytes: Buffer, { recipientDomain, domainStart, domainEnd }: Attempt): void {
    const { localDomains } = this.#traffic;
    if (recipientDomain === 0 || localDomains.has(recipientDomain)) return;
    if (localDomains.size >= LOCAL_DOMAINS_MAX) return;
    localDomains.set(
      recipientDomain,
      bytes.toString("latin1", domainStart, domainEnd).toLowerCase(),
    );
  }

  bounced(
    bytes: Buffer,
    idStart: number,
    idEnd: number,
    bounceIdStart: number,
    bounceIdEnd: number,
  ): void {
    const ledger = this.#ledger;
    const parentSlot = this.#slotOf(bytes, idStart, idEnd);
    const parent = this.#row[parentSlot] as number;
    const child = this.#row[this.#slotOf(bytes, bounceIdStart, bounceIdEnd)] as number;
    if (parent === child || ledger.bounceOf[child] !== 0) return;
    ledger.origin[child] = ORIGIN.bounce;
    ledger.bounceOf[child] = parent;
    ledger.retain(parent);
    this.#set(parent, FACT.bounceSent);
    if (((ledger.flags[child] as number) & FACT.remote) !== 0) this.#set(child, FACT.bounceRemote);
    this.#stamp(child);
  }

  expired(bytes: Buffer, idStart: number, idEnd: number): void {
    const slot = this.#find(bytes, idStart, idEnd);
    if (slot === 0) return;
    const row = this.#row[slot] as number;
    const pending = this.#pending.clear(slot);
    this.#ledger.pending[row] = (this.#ledger.pending[row] as number) - pending;
    this.#ledger.bounced[row] = (this.#ledger.bounced[row] as number) + pending;
  }

  rejected(bytes: Buffer, idStart: number, idEnd: number): void {
    const slot = this.#find(bytes, idStart, idEnd);
    if (slot === 0) return;
    const row = this.#row[slot] as number;
    if (((this.#ledger.flags[row] as number) & FACT.queued) === 0) this.#set(row, FACT.rejected);
  }

  ended(bytes: Buffer, idStart: number, idEnd: number): void {
    this.#traffic.totals.removedLines += 1;
    const slot = this.#find(bytes, idStart, idEnd);
    if (slot !== 0 && this.#state[slot] === STATE.open) {
      this.#state[slot] = STATE.ended;
      this.#endedMs[slot] = this.place.atMs;
      this.#set(this.#row[slot] as number, FACT.ended);
      this.#lingering.push(slot);
    }
    this.#closeLingering(this.place.atMs - LINGER_MS);
  }

  /** Closes all that is open; the ledger is complete afterwards. */
  finish(): void {
    while (this.#oldest !== 0) this.#close(this.#oldest);
    this.#lingering = [];
  }

  /**
   * An id that ended and goes on later is another message's. Within the same two seconds it is the same message whose
   * lines came in another order (a log split over files has whole seconds), and so is one whose beginning was not seen.
   */
  #isReused(slot: number): boolean {
    if (this.#state[slot] !== STATE.ended) return false;
    return this.place.atMs - (this.#endedMs[slot] as number) > SAME_MOMENT_MS;
  }

  #countOutcome(slot: number, row: number, attempt: Attempt): void {
    const ledger = this.#ledger;
    const wasPending = this.#pending.has(slot, attempt.recipientHash);
    const firstTry = !wasPending;
    if (attempt.outcome === OUTCOME.deferred) {
      if (firstTry) {
        this.#pending.add(slot, attempt.recipientHash);
        ledger.pending[row] = (ledger.pending[row] as number) + 1;
      }
    } else {
      if (wasPending) {
        this.#pending.remove(slot, attempt.recipientHash);
        ledger.pending[row] = (ledger.pending[row] as number) - 1;
      }
      if (attempt.outcome === OUTCOME.delivered)
        ledger.delivered[row] = (ledger.delivered[row] as number) + 1;
      else ledger.bounced[row] = (ledger.bounced[row] as number) + 1;
    }
    if (firstTry && (attempt.route === ROUTE.remote || attempt.route === ROUTE.inside)) {
      ledger.remoteRecipients[row] = (ledger.remoteRecipients[row] as number) + 1;
    }
    if (attempt.outcome === OUTCOME.delivered) return;
    if (attempt.replyClass === UNKNOWN_USER && attempt.outcome === OUTCOME.bounced) {
      ledger.dead[row] = (ledger.dead[row] as number) + 1;
    } else if (isRefusal(attempt.replyClass) && (firstTry || attempt.outcome === OUTCOME.bounced)) {
      ledger.refused[row] = (ledger.refused[row] as number) + 1;
    }
  }

  /** Makes `child` a further hop of the message that `first` belongs to. */
  #join(first: number, child: number, aliased = false): void {
    const ledger = this.#ledger;
    const row = this.#row[first] as number;
    const old = this.#row[child] as number;
    if (row === old) return;
    if (((ledger.flags[row] as number) & (ledger.flags[old] as number) & FACT.queued) !== 0)
      this.#traffic.totals.messages -= 1;
    // What the child has done so far belongs to the message.
    for (const column of [
      ledger.delivered,
      ledger.pending,
      ledger.bounced,
      ledger.dead,
      ledger.refused,
      ledger.remoteRecipients,
      ledger.recipientDomains,
    ]) {
      column[row] = (column[row] as number) + (column[old] as number);
    }
    this.#set(
      row,
      (ledger.flags[old] as number) & ~(FACT.handedOver | FACT.ended | (aliased ? FACT.direct : 0)),
    );
    if (ledger.recipientHash[row] === 0)
      ledger.recipientHash[row] = ledger.recipientHash[old] as number;
    if (ledger.recipientDomain[row] === 0)
      ledger.recipientDomain[row] = ledger.recipientDomain[old] as number;
    if (ledger.recipientsLogged[row] === 0)
      ledger.recipientsLogged[row] = ledger.recipientsLogged[old] as number;
    for (const id of ledger.queueIds(old)) {
      const bytes = Buffer.from(id, "latin1");
      ledger.addQueueId(row, bytes, 0, bytes.length);
    }
    this.#row[child] = row;
    ledger.retain(row);
    // The old row must not be kept for what it was: it was only a hop.
    ledger.origin[old] = ORIGIN.unknown;
    ledger.flags[old] = 0;
    ledger.release(old);
  }

  #set(row: number, fact: number): void {
    this.#ledger.flags[row] = (this.#ledger.flags[row] as number) | fact;
  }

  #stamp(row: number): void {
    const { atMs, source, line, offset } = this.place;
    this.#ledger.atMs[row] = atMs;
    this.#ledger.source[row] = source;
    this.#ledger.line[row] = line;
    this.#ledger.offset[row] = offset;
  }

  #find(bytes: Buffer, start: number, end: number): number {
    const length = Math.min(end - start, QUEUE_ID_MAX_BYTES);
    const hash = hashFolded(bytes, start, start + length, this.#seed);
    for (
      let slot = this.#heads[hash & this.#mask] as number;
      slot !== 0;
      slot = this.#next[slot] as number
    ) {
      if (this.#hash[slot] !== hash || this.#idLength[slot] !== length) continue;
      const at = slot * SLOT_BYTES;
      let i = 0;
      // Long ids (`enable_long_queue_ids`) differ in the case of their letters alone.
      while (i < length && this.#text[at + i] === bytes[start + i]) i += 1;
      if (i === length) return slot;
    }
    return 0;
  }

  #slotOf(bytes: Buffer, start: number, end: number): number {
    const slot = this.#find(bytes, start, end);
    if (slot === 0) return this.#addSlot(bytes, start, end);
    if (!this.#isReused(slot)) return slot;
    this.#close(slot);
    return this.#addSlot(bytes, start, end);
  }

  #addSlot(bytes: Buffer, start: number, end: number): number {
    if (this.#open >= OPEN_MAX) {
      this.#traffic.totals.evicted += 1;
      this.#close(this.#oldest);
    }
    let slot = this.#freeSlot;
    if (slot !== 0) this.#freeSlot = this.#next[slot] as number;
    else {
      slot = this.#slots += 1;
      if (slot >= this.#next.length) this.#growSlots();
    }
    this.#open += 1;
    const length = Math.min(end - start, QUEUE_ID_MAX_BYTES);
    const hash = hashFolded(bytes, start, start + length, this.#seed);
    this.#hash[slot] = hash;
    this.#idLength[slot] = length;
    copyBytes(bytes, start, this.#text, slot * SLOT_BYTES, length);
    this.#senderLength[slot] = 0;
    this.#aliased[slot] = 0;
    this.#state[slot] = STATE.open;
    this.#row[slot] = this.#ledger.add();
    this.#next[slot] = this.#heads[hash & this.#mask] as number;
    this.#heads[hash & this.#mask] = slot;
    this.#older[slot] = this.#newest;
    this.#newer[slot] = 0;
    if (this.#newest !== 0) this.#newer[this.#newest] = slot;
    else this.#oldest = slot;
    this.#newest = slot;
    if (this.#open * 2 > this.#mask) this.#growHeads();
    return slot;
  }

  #closeLingering(beforeMs: number): void {
    const queue = this.#lingering;
    while (this.#lingeringHead < queue.length) {
      const slot = queue[this.#lingeringHead] as number;
      // Closed before (its id was used again): the slot may hold another message now.
      if (this.#state[slot] === STATE.ended) {
        if (!((this.#endedMs[slot] as number) < beforeMs)) break;
        this.#close(slot);
      }
      this.#lingeringHead += 1;
    }
    if (this.#lingeringHead > 4096 && this.#lingeringHead * 2 > queue.length) {
      this.#lingering = queue.slice(this.#lingeringHead);
      this.#lingeringHead = 0;
    }
  }

  #close(slot: number): void {
    const hash = this.#hash[slot] as number;
    let before = 0;
    let at = this.#heads[hash & this.#mask] as number;
    while (at !== slot) {
      before = at;
      at = this.#next[at] as number;
    }
    if (before === 0) this.#heads[hash & this.#mask] = this.#next[slot] as number;
    else this.#next[before] = this.#next[slot] as number;
    const older = this.#older[slot] as number;
    const newer = this.#newer[slot] as number;
    if (older !== 0) this.#newer[older] = newer;
    else this.#oldest = newer;
    if (newer !== 0) this.#older[newer] = older;
    else this.#newest = older;
    this.#settle(slot);
    this.#state[slot] = 0;
    this.#next[slot] = this.#freeSlot;
    this.#freeSlot = slot;
    this.#open -= 1;
  }

  /** Hands what a slot knows to its row and lets go of it. */
  #settle(slot: number): void {
    const ledger = this.#ledger;
    const row = this.#row[slot] as number;
    this.#pending.clear(slot);
    const at = slot * SLOT_BYTES;
    const flags = ledger.flags[row] as number;
    const origin = ledger.origin[row] as number;
    // Names of mail that only came in are not worth remembering: attackers invent one a message.
    const wanted =
      origin >= ORIGIN.account ||
      (flags & (FACT.remote | FACT.bounceSent)) !== 0 ||
      (origin === ORIGIN.unknown && (flags & FACT.toFilter) !== 0);
    if (wanted) {
      ledger.addQueueId(row, this.#text, at, at + (this.#idLength[slot] as number));
      const length = this.#senderLength[slot] as number;
      if (ledger.sender[row] === 0 && length > 0) {
        const from = at + QUEUE_ID_MAX_BYTES;
        ledger.sender[row] = this.#traffic.names.senders.intern(this.#text, from, from + length);
      }
    }
    if (
      origin === ORIGIN.client &&
      (flags & (FACT.local | FACT.unknownHere | FACT.remote)) === FACT.local
    ) {
      this.#traffic.deliveredFrom.add(ledger.client[row] as number);
    }
    if (
      origin === ORIGIN.client &&
      this.#senderLength[slot] === 0 &&
      (flags & (FACT.queued | FACT.local)) === (FACT.queued | FACT.local)
    ) {
      this.#traffic.totals.nullSendersIn += 1;
    }
    ledger.release(row);
  }

  #growSlots(): void {
    const size = Math.ceil(this.#next.length * 1.5);
    const int = (from: Int32Array<ArrayBuffer>) => {
      const to = new Int32Array(size);
      to.set(from);
      return to;
    };
    this.#next = int(this.#next);
    this.#hash = int(this.#hash);
    this.#row = int(this.#row);
    this.#older = int(this.#older);
    this.#newer = int(this.#newer);
    const idLength = new Uint8Array(size);
    idLength.set(this.#idLength);
    this.#idLength = idLength;
    const aliased = new Uint8Array(size);
    aliased.set(this.#aliased);
    this.#aliased = aliased;
    const state = new Uint8Array(size);
    state.set(this.#state);
    this.#state = state;
    const senderLength = new Uint16Array(size);
    senderLength.set(this.#senderLength);
    this.#senderLength = senderLength;
    const endedMs = new Float64Array(size);
    endedMs.set(this.#endedMs);
    this.#endedMs = endedMs;
    const text = Buffer.alloc(size * SLOT_BYTES);
    this.#text.copy(text);
    this.#text = text;
  }

  #growHeads(): void {
    const heads = new Int32Array((this.#mask + 1) * 2);
    const mask = heads.length - 1;
    for (let slot = this.#oldest; slot !== 0; slot = this.#newer[slot] as number) {
      const bucket = (this.#hash[slot] as number) & mask;
      this.#next[slot] = heads[bucket] as number;
      heads[bucket] = slot;
    }
    this.#heads = heads;
    this.#mask = mask;
  }
}

// indices in REPLY_CLASSES
const UNKNOWN_USER = 4;
function isRefusal(replyClass: number): boolean {
  return replyClass >= 1 && replyClass <= 3;
}
