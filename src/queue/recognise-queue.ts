import { isListing } from "./listing/read-listing.ts";

export type QueueForm = "postfix-file" | "exim-header-file" | "listing" | "none";

/** Says what the beginning of a file is. `anywhere`: a listing may stand among other text. */
export function recogniseQueue(head: Buffer, anywhere: boolean): QueueForm {
  if (isPostfixFile(head)) return "postfix-file";
  const lines = head.toString("utf8").split("\n");
  if (/^[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}-H$/.test(lines[0] ?? "")) {
    return "exim-header-file";
  }
  return isListing(lines, anywhere) ? "listing" : "none";
}

/** A size record (`C`, blanks and figures), or in `maildrop` a time record (`T`, seconds and microseconds). */
function isPostfixFile(head: Buffer): boolean {
  const length = head[1] ?? 0;
  if (length > 127 || head.length < 2 + length) return false;
  const text = head.toString("latin1", 2, 2 + length);
  if (head[0] === 0x43) return /^[ \d]{10,}$/.test(text);
  return head[0] === 0x54 && /^\d{9,11}(?: \d{1,6})?$/.test(text);
}
