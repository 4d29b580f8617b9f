import { FACT, type Ledger, ORIGIN, type Origin } from "../core/ledger.ts";
import { type AcceptFrom, type Attempt, type MailSink, OUTCOME, ROUTE } from "../core/mail-sink.ts";
import type { Place } from "../core/tally.ts";
import type { Traffic } from "../core/traffic.ts";
import { VERDICT_OF_REPLY } from "../core/verdict-of-reply.ts";
import { VERDICT } from "../core/verdict-series.ts";
import { absorbRow } from "./absorb-row.ts";
import { OpenMessages } from "./open-messages.ts";
import { OutcomeCounts, UNKNOWN_USER } from "./outcome-counts.ts";
import { SlotQueue } from "./slot-queue.ts";

/**
 * A finished message lingers: the line that names the id of its next hop (`queued as`) is often logged after that hop
 * is done, and two log files are never in step to the second.
 */
const LINGER_MS = 600_000;

/** Lines of one moment may come in any order, see `#isReused`. */
const SAME_MOMENT_MS = 2000;
/**
 * An id's life begins with the line that says who handed it in. Where that comes long after others, they were another
 * message's, whose end the log does not show.
 */
const ACCEPTED_LATE_MS = 60_000;

/** Messages that may be open at once. A log without `removed` lines would keep all of them; the oldest are closed then. */
const OPEN_MAX = 400_000;

