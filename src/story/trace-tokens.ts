import { findNeedles, type BlockFinder } from "./trace-scan.ts";

/** Letters, digits and the hyphen of Exim's ids. */
const IS_TOKEN = new Uint8Array(256);
for (const c of "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-")
  IS_TOKEN[c.charCodeAt(0)] = 1;

const SHORTEST = 5;
const LONGEST = 64;
const FILTER_BITS = 18;

/** Up to here one native search for each token is quicker than reading every byte once. */
const FEW = 4;

/** Hits lines with one of the tokens between other characters; a set of any size costs one pass over the bytes. */
export function findTokens(tokens: ReadonlySet<string>): BlockFinder {
  return tokens.size <= FEW ? findNeedles([...tokens]) : findManyTokens(tokens);
}

function findManyTokens(tokens: ReadonlySet<string>): BlockFinder {
  // Ids can be chosen so that their hashes meet, hence the comparison of the text itself behind the filter.
  const filter = new Uint8Array(1 << FILTER_BITS);
  const lengths = new Uint8Array(LONGEST + 1);
  for (const token of tokens) {
    if (token.length < SHORTEST || token.length > LONGEST) continue;
    lengths[token.length] = 1;
    let hash = 0;
    for (let i = 0; i < token.length; i += 1) hash = step(hash, token.charCodeAt(i));
    filter[slotOf(hash)] = 1;
  }
  let view: Buffer = Buffer.alloc(0);
  return {
    begin(block) {
      view = block;
    },
    next(from) {
      const bytes = view;
      const length = bytes.length;
      let at = from;
      while (at < length) {
        while (at < length && IS_TOKEN[bytes[at] as number] === 0) at += 1;
        const start = at;
        let hash = 0;
        while (at < length) {
          const byte = bytes[at] as number;
          if (IS_TOKEN[byte] === 0) break;
          hash = (Math.imul(hash, 31) + byte) | 0;
          at += 1;
        }
        const size = at - start;
        if (size < SHORTEST || size > LONGEST || lengths[size] === 0) continue;
        if (filter[slotOf(hash)] === 1 && tokens.has(bytes.toString("latin1", start, at))) return start;
      }
      return -1;
    },
  };
}

function step(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0;
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> FILTER_BITS)) & ((1 << FILTER_BITS) - 1);
}

/**
 * The token of a Message-ID that tells it best from others: its longest with a digit, of eight characters or more.
 * Undefined when it has none, as in `<1@localhost>`.
 */
export function tokenOfMessageId(messageId: string): string | undefined {
  const tokens = messageId.match(/[0-9A-Za-z-]{8,64}/g) ?? [];
  const telling = tokens.filter((token) => /\d/.test(token));
  return telling.sort((a, b) => b.length - a.length)[0];
}
