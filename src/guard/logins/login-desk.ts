import { networkOf, scopeOf } from "../../core/ip-address.ts";
import type { BanList } from "../bans/ban-list.ts";
import type { EventLog } from "../event-log.ts";
import type { FollowedLine, LineListener } from "../follow/followed-line.ts";
import type { GuardClock } from "../guard-clock.ts";
import type { PairHash } from "../memory/hash-pair.ts";
import { canonicalAccount } from "../who-pays.ts";
import { AttackedAccount } from "./attacked-account.ts";
import { attemptOfEvent } from "./attempt-of-event.ts";
import { areaOf, sourceOf } from "./client-networks.ts";
import { DistinctWindow } from "./distinct-window.ts";
import { FailingSource } from "./failing-source.ts";
import type { KnownLogins } from "./known-logins.ts";
import type { LoginAttempt } from "./login-attempt.ts";
import type { LoginRules } from "./login-rules.ts";
import { RecentMap } from "./recent-map.ts";
import { tellsOfLogin } from "./tells-of-login.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** In this time many clients that fail are one attack. */
const ATTACK_MS = 6 * HOUR_MS;
/** While passwords are sprayed, so few guesses at two accounts are no mistyping. */
const SPRAYED_GUESSES = 3;
/** Different passwords at one account: fewer are one telephone in many networks, or its owner's fingers. */
const DIFFERENT_PASSWORDS = 5;
/** The log tells after the authentication did, at the end of a connection. */
const LOG_LATER_MS = 15 * 60_000;
/** Whoever logs in from so many networks travels: a further one says nothing. */
const TRAVELLER_NETWORKS = 10;
/** Home, office, telephone. */
const HOME_NETWORKS = 3;
const SPARED_MS = HOUR_MS;
const QUIET_MS = DAY_MS;

const SOURCES_MAX = 20_000;
const ACCOUNTS_MAX = 4_000;

export interface LoginDeskParts {
  readonly rules: LoginRules;
  readonly clock: GuardClock;
  readonly events: EventLog;
  readonly known: KnownLogins;
  readonly bans: BanList;
  readonly hash: PairHash;
  readonly isOwn: (ip: string) => boolean;
  readonly defaultDomain: string;
}

/** Figures since the start. */
export interface LoginCounts {
  failures: number;
  successes: number;
  /** Attacks that were not answered with a ban, for honest logins come from the same address. */
  spared: number;
}

/**
 * Watches who tries to log in. What it counts are guesses, an account with a password each, for failures are made by
 * honest programs, too. A client is banned, never an account locked: whoever could lock accounts by failing would.
 */
export class LoginDesk implements LineListener {
  readonly counts: LoginCounts = { failures: 0, successes: 0, spared: 0 };
  readonly #parts: LoginDeskParts;
  readonly #sources = new RecentMap<FailingSource>(SOURCES_MAX);
  /** Two maps: names that an attacker invents push no real account out. */
  readonly #attacked = new RecentMap<AttackedAccount>(ACCOUNTS_MAX);
  readonly #invented = new RecentMap<AttackedAccount>(ACCOUNTS_MAX);
  readonly #sprayClients = new DistinctWindow(ATTACK_MS, SOURCES_MAX);
  readonly #sprayAccounts = new DistinctWindow(ATTACK_MS, ACCOUNTS_MAX);

  constructor(parts: LoginDeskParts) {
    this.#parts = parts;
  }

  get sources(): number {
    return this.#sources.size;
  }

  onLine(line: FollowedLine): void {
    if (!tellsOfLogin(line.header)) return;
    const attempt = attemptOfEvent(line.event());
    if (attempt === undefined) return;
    const { clock } = this.#parts;
    // A line is as old as its stamp says: what is read late, after a burst or a stop, was not done all at once.
    const ageMs = Number.isFinite(line.timeMs) ? Math.max(0, clock.wallMs() - line.timeMs) : 0;
    const atMs = clock.nowMs() - ageMs;
    if (!line.isPast) this.take(attempt, atMs);
    else if (attempt.isSuccess) this.#learn(attempt, atMs);
  }

