/** Why there is no reply to judge. */
export type ReplyProblem =
  "closed" | "no-answer" | "endless-line" | "endless-reply" | "not-smtp" | "tls-failed";

export interface SmtpReply {
  /** 0 where `problem` says why there is none. */
  readonly code: number;
  /** `5.7.1`; undefined where the server gives none. */
  readonly enhanced?: string;
  /** Texts of the lines, without the codes; cut to what can be shown. */
  readonly lines: readonly string[];
  readonly problem?: ReplyProblem;
}

/** One line with its code, as it stands in a dialogue. */
export function replyText(reply: SmtpReply): string {
  if (reply.problem !== undefined) return `(${reply.problem})`;
  return `${reply.code} ${reply.lines.join(" ")}`.trim();
}

const LINE = /^(\d{3})(?:([ -])(.*))?$/;
const ENHANCED = /^([245]\.\d{1,3}\.\d{1,3})\b/;

/** A line of a reply; undefined when it is none. */
export function parseReplyLine(
  line: string,
): { readonly code: number; readonly last: boolean; readonly text: string } | undefined {
  const match = LINE.exec(line);
  if (match === null) return undefined;
  return { code: Number(match[1]), last: match[2] !== "-", text: match[3] ?? "" };
}

export function enhancedCodeIn(text: string): string | undefined {
  return ENHANCED.exec(text)?.[1];
}
