/** What in a PHP file speaks for a script that sends spam or lets strangers in, weightiest first. */
export const SCRIPT_MARKS = [
  /** Runs code or commands that the request brings. */
  "runs-request",
  /** Runs code that is hidden in encoded text. */
  "runs-decoded",
  /** Mails to whom the request names. */
  "request-to-mail",
  /** Hands in mail or speaks SMTP. An honest contact form does so, too. */
  "sends-mail",
] as const;
export type ScriptMark = (typeof SCRIPT_MARKS)[number];

export interface FoundMark {
  readonly mark: ScriptMark;
  /** 1 = first line. */
  readonly line: number;
}

/** A way in for strangers, which no honest script is. */
export function letsStrangersIn({ mark }: FoundMark): boolean {
  return mark === "runs-request" || mark === "runs-decoded";
}
