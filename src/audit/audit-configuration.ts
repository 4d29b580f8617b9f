import { QUESTIONS } from "./answers.ts";
import type { Answers } from "./answers.ts";
import type { ConfigText } from "./config-text.ts";
import { answerExim } from "./exim/audit-exim.ts";
import { parseEximConfig } from "./exim/parse-config.ts";
import { answerPostfix } from "./postfix/audit-postfix.ts";
import { parsePostfixConfig } from "./postfix/parse-config.ts";

export interface AuditInput {
  /** main.cf, master.cf, `postconf` outputs, tables, Exim and Dovecot configuration, in any order and under any name. */
  readonly texts: readonly ConfigText[];
  /** `3.7.11`, `4.96`; without it answers that depend on the release are `depends`. */
  readonly mtaVersion?: string;
  /** Addresses of the server's interfaces where the caller knows them (`192.0.2.10`). */
  readonly ownAddresses?: readonly string[];
}

export interface AuditResult {
  readonly mta: "postfix" | "exim" | "unknown";
  readonly answers: Answers;
}

const UNKNOWN = Object.fromEntries(
  QUESTIONS.map((q) => [q, [{ answer: "unknown", listener: "-", witness: "no mail server configuration among the texts" }]]),
) as unknown as Answers;

/** Audits the configuration of one mail server. Pure: reads nothing but its input. */
export function auditConfiguration(input: AuditInput): AuditResult {
  const own = input.ownAddresses ?? [];
  const exim = parseEximConfig(input.texts);
  if (exim !== undefined) return { mta: "exim", answers: answerExim(exim, input.mtaVersion, own) };
  const postfix = parsePostfixConfig(input.texts);
  if (postfix !== undefined) return { mta: "postfix", answers: answerPostfix(postfix, input.mtaVersion, own) };
  return { mta: "unknown", answers: UNKNOWN };
}
