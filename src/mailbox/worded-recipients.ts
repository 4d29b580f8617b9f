import type { ReturnedRecipient } from "../core/bounce-list.ts";
import { decodeWords } from "./decode-words.ts";
import { RECIPIENTS_MAX, reasonOf } from "./delivery-status.ts";

const LINES_MAX = 1500;
const LINE_MAX = 600;
/** Words of the server kept for one recipient. */
const WORDS_MAX = 1000;
const WORDS_MIN = 12;

/** A line that begins with an address: `<a@b>:`, `  a@b`, `a@b (expanded from ...)`, `To: a@b`. */
const RECIPIENT =
  /^[ \t>*•-]{0,12}(?:(?:to|recipient|address|user):? {1,4})?(?:<([^\s<>@]{1,64}@[^\s<>]{1,255})>|([\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}))[ \t]{0,9}(.{0,600})$/i;
const ANY_ADDRESS = /([\w.+=-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})/g;

/**
 * The recipients of a bounce in plain words: each address at the beginning of a line, and the words after it up to the
 * next one. Where no line begins with an address, the first address in the text that is not `notThis`.
 */
export function readWordedRecipients(
  text: string,
  action: ReturnedRecipient["action"],
  notThis: ReadonlySet<string>,
): readonly ReturnedRecipient[] {
  const blocks: { readonly address: string; words: string }[] = [];
  const seen = new Set<string>();
  let open: { readonly address: string; words: string } | undefined;
  for (const raw of text.split("\n", LINES_MAX)) {
    const line = raw.slice(0, LINE_MAX).trimEnd();
    const match = RECIPIENT.exec(line);
    const address = match && (match[1] ?? match[2] ?? "");
    if (match && address && !notThis.has(address.toLowerCase())) {
      const key = address.toLowerCase();
      if (seen.has(key)) {
        // Repeated in a transcript: its words belong to the block that is there.
        open = blocks.find((block) => block.address.toLowerCase() === key);
        if (open) open.words += ` ${match[3] ?? ""}`;
        continue;
      }
      if (blocks.length >= RECIPIENTS_MAX) break;
      seen.add(key);
      open = { address, words: (match[3] ?? "").replace(/^[:,]/, "") };
      blocks.push(open);
    } else if (open && line.trim() !== "" && open.words.length < WORDS_MAX) {
      open.words += ` ${line.trim()}`;
    }
  }
  if (blocks.length === 0) {
    const found = firstAddress(text, notThis);
    if (found) blocks.push({ address: found, words: text.slice(0, WORDS_MAX) });
  }
  return blocks.map(({ address, words }) => {
    // Some say the reason first and name the recipient after it.
    const said = words.trim().length < WORDS_MIN ? text.slice(0, WORDS_MAX) : words;
    const status = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(said)?.[1] ?? null;
    const shown = decodeWords(said.replace(/\s+/g, " ").slice(0, WORDS_MAX));
    return {
      address,
      action,
      status,
      reason: reasonOf(shown, status),
      text: shown,
      remote: remoteOf(words),
    };
  });
}

function firstAddress(text: string, notThis: ReadonlySet<string>): string | undefined {
  for (const [address] of text.slice(0, 8000).matchAll(ANY_ADDRESS)) {
    if (!notThis.has(address.toLowerCase()) && !/^(?:mailer-daemon|postmaster)@/i.test(address)) {
      return address;
    }
  }
  return undefined;
}

/** `host mx.example.net [192.0.2.1]` (Exim), `host mx.example.net[192.0.2.1] said` (Postfix), `by mx.example.net` (Gmail). */
function remoteOf(words: string): string | null {
  const host =
    /\bhost ([\w.-]{3,255})(?: ?\[|:| said)/.exec(words)?.[1] ??
    /\bserver for the recipient domain \S{1,255} by ([\w.-]{3,255})/.exec(words)?.[1];
  return host?.replace(/\.$/, "").toLowerCase() ?? null;
}
