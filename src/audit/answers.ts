/** The questions an audit answers for each listener (contract, section 4). */
export const QUESTIONS = [
  "relayUnauthenticated",
  "relayNeighbour",
  "relayPrivate",
  "forgeAuthenticated",
  "forgeNullSender",
  "forgeTrusted",
  "forgeUnauthenticatedLocal",
  "acceptsUnknownRecipients",
  "backscatter",
  "authPlaintext",
  "authOnPort25",
  "authBypass",
  "startTls",
  "vrfy",
  "smuggling",
] as const;
export type Question = (typeof QUESTIONS)[number];

/** `depends`: decided by what the configuration cannot show (a policy service, a data base, DNS, the version). */
export type AnswerValue = "yes" | "no" | "depends" | "unknown";

export interface AnswerRow {
  readonly answer: AnswerValue;
  /** `port 25`, `submission (587)`, `192.0.2.1:2525`; `-` when the server has no listener that outsiders reach. */
  readonly listener: string;
  /** The path through the lists that lets the mail pass, or that stops it; with `file:line` where known. */
  readonly witness: string;
}

export type Answers = Readonly<Record<Question, readonly AnswerRow[]>>;

/** An answer before its listener is known. */
export interface Verdict {
  readonly answer: AnswerValue;
  readonly witness: string;
}

export const yes = (witness: string): Verdict => ({ answer: "yes", witness });
export const no = (witness: string): Verdict => ({ answer: "no", witness });
export const depends = (witness: string): Verdict => ({ answer: "depends", witness });

const STRENGTH: Readonly<Record<AnswerValue, number>> = { yes: 3, depends: 2, unknown: 1, no: 0 };

/** The most harmful of several verdicts about variants of one request: one open way in is enough. */
export function worst(verdicts: readonly Verdict[], otherwise: Verdict): Verdict {
  return verdicts.reduce((a, b) => (STRENGTH[b.answer] > STRENGTH[a.answer] ? b : a), otherwise);
}

/** Joins what two assumptions (say, two versions) lead to: equal answers stand, different ones depend on `what`. */
export function agree(verdicts: readonly Verdict[], what: string): Verdict {
  const [first, ...rest] = verdicts;
  if (first === undefined) return { answer: "unknown", witness: what };
  if (rest.every((v) => v.answer === first.answer)) return first;
  const harmful = worst(verdicts, first);
  return depends(`${what}: ${harmful.witness}`);
}