/** Domains of this server that are remembered: a hosting company has thousands, only a forged log has more. */
const LOCAL_DOMAINS_MAX = 100_000;

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
  readonly #open: OpenMessages;
  readonly #outcomes: OutcomeCounts;
  /** Ended slots in the order of their end. */
  readonly #lingering = new SlotQueue();

  constructor(traffic: Traffic, seed: number) {
    this.#traffic = traffic;
    this.#ledger = traffic.ledger;
    this.#open = new OpenMessages(seed);
    this.#outcomes = new OutcomeCounts(traffic.ledger);
  }

  accept(bytes: Buffer, idStart: number, idEnd: number, origin: Origin, from: AcceptFrom): void {
    let slot = this.#slotOf(bytes, idStart, idEnd);
    if (this.place.atMs - this.#open.openedMs(slot) > ACCEPTED_LATE_MS) {
      this.#close(slot);
      slot = this.#addSlot(bytes, idStart, idEnd);
    }
    const row = this.#rowOf(slot);
    const ledger = this.#ledger;
    this.#traffic.totals.acceptLines += 1;
    // A hop that was joined to its first hop already keeps what the first hop says.
    if (ledger.origin[row] !== ORIGIN.unknown) {
      // ... unless what it keeps is a filter's, whose lines were read first.
      const isFilters = ledger.origin[row] === ORIGIN.client && this.#has(row, FACT.handedOver);
      if (!isFilters || from.loopback) return;
      ledger.flags[row] = (ledger.flags[row] as number) & ~FACT.handedOver;
    }
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
    const first = this.#open.find(bytes, firstIdStart, firstIdEnd);
    if (first !== 0) this.#join(first, this.#slotOf(bytes, idStart, idEnd));
  }

  queued(
    bytes: Buffer,
    idStart: number,
    idEnd: number,
    senderStart: number,
    senderEnd: number,
    recipients: number,
  ): void {
    this.#traffic.totals.queuedLines += 1;
    const slot = this.#slotOf(bytes, idStart, idEnd);
    const row = this.#rowOf(slot);
    const ledger = this.#ledger;
    const wasQueued = ((ledger.flags[row] as number) & FACT.queued) !== 0;
    this.#set(row, FACT.queued);
    if (!wasQueued) this.#traffic.totals.messages += 1;
    if (senderEnd > senderStart && !this.#open.hasSender(slot))
      this.#open.setSender(slot, bytes, senderStart, senderEnd);
    // The second hop counts the same recipients once more, and so does every run of the queue.
    if (!wasQueued) {
      ledger.recipientsLogged[row] = recipients;
      if (ledger.atMs[row] === 0) this.#stamp(row);
    }
  }

  attempt(bytes: Buffer, idStart: number, idEnd: number, attempt: Attempt): void {
    const traffic = this.#traffic;
    traffic.totals.deliveries += 1;
    const slot = this.#slotOf(bytes, idStart, idEnd);
    let row = this.#rowOf(slot);
    const ledger = this.#ledger;
    if (ledger.atMs[row] === 0) this.#stamp(row);
    if (
      attempt.nextIdEnd > attempt.nextIdStart &&
      attempt.outcome === OUTCOME.delivered &&
      attempt.route !== ROUTE.remote
    ) {
      const child = this.#open.find(bytes, attempt.nextIdStart, attempt.nextIdEnd);
      if (child !== 0 && child !== slot) {
        this.#join(slot, child, attempt.forwarded);
        if (attempt.route === ROUTE.handover) this.#set(this.#rowOf(slot), FACT.filtered);
        if (attempt.forwarded) {
          this.#set(row, FACT.forwarded);
          this.#open.markAliased(child);
        }
        return;
      }
      if (attempt.route === ROUTE.handover) {
        // The child's first line may still come (another file): open it, joined.
        this.#set(row, FACT.toFilter);
        this.#join(slot, this.#addSlot(bytes, attempt.nextIdStart, attempt.nextIdEnd));
        this.#set(this.#rowOf(slot), FACT.filtered);
        return;
      }
    }
    row = this.#rowOf(slot);
    if (attempt.forwarded) this.#set(row, FACT.forwarded);
    if (attempt.throughSrs) this.#set(row, FACT.throughSrs);
    if (ledger.recipientHash[row] === 0) ledger.recipientHash[row] = attempt.recipientHash;
    ledger.recipientDomain[row] = attempt.recipientDomain;
    this.#outcomes.count(slot, row, attempt);
    if (attempt.route === ROUTE.remote || attempt.route === ROUTE.inside) {
      if (attempt.route === ROUTE.remote) {
        const aliased = attempt.forwarded || this.#open.isAliased(slot);
        this.#set(row, aliased ? FACT.remote : FACT.remote | FACT.direct);
        if (ledger.origin[row] === ORIGIN.bounce) this.#set(row, FACT.bounceRemote);
      }
      if (attempt.relay !== 0) {
        if (attempt.outcome !== OUTCOME.delivered)
          traffic.replies.add(attempt.relay, attempt.replyClass, this.place);
        traffic.verdicts.add(
          attempt.relay,
          attempt.outcome === OUTCOME.delivered
            ? VERDICT.accepted
            : (VERDICT_OF_REPLY[attempt.replyClass] ?? VERDICT.notYet),
          this.place.atMs + traffic.offsetMinutes * 60_000,
        );
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
    const parent = this.#rowOf(parentSlot);
    const child = this.#rowOf(this.#slotOf(bytes, bounceIdStart, bounceIdEnd));
    if (parent === child || ledger.bounceOf[child] !== 0) return;
    ledger.origin[child] = ORIGIN.bounce;
    ledger.bounceOf[child] = parent;
    ledger.retain(parent);
    this.#set(parent, FACT.bounceSent);
    if (((ledger.flags[child] as number) & FACT.remote) !== 0) this.#set(child, FACT.bounceRemote);
    this.#stamp(child);
  }

  expired(bytes: Buffer, idStart: number, idEnd: number): void {
    const slot = this.#open.find(bytes, idStart, idEnd);
    if (slot !== 0) this.#outcomes.expire(slot, this.#rowOf(slot));
  }

  rejected(bytes: Buffer, idStart: number, idEnd: number): void {
    const slot = this.#open.find(bytes, idStart, idEnd);
    if (slot === 0) return;
    const row = this.#rowOf(slot);
    if (((this.#ledger.flags[row] as number) & FACT.queued) === 0) this.#set(row, FACT.rejected);
  }

  ended(bytes: Buffer, idStart: number, idEnd: number): void {
    this.#traffic.totals.removedLines += 1;
    const slot = this.#open.find(bytes, idStart, idEnd);
    if (slot !== 0 && !this.#open.isEnded(slot)) {
      this.#open.end(slot, this.place.atMs);
      this.#set(this.#rowOf(slot), FACT.ended);
      this.#lingering.add(slot);
    }
    this.#closeLingering(this.place.atMs - LINGER_MS);
  }

  /** Closes all that is open; the ledger is complete afterwards. */
  finish(): void {
    while (this.#open.oldest !== 0) this.#close(this.#open.oldest);
    this.#lingering.clear();
  }

  /** Row of the message of an open id; 0 = not open. It may be joined to another later. */
  rowOf(bytes: Buffer, idStart: number, idEnd: number): number {
    const slot = this.#open.find(bytes, idStart, idEnd);
    return slot === 0 ? 0 : this.#rowOf(slot);
  }

  /**
   * Who handed in the message of an open id, as one number: positive for logins and local users, negative for clients
   * without a login, 0 = not known.
   */
  sourceOf(bytes: Buffer, idStart: number, idEnd: number): number {
    const row = this.rowOf(bytes, idStart, idEnd);
    const { origin, account, submitter, client } = this.#ledger;
    switch (origin[row]) {
      case ORIGIN.account:
        return (account[row] as number) * 2;
      case ORIGIN.local:
        return (submitter[row] as number) * 2 + 1;
      case ORIGIN.client:
        return -(client[row] as number);
      default:
        return 0;
    }
  }

  /**
   * Puts what is known of open messages into the ledger, so that it can be looked at while reading goes on. Their queue
   * ids come when they are closed.
   */
  expose(): void {
    for (let slot = this.#open.oldest; slot !== 0; slot = this.#open.newer(slot)) {
      const row = this.#rowOf(slot);
      const flags = this.#ledger.flags[row] as number;
      if (this.#isKept(row, flags)) this.#nameSender(slot, row);
      if (this.#ledger.origin[row] === ORIGIN.client && this.#open.isEnded(slot)) {
        this.#countIncoming(slot, row, flags);
      }
    }
  }

  /**
   * An id that ended and goes on later is another message's. Within the same two seconds it is the same message whose
   * lines came in another order (a log split over files has whole seconds), and so is one whose beginning was not seen.
   */
  #isReused(slot: number): boolean {
    return this.#open.isEnded(slot) && this.place.atMs - this.#open.endedMs(slot) > SAME_MOMENT_MS;
  }

  /** Makes `child` a further hop of the message that `first` belongs to. */
  #join(first: number, child: number, aliased = false): void {
    const ledger = this.#ledger;
    const row = this.#rowOf(first);
    const old = this.#rowOf(child);
    if (row === old) return;
    if (((ledger.flags[row] as number) & (ledger.flags[old] as number) & FACT.queued) !== 0)
      this.#traffic.totals.messages -= 1;
    // A message that an alias here sent on did not go to where its client wanted it.
    absorbRow(ledger, row, old, aliased ? FACT.direct : 0);
    // A bounce may refer to the old row, and so may a third hop that was joined to it before.
    ledger.move(old, row);
    const held = this.#open.row(child);
    this.#open.setRow(child, row);
    ledger.retain(row);
    ledger.release(held);
  }

  #rowOf(slot: number): number {
    return this.#ledger.messageOf(this.#open.row(slot));
  }

  #has(row: number, fact: number): boolean {
    return ((this.#ledger.flags[row] as number) & fact) !== 0;
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

  #slotOf(bytes: Buffer, start: number, end: number): number {
    const slot = this.#open.find(bytes, start, end);
    if (slot === 0) return this.#addSlot(bytes, start, end);
    if (!this.#isReused(slot)) return slot;
    this.#close(slot);
    return this.#addSlot(bytes, start, end);
  }

  #addSlot(bytes: Buffer, start: number, end: number): number {
    if (this.#open.count >= OPEN_MAX) {
      this.#traffic.totals.evicted += 1;
      this.#close(this.#open.oldest);
    }
    return this.#open.open(bytes, start, end, this.#ledger.add(), this.place.atMs);
  }

  #closeLingering(beforeMs: number): void {
    for (let slot = this.#lingering.first; slot !== 0; slot = this.#lingering.first) {
      // Closed before (its id was used again): the slot may hold another message now.
      if (this.#open.isEnded(slot)) {
        if (!(this.#open.endedMs(slot) < beforeMs)) break;
        this.#close(slot);
      }
      this.#lingering.removeFirst();
    }
  }

  /** Hands what an open id knows to its row and lets go of it. */
  #close(slot: number): void {
    const ledger = this.#ledger;
    const held = this.#open.row(slot);
    const row = ledger.messageOf(held);
    this.#outcomes.close(slot);
    const flags = ledger.flags[row] as number;
    if (this.#isKept(row, flags)) {
      ledger.addQueueId(row, this.#open.id(slot), this.#open.isEnded(slot));
      this.#nameSender(slot, row);
    }
    if (ledger.origin[row] === ORIGIN.client) this.#countIncoming(slot, row, flags);
    ledger.release(held);
    this.#open.close(slot);
  }

  /** Names of mail that only came in are not worth remembering: attackers invent one a message. */
  #isKept(row: number, flags: number): boolean {
    const origin = this.#ledger.origin[row] as number;
    return (
      origin >= ORIGIN.account ||
      (flags & (FACT.remote | FACT.bounceSent)) !== 0 ||
      (origin === ORIGIN.unknown && (flags & FACT.toFilter) !== 0)
    );
  }

  #nameSender(slot: number, row: number): void {
    const { sender } = this.#ledger;
    if (sender[row] !== 0 || !this.#open.hasSender(slot)) return;
    const { senders } = this.#traffic.names;
    sender[row] = this.#open.withSender(slot, (bytes, start, end) =>
      senders.intern(bytes, start, end),
    );
  }

  /** Mail from outside that reached a mailbox here: its row is not kept, so it is counted. */
  #countIncoming(slot: number, row: number, flags: number): void {
    if (this.#open.isCounted(slot)) return;
    this.#open.markCounted(slot);
    if ((flags & (FACT.local | FACT.unknownHere | FACT.remote)) === FACT.local) {
      this.#traffic.deliveredFrom.add(this.#ledger.client[row] as number);
    }
    const isDelivered = (flags & (FACT.queued | FACT.local)) === (FACT.queued | FACT.local);
    if (isDelivered && !this.#open.hasSender(slot)) this.#traffic.totals.nullSendersIn += 1;
  }
}
