import type { Hook } from "./hook.ts";
import type { Charge, Payers } from "./limits/weigh.ts";
import { BoundedMemory } from "./memory/bounded-memory.ts";
import type { PairHash } from "./memory/hash-pair.ts";
import { DUNNO, type PolicyAnswer } from "./protocol/policy-answer.ts";

/** Shared by all that have none: most messages have one recipient, and 30,000 are remembered. */
const NO_HASHES: ReadonlySet<number> = new Set();
const NO_CHARGES: readonly Charge[] = [];

/**
 * One message between its first recipient and its end. All questions about it carry the same `instance`
 * (SMTPD_POLICY_README), so nothing is counted twice: Postfix asks again after a time-out, and asks at several stages.
 */
export class OpenMessage {
  readonly openedMs: number;
  readonly payers: Payers;
  readonly hook: Hook;
  /** Hashes of the recipients asked about. */
  recipients = NO_HASHES;
  /** Of those, whom this sender never wrote to before. */
  newRecipients = NO_HASHES;
  /** Recipients that were refused alone, with what was said. */
  refusedRecipients: ReadonlyMap<number, PolicyAnswer> | undefined;
  charges = NO_CHARGES;
  isCharged = false;
  chargedRecipients = 0;
  chargedNew = 0;
  /** Said to the whole message; stays what it is. */
  final: PolicyAnswer | undefined;
  atData: PolicyAnswer | undefined;
  atEnd: PolicyAnswer | undefined;

  constructor(openedMs: number, payers: Payers, hook: Hook) {
    this.openedMs = openedMs;
    this.payers = payers;
    this.hook = hook;
  }

  /** Recipients that the message still has. */
  get recipientCount(): number {
    return this.recipients.size - (this.refusedRecipients?.size ?? 0);
  }

  /** What was said about the recipient before; undefined when nobody asked. */
  saidOf(recipient: number): PolicyAnswer | undefined {
    if (!this.recipients.has(recipient)) return undefined;
    return this.refusedRecipients?.get(recipient) ?? this.final ?? DUNNO;
  }

  addRecipient(recipient: number): void {
    this.recipients = withHash(this.recipients, recipient);
  }

  addNewRecipient(pair: number): void {
    this.newRecipients = withHash(this.newRecipients, pair);
  }

  refuseRecipient(recipient: number, answer: PolicyAnswer): void {
    this.refusedRecipients = new Map([...(this.refusedRecipients ?? []), [recipient, answer]]);
  }
}

function withHash(hashes: ReadonlySet<number>, hash: number): ReadonlySet<number> {
  if (hashes === NO_HASHES) return new Set([hash]);
  return (hashes as Set<number>).add(hash);
}

/** Postfix waits 100 s and asks once more; a client may take minutes for a large message. */
const KEPT_MS = 10 * 60_000;
/** A server has some thousand messages open at once. */
const OPEN_MAX = 1 << 15;
const ENDED_MAX = 1 << 16;

/** Messages by instance, bounded in time and number. */
export class OpenMessages {
  readonly #messages = new Map<string, OpenMessage>();
  /** Instances in the order of their coming, in a circle: a map has them, too, but gives its first one slowly. */
  readonly #order: string[] = [];
  #first = 0;
  #next = 0;
  /**
   * Messages that went through to their end, by the hash of their instance: when a question is asked again, the answer
   * is the same. As numbers they cost the collector nothing, at any rate of mail.
   */
  readonly #ended = new BoundedMemory(ENDED_MAX);
  readonly #hash: PairHash;
  readonly #onGone: (message: OpenMessage) => void;

  /** `onGone` is called for a message that is forgotten without an end. */
  constructor(hash: PairHash, onGone: (message: OpenMessage) => void) {
    this.#hash = hash;
    this.#onGone = onGone;
  }

  get size(): number {
    return this.#messages.size;
  }

  get(instance: string): OpenMessage | undefined {
    return this.#messages.get(instance);
  }

  /** A message without instance is never found again. */
  open(instance: string, message: OpenMessage): void {
    if (instance === "") return;
    if (this.#next - this.#first >= OPEN_MAX) this.#dropFirst();
    // A slice would keep the whole request in memory that it was cut from.
    const own = Buffer.from(instance).toString();
    this.#order[this.#next % OPEN_MAX] = own;
    this.#next += 1;
    this.#messages.set(own, message);
  }

  /** Notes that a message went through at `nowMs`. */
  end(instance: string, nowMs: number): void {
    if (instance === "") return;
    this.#ended.set(this.#hash(instance, ""), Math.floor(nowMs / 1000) + 1);
    this.#messages.delete(instance);
  }

  /** Whether a message of this instance went through already. */
  hasEnded(instance: string): boolean {
    return instance !== "" && this.#ended.get(this.#hash(instance, "")) !== 0;
  }

  /** Forgets what is too old. */
  expire(nowMs: number): void {
    while (this.#first < this.#next) {
      const oldest = this.#messages.get(this.#order[this.#first % OPEN_MAX] ?? "");
      if (oldest !== undefined && oldest.openedMs + KEPT_MS > nowMs) return;
      this.#dropFirst();
    }
  }

  #dropFirst(): void {
    const instance = this.#order[this.#first % OPEN_MAX] ?? "";
    const message = this.#messages.get(instance);
    this.#messages.delete(instance);
    this.#first += 1;
    if (message !== undefined && message.atEnd === undefined) this.#onGone(message);
  }
}
