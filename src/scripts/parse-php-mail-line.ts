import type { NumberedLine, ScriptCall } from "./script-call.ts";
import { plainScript } from "./script-name.ts";
import { webStampMs } from "./web-stamp.ts";

/** What every line of a PHP mail log holds: to find it without reading the others. */
export const PHP_MAIL_WORDS = "] mail() on [";
const RECIPIENTS_MAX = 20;
const NAME_MAX = 4096;

/**
 * Reads a line of PHP's mail log: `[stamp zone] mail() on [file:line]: To: ... -- Headers: ... -- Subject: ...`
 * (php ext/standard/mail.c). Line ends in what the script passed on are blanks by then, so nothing in it begins a line.
 */
export function parsePhpMailLine({ source, line, text }: NumberedLine): ScriptCall | undefined {
  const words = text.indexOf(PHP_MAIL_WORDS);
  if (!text.startsWith("[") || words < 0 || words > 100) return undefined;
  const atMs = webStampMs(text.slice(1, words));
  const start = words + PHP_MAIL_WORDS.length;
  const end = text.indexOf("]: To: ", start);
  const colon = text.lastIndexOf(":", end - 1);
  if (atMs === undefined || end < 0 || colon <= start || colon - start > NAME_MAX) return undefined;
  if (!/^\d{1,9}$/.test(text.slice(colon + 1, end))) return undefined;
  const to = text.slice(end + "]: To: ".length);
  const rest = to.indexOf(" -- Headers: ");
  return {
    atMs,
    script: plainScript(text.slice(start, colon)),
    recipients: addressesOf(rest < 0 ? to : to.slice(0, rest)),
    source,
    line,
    text,
  };
}

/** `a@b.example, Name <c@d.example>`; a comma in a quoted name only makes a piece without an address. */
function addressesOf(to: string): readonly string[] {
  const found: string[] = [];
  for (const piece of to.slice(0, 8_000).split(",")) {
    const open = piece.lastIndexOf("<");
    const close = open < 0 ? -1 : piece.indexOf(">", open);
    const address = (close < 0 ? piece : piece.slice(open + 1, close)).trim().toLowerCase();
    if (address.includes("@") && address.length <= 320) found.push(address);
    if (found.length >= RECIPIENTS_MAX) break;
  }
  return found;
}
