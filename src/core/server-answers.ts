/** The questions that `audit` and `probe` answer for each listener (contract, section 4). */
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

/** `depends`: decided by what the evidence cannot show (a policy service, DNS, the version; greylisting, a catch-all). */
export type AnswerValue = "yes" | "no" | "depends" | "unknown";

export interface AnswerRow<Reason = string> {
  readonly answer: AnswerValue;
  /** `port 25`, `submission (587)`, `192.0.2.1:2525`; `-` when the server has no listener that outsiders reach. */
  readonly listener: string;
  /** The path through the lists that lets the mail pass, or that stops it; with `file:line` where known. */
  readonly witness: Reason;
}

/** `Reason` is text, or what an audit has not yet put into words. */
export type Answers<Reason = string> = Readonly<Record<Question, readonly AnswerRow<Reason>[]>>;
