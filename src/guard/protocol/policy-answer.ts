/** What the guard wants of the mail server. */
export type PolicyAnswer =
  | { readonly kind: "dunno" }
  | { readonly kind: "hold" | "defer" | "reject" | "greylist"; readonly text: string };

export const DUNNO: PolicyAnswer = { kind: "dunno" };

/** Characters of a reply: one line of SMTP holds 512 (RFC 5321 4.5.3.1.5), the server puts its own words before it. */
const TEXT_MAX = 400;

/**
 * The line of the protocol. OK is never said: it would end the administrator's own list of checks, DUNNO goes on.
 * A text that is no valid UTF-8 or has a newline in it makes Postfix take its default action, so only printable ASCII
 * is left of what a stranger wrote.
 */
export function replyLine(answer: PolicyAnswer): string {
  switch (answer.kind) {
    case "dunno":
      return "action=DUNNO\n\n";
    case "hold":
      return `action=HOLD ${plain(answer.text)}\n\n`;
    case "defer":
      return `action=450 4.7.1 ${plain(answer.text)}\n\n`;
    case "reject":
      return `action=550 5.7.1 ${plain(answer.text)}\n\n`;
    case "greylist":
      return `action=DEFER_IF_PERMIT 4.7.1 ${plain(answer.text)}\n\n`;
  }
}

function plain(text: string): string {
  const ascii = text.replace(/[^ -~]/gu, "?");
  return ascii.length > TEXT_MAX ? `${ascii.slice(0, TEXT_MAX - 3)}...` : ascii;
}
