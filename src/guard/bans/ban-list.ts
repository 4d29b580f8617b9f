import { formatRfc3339 } from "../../core/rfc3339.ts";
import type { EventLog } from "../event-log.ts";
import type { GuardClock } from "../guard-clock.ts";
import type { Ban, BanRules } from "./ban.ts";

/** A ban that ended so long ago is forgotten: the next one is a first one. */
const REMEMBERED_MS = 30 * 86_400_000;
const LONGER = 4;
const BANS_MAX = 20_000;
const RETRY_MS = 60_000;
const MINUTE_MS = 60_000;
/** Somebody may have loaded the firewall anew. */
const AGAIN_MS = 10 * MINUTE_MS;

/** What bans are made by. */
export interface BanWorld {
  /** Shuts them out. `spared`: those that are our own. `problem`: why it could not be done. */
  ban(
    bans: readonly { readonly target: string; readonly seconds: number }[],
  ): Promise<{ readonly spared: readonly string[]; readonly problem: string | undefined }>;
  /** Undefined = done, else why not. */
  unban(targets: readonly string[]): Promise<string | undefined>;
}

export interface BanListParts {
  readonly rules: BanRules;
  readonly clock: GuardClock;
  readonly events: EventLog;
  readonly world: BanWorld;
  /** In mode `observe` bans are only told. */
  readonly isInForce: boolean;
  readonly onChange: (target: string, ban: Ban | undefined) => void;
}

export type BanCause = Pick<Ban, "reason" | "guesses" | "accounts"> &
  Readonly<Record<string, string | number>>;

/** Who is banned, and who was: whoever comes back is banned for longer. */
export class BanList {
  readonly isInForce: boolean;
  readonly #parts: BanListParts;
  readonly #bans = new Map<string, Ban>();
  /** Not handed to the firewall yet. */
  #pending = new Set<string>();
  #retryAtMs = Number.NEGATIVE_INFINITY;
  #againAtMs = 0;
  #isAtWork = false;
  /** Bans since the start. */
  made = 0;

  constructor(parts: BanListParts) {
    this.#parts = parts;
    this.isInForce = parts.isInForce;
  }

  /** The ban that is going on, told or in force. */
  find(target: string): Ban | undefined {
    const ban = this.#bans.get(target);
    return ban !== undefined && this.#isOn(ban) ? ban : undefined;
  }

  refuses(target: string): boolean {
    return this.find(target)?.isInForce === true;
  }

  /** Those that go on, the youngest first. */
  list(): readonly Ban[] {
    return [...this.#bans.values()].filter((ban) => this.#isOn(ban)).toReversed();
  }

  get size(): number {
    let count = 0;
    for (const ban of this.#bans.values()) if (this.#isOn(ban)) count += 1;
    return count;
  }

  add(target: string, cause: BanCause): void {
    const { rules, clock, events } = this.#parts;
    const times = this.#timesOf(target) + 1;
    const lastsMs = Math.min(rules.mostMs, rules.firstMs * LONGER ** Math.min(times - 1, 20));
    const { reason, guesses, accounts } = cause;
    const since = formatRfc3339(clock.wallMs(), 0);
    const untilMs = clock.nowMs() + lastsMs;
    const ban = { target, reason, guesses, accounts, since, untilMs, times };
    this.#set({ ...ban, isInForce: this.isInForce });
    this.made += 1;
    const data = { ...cause, minutes: Math.round(lastsMs / MINUTE_MS), times };
    events.note(this.isInForce ? "client-banned" : "ban-due", target, data);
    if (this.isInForce) this.#pending.add(target);
  }

  /** After a restart; the firewall may have been restarted, too. */
  restore(ban: Ban): void {
    this.#bans.set(ban.target, ban);
  }

  /** One target, or `all`: the bans that were taken back, and why the firewall did not follow. */
  async lift(
    target: string,
  ): Promise<{ readonly targets: readonly string[]; readonly problem: string | undefined }> {
    const bans = this.list().filter((ban) => target === "all" || ban.target === target);
    const targets = bans.map((ban) => ban.target);
    for (const ban of bans) this.#lift(ban, "by-hand");
    const inForce = bans.filter((ban) => ban.isInForce).map((ban) => ban.target);
    const problem = inForce.length === 0 ? undefined : await this.#parts.world.unban(inForce);
    return { targets, problem };
  }

  /** Hands new bans to the firewall and forgets old ones; to be called every second or so. */
  async beat(): Promise<void> {
    const { clock, events, world } = this.#parts;
    const nowMs = clock.nowMs();
    this.#forget();
    if (this.#isAtWork || nowMs < this.#retryAtMs) return;
    if (nowMs >= this.#againAtMs) this.#takeAgain(nowMs);
    if (this.#pending.size === 0) return;
    this.#isAtWork = true;
    const pending = [...this.#pending].flatMap((target) => this.find(target) ?? []);
    this.#pending = new Set();
    const { spared, problem } = await world.ban(
      pending.map(({ target, untilMs }) => ({
        target,
        seconds: Math.max(1, Math.ceil((untilMs - nowMs) / 1000)),
      })),
    );
    this.#isAtWork = false;
    for (const target of spared) {
      const ban = this.find(target);
      if (ban !== undefined) this.#lift(ban, "own");
    }
    if (problem === undefined) return;
    this.#retryAtMs = nowMs + RETRY_MS;
    for (const { target } of pending) if (!spared.includes(target)) this.#pending.add(target);
    events.noteOnce("ban-failed", problem, { bans: this.#pending.size });
  }

  #takeAgain(nowMs: number): void {
    this.#againAtMs = nowMs + AGAIN_MS;
    for (const ban of this.#bans.values()) {
      if (ban.isInForce && this.isInForce && this.#isOn(ban)) this.#pending.add(ban.target);
    }
  }

  #lift(ban: Ban, reason: "by-hand" | "own"): void {
    // It does not count when the next one comes: it was a mistake.
    this.#pending.delete(ban.target);
    this.#bans.delete(ban.target);
    this.#parts.onChange(ban.target, undefined);
    this.#parts.events.note("client-unbanned", ban.target, { reason });
  }

  #set(ban: Ban): void {
    this.#bans.delete(ban.target);
    this.#bans.set(ban.target, ban);
    this.#parts.onChange(ban.target, ban);
    if (this.#bans.size <= BANS_MAX) return;
    for (const oldest of this.#bans.keys()) {
      this.#drop(oldest);
      return;
    }
  }

  #timesOf(target: string): number {
    return this.#bans.get(target)?.times ?? 0;
  }

  #isOn(ban: Ban): boolean {
    return ban.untilMs > this.#parts.clock.nowMs();
  }

  /** In the order of their making, and most last equally long: the first ones are looked at. */
  #forget(): void {
    const before = this.#parts.clock.nowMs() - REMEMBERED_MS;
    for (const { target, untilMs } of this.#bans.values()) {
      if (untilMs > before) return;
      this.#drop(target);
    }
  }

  #drop(target: string): void {
    this.#bans.delete(target);
    this.#pending.delete(target);
    this.#parts.onChange(target, undefined);
  }
}
