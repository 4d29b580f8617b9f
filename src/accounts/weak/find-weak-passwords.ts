import type { PasswordScheme } from "../password-scheme.ts";
import type { AccountRecord } from "../row-account.ts";
import { COMMON_PASSWORDS } from "./common-passwords.ts";
import { loginGuesses } from "./login-guesses.ts";

/** What the guesses said about one account; never which guess it was. */
export type WeakAnswer =
  /** One of the commonest passwords. */
  | "common"
  /** Made of the login. */
  | "login"
  /** None of the guesses. */
  | "resists"
  /** The time ran out before the last guess. */
  | "partly"
  /** There is no check for the scheme here (bcrypt, argon2, ...), or the hash is not in the evidence. */
  | "unchecked";

export interface WeakCheck {
  readonly answers: ReadonlyMap<AccountRecord, WeakAnswer>;
  /** Guesses that were compared. */
  readonly guesses: number;
  readonly ranOut: boolean;
}

export interface WeakBudget {
  readonly nowMs: () => number;
  /** Stop after so much time, between two guesses. */
  readonly timeMs: number;
  /** Called now and then, so that others get their turn. */
  readonly pause: () => Promise<void>;
}

/** Time between two pauses. */
const TURN_MS = 50;

/** A guess costs milliseconds; the others cost next to nothing and come first. */
const DEAR_SCHEMES: ReadonlySet<PasswordScheme> = new Set([
  "md5-crypt",
  "apr1",
  "sha256-crypt",
  "sha512-crypt",
  "des-crypt",
  "pbkdf2",
]);

interface Candidate {
  readonly record: AccountRecord;
  readonly own: readonly string[];
}

interface Clock {
  readonly budget: WeakBudget;
  readonly endMs: number;
  turnEndMs: number;
  guesses: number;
}

/**
 * Tries the commonest passwords and those made of the login against every stored password, all accounts side by side:
 * when the time runs out, each has had the same number of guesses, the likeliest first.
 */
export async function findWeakPasswords(
  records: readonly AccountRecord[],
  budget: WeakBudget,
): Promise<WeakCheck> {
  const answers = new Map<AccountRecord, WeakAnswer>(
    records.map((record) => [record, "unchecked"]),
  );
  const candidates = records.filter(isCheckable).map((record): Candidate => ({
    record,
    own: loginGuesses(record.account.login, record.account.createdAt),
  }));
  for (const { record } of candidates) answers.set(record, "partly");
  const nowMs = budget.nowMs();
  const clock = { budget, endMs: nowMs + budget.timeMs, turnEndMs: nowMs + TURN_MS, guesses: 0 };
  for (const isWanted of [(one: Candidate) => !isDear(one), isDear]) {
    if (!(await tryAll(candidates.filter(isWanted), answers, clock))) {
      return { answers, guesses: clock.guesses, ranOut: true };
    }
  }
  return { answers, guesses: clock.guesses, ranOut: false };
}

function isDear({ record }: Candidate): boolean {
  return record.password !== undefined && DEAR_SCHEMES.has(record.password.scheme);
}

/** Guess by guess over all candidates; false when the time is over. */
async function tryAll(
  candidates: readonly Candidate[],
  answers: Map<AccountRecord, WeakAnswer>,
  clock: Clock,
): Promise<boolean> {
  let left = candidates;
  const ownMax = candidates.reduce((most, { own }) => Math.max(most, own.length), 0);
  const rounds = COMMON_PASSWORDS.length + ownMax;
  for (let round = 0; round < rounds && left.length > 0; round += 1) {
    const found = new Set<Candidate>();
    for (const candidate of left) {
      const guess = guessOf(candidate, round);
      if (guess === undefined) continue;
      if (await isOver(clock)) return false;
      clock.guesses += 1;
      if (!fits(candidate.record, guess.text)) continue;
      answers.set(candidate.record, guess.kind);
      found.add(candidate);
    }
    left = left.filter((candidate) => !found.has(candidate));
  }
  for (const { record } of left) answers.set(record, "resists");
  return true;
}

async function isOver(clock: Clock): Promise<boolean> {
  const nowMs = clock.budget.nowMs();
  if (nowMs >= clock.endMs) return true;
  if (nowMs >= clock.turnEndMs) {
    await clock.budget.pause();
    clock.turnEndMs = clock.budget.nowMs() + TURN_MS;
  }
  return false;
}

/** One guess of each kind in turn; then those that are left of the longer list. */
function guessOf(
  { own }: Candidate,
  round: number,
): { readonly kind: "common" | "login"; readonly text: string } | undefined {
  const paired = 2 * Math.min(own.length, COMMON_PASSWORDS.length);
  const isOwn = round < paired ? round % 2 === 1 : own.length > COMMON_PASSWORDS.length;
  const at = round < paired ? Math.floor(round / 2) : round - paired / 2;
  const text = (isOwn ? own : COMMON_PASSWORDS)[at];
  return text === undefined ? undefined : { kind: isOwn ? "login" : "common", text };
}

/** Whether a guess can be compared at all: the empty one says it at once. */
function isCheckable(record: AccountRecord): boolean {
  const stored = [record.password, record.clearCopy].filter((one) => one !== undefined);
  return stored.some(
    (one) => one.scheme !== "empty" && one.scheme !== "locked" && one.matches("") !== "unchecked",
  );
}

function fits({ password, clearCopy }: AccountRecord, guess: string): boolean {
  return password?.matches(guess) === "yes" || clearCopy?.matches(guess) === "yes";
}
