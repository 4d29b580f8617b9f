import { formatRfc3339 } from "../core/rfc3339.ts";
import type { GuardClock } from "./guard-clock.ts";

/** A message that waits in the server's hold queue because of us. */
export interface HeldMessage {
  readonly queueId: string;
  readonly account: string;
  readonly client: string;
  readonly sender: string;
  readonly recipients: number;
  readonly reason: string;
  /** RFC 3339. */
  readonly at: string;
}

/** More are held all the same, but not listed; the queue itself has them. */
const LISTED_MAX = 100_000;

/** What was held and not yet released, by queue id. */
export class HeldMessages {
  readonly #clock: GuardClock;
  readonly #messages = new Map<string, HeldMessage>();
  readonly #onChange: (queueId: string, message: HeldMessage | undefined) => void;

  constructor(
    clock: GuardClock,
    onChange: (queueId: string, message: HeldMessage | undefined) => void,
  ) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  add(message: Omit<HeldMessage, "at">): void {
    if (this.#messages.size >= LISTED_MAX || this.#messages.has(message.queueId)) return;
    this.#put({ ...message, at: formatRfc3339(this.#clock.wallMs(), 0) });
  }

  /** One that the state remembers, or that could not be released. */
  restore(message: HeldMessage): void {
    this.#put(message);
  }

  /** Oldest first. */
  list(account?: string): readonly HeldMessage[] {
    const all = [...this.#messages.values()];
    return account === undefined ? all : all.filter((message) => message.account === account);
  }

  remove(queueId: string): void {
    if (this.#messages.delete(queueId)) this.#onChange(queueId, undefined);
  }

  #put(message: HeldMessage): void {
    this.#messages.set(message.queueId, message);
    this.#onChange(message.queueId, message);
  }
}