  /** `atMs`: guard clock. */
  take(attempt: LoginAttempt, atMs: number): void {
    if (this.#parts.isOwn(attempt.client)) return;
    if (attempt.isSuccess) this.#succeeded(attempt, atMs);
    else this.#failed(attempt, atMs);
  }

  /** Whether this client is to be kept from trying this login. */
  refuses(client: string, login: string, atMs: number): boolean {
    const { bans, hash } = this.#parts;
    const source = sourceOf(client);
    if (bans.refuses(source)) return true;
    const record = this.#sources.find(source);
    if (record === undefined || record.sparedUntilMs <= atMs || !bans.isInForce) return false;
    const account = this.#account(login);
    return record.tried(hash(account, "")) && !this.#isKnown(account, client, atMs);
  }

  #failed({ client, login, passwordHash, from }: LoginAttempt, atMs: number): void {
    const { hash, known, bans } = this.#parts;
    const source = sourceOf(client);
    const record = this.#sources.take(source, () => new FailingSource());
    if (from === "policy") record.toldByPolicyMs = atMs;
    else if (atMs - record.toldByPolicyMs < LOG_LATER_MS) return;
    const account = this.#account(login);
    const isCounted = from === "policy" && record.forgetLogged(hash(account, ""));
    if (!isCounted) this.counts.failures += 1;
    // Whoever logs in from there otherwise has mistyped, or a telephone of the house has an old password.
    if (this.#isKnown(account, client, atMs) || bans.find(source) !== undefined) return;
    const accountHash = hash(account, "");
    const key = passwordHash === undefined ? accountHash : hash(account, passwordHash);
    record.fail(accountHash, key, passwordHash !== undefined, atMs);
    this.#noteSpray(source, record, accountHash, atMs);
    this.#judgeAccount(account, client, passwordHash === undefined ? undefined : key, atMs);
    this.#judgeSource(source, client, record, known.networksOf(account) > 0, atMs);
  }

  #noteSpray(source: string, record: FailingSource, account: number, atMs: number): void {
    const { hash, rules, events } = this.#parts;
    const client = hash("", source);
    if (record.isStuck) return this.#sprayClients.remove(client);
    this.#sprayClients.note(client, atMs);
    this.#sprayAccounts.note(account, atMs);
    if (!this.#isSprayed(atMs)) return;
    const data = {
      clients: this.#sprayClients.count(atMs),
      accounts: this.#sprayAccounts.count(atMs),
      hours: ATTACK_MS / HOUR_MS,
    };
    if (data.clients >= rules.sprayClients) {
      events.noteOnce("password-spraying", "", data, QUIET_MS);
    }
  }

  #isSprayed(atMs: number): boolean {
    const { rules } = this.#parts;
    return (
      this.#sprayClients.count(atMs) >= rules.sprayClients &&
      this.#sprayAccounts.count(atMs) >= rules.sprayAccounts
    );
  }

  #judgeSource(
    source: string,
    client: string,
    record: FailingSource,
    isRealAccount: boolean,
    atMs: number,
  ): void {
    const { rules, known, events, bans } = this.#parts;
    const guesses = record.guessesSince(atMs - DAY_MS);
    const accounts = record.accountsSince(atMs - DAY_MS);
    const isSpraying = guesses >= SPRAYED_GUESSES && accounts > 1 && this.#isSprayed(atMs);
    const isGuessing =
      guesses >= rules.guessesPerDay || record.guessesSince(atMs - HOUR_MS) >= rules.guessesPerHour;
    const attempts = record.burst(atMs);
    const isHammering = attempts >= rules.attempts;
    if (!isSpraying && !isGuessing && !isHammering) return;
    const reason = isGuessing ? "guesses" : isSpraying ? "spraying" : "attempts";
    const data = { reason, guesses, accounts, attempts };
    // One real account, hammered at, by the log alone: most likely its owner's own program.
    const spared =
      scopeOf(client) !== "public"
        ? "private"
        : known.hasClient(source, atMs)
          ? "known"
          : reason === "attempts" && accounts === 1 && isRealAccount
            ? "one-account"
            : undefined;
    if (spared === undefined) {
      record.clear();
      bans.add(source, data);
      return;
    }
    this.counts.spared += 1;
    if (spared === "known" && isGuessing) record.sparedUntilMs = atMs + SPARED_MS;
    events.noteOnce("brute-force", source, { ...data, spared }, QUIET_MS);
  }

  /** Many networks at one account: told, for there is nobody to ban, and the account is the victim. */
  #judgeAccount(account: string, client: string, password: number | undefined, atMs: number): void {
    const { rules, hash, known, events } = this.#parts;
    if (account === "") return;
    const pool = known.networksOf(account) > 0 ? this.#attacked : this.#invented;
    const record = pool.take(account, () => new AttackedAccount());
    record.fail(hash("", areaOf(client)), password, atMs);
    const networks = record.areasSince(atMs - ATTACK_MS);
    const passwords = record.passwordsSince(atMs - ATTACK_MS);
    if (networks < rules.accountNetworks) return;
    if (passwords !== undefined && passwords < DIFFERENT_PASSWORDS) return;
    const data = { networks, passwords: passwords ?? null, hours: ATTACK_MS / HOUR_MS };
    events.noteOnce("account-attacked", account, data, QUIET_MS);
  }

  #succeeded(attempt: LoginAttempt, atMs: number): void {
    const { events, hash } = this.#parts;
    const { client } = attempt;
    this.counts.successes += 1;
    const account = this.#account(attempt.login);
    const source = sourceOf(client);
    const record = this.#sources.find(source);
    const data = { client, network: networkOf(client) };
    if (!this.#isKnown(account, client, atMs)) {
      const reason = this.#suspicion(account, client, record, atMs);
      if (reason !== undefined) {
        events.noteOnce("login-after-attack", account, { ...data, reason });
        // Not learned: this login is no proof that its address is somebody's own.
        return;
      }
      this.#noteNewNetwork(account, data);
    }
    record?.forgive(hash(account, ""));
    this.#sprayClients.remove(hash("", source));
    this.#learn(attempt, atMs);
  }

  /** Why a login that succeeded may be the attacker's. */
  #suspicion(
    account: string,
    client: string,
    record: FailingSource | undefined,
    atMs: number,
  ): "guessed" | "sprayed" | undefined {
    const { hash, known, bans } = this.#parts;
    const accounts = record?.accountsSince(atMs - DAY_MS) ?? 0;
    const guesses = record?.guessesSince(atMs - DAY_MS) ?? 0;
    if (bans.find(sourceOf(client)) !== undefined) return "guessed";
    if (accounts > 1 && guesses >= SPRAYED_GUESSES && !known.hasClient(sourceOf(client), atMs)) {
      return "guessed";
    }
    // All day long somebody sprays at somebody: only what fits nobody here is worth a word.
    if (known.hasClient(sourceOf(client), atMs)) return undefined;
    const name = hash(account, "");
    const isTarget = this.#sprayAccounts.has(name, atMs) && this.#isSprayed(atMs);
    const isStrange = known.isSettled(account) && known.networksOf(account) <= HOME_NETWORKS;
    const isOneOfMany = record?.tried(name) === true && this.#isAttacked(account, atMs);
    return (isTarget && isStrange) || isOneOfMany ? "sprayed" : undefined;
  }

  /** Many networks have failed at it. */
  #isAttacked(account: string, atMs: number): boolean {
    const record = this.#attacked.find(account) ?? this.#invented.find(account);
    const networks = record?.areasSince(atMs - ATTACK_MS) ?? 0;
    return networks >= this.#parts.rules.accountNetworks;
  }

  #noteNewNetwork(account: string, data: { client: string; network: string }): void {
    const { known, events } = this.#parts;
    const networks = known.networksOf(account);
    if (!known.isSettled(account) || networks >= TRAVELLER_NETWORKS) return;
    events.noteOnce("login-new-network", account, { ...data, networks }, QUIET_MS);
  }

  #learn({ client, login }: LoginAttempt, atMs: number): void {
    const { known, isOwn } = this.#parts;
    if (isOwn(client)) return;
    known.learn(this.#account(login), networkOf(client), sourceOf(client), atMs);
  }

  #isKnown(account: string, client: string, atMs: number): boolean {
    return this.#parts.known.hasPair(account, networkOf(client), atMs);
  }

  #account(login: string): string {
    return login === "" ? "" : canonicalAccount(login, this.#parts.defaultDomain);
  }
}
