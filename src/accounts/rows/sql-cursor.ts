import { VALUE_CHARACTERS_MAX } from "./stored-row.ts";

const HEX = /^0x[0-9a-f]+$/i;
/** `_utf8mb4'x'`, `E'x'`, `N'x'`, `_binary 'x'`. */
const INTRODUCER = /^(?:_\w{1,20}|[en])\s*$/i;

/** Reads names and values of SQL text from a place on. Every character is looked at once. */
export class SqlCursor {
  readonly text: string;
  at: number;
  /** MySQL reads `\'` in a string as a quote, standard SQL as a backslash and the end. */
  readonly #backslashEscapes: boolean;

  constructor(text: string, at: number, backslashEscapes: boolean) {
    this.text = text;
    this.at = at;
    this.#backslashEscapes = backslashEscapes;
  }

  skipBlank(): void {
    while (this.text.charCodeAt(this.at) <= 32) this.at += 1;
  }

  /** Takes the character when it is the next one after blanks. */
  take(character: string): boolean {
    this.skipBlank();
    if (this.text.charAt(this.at) !== character) return false;
    this.at += 1;
    return true;
  }

  /** Takes a word in any case when it is the next one after blanks. */
  takeWord(pattern: RegExp): string | undefined {
    this.skipBlank();
    const sticky = new RegExp(pattern.source, "iy");
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** `mailbox`, `` `vmail`.`mailbox` ``, `public."mailbox"`: the last part in lower case. */
  takeName(): string | undefined {
    let name: string | undefined;
    do {
      this.skipBlank();
      const quote = this.text.charAt(this.at);
      if (quote === "`" || quote === '"' || quote === "[") {
        const end = this.text.indexOf(quote === "[" ? "]" : quote, this.at + 1);
        if (end < 0 || end - this.at > 200) return undefined;
        name = this.text.slice(this.at + 1, end);
        this.at = end + 1;
      } else {
        name = this.takeWord(/[\w$]{1,128}/);
        if (name === undefined) return undefined;
      }
    } while (this.text.charAt(this.at) === "." && ++this.at > 0);
    return name.toLowerCase();
  }

  /** `(a, b, c)` with nothing but names in it. */
  takeNames(): readonly string[] | undefined {
    if (!this.take("(")) return undefined;
    const names: string[] = [];
    do {
      const name = this.takeName();
      if (name === undefined) return undefined;
      names.push(name);
    } while (this.take(","));
    return this.take(")") ? names : undefined;
  }

  /** `('a', 1, NULL)`; undefined where it ends before its bracket. */
  takeTuple(): readonly (string | null)[] | undefined {
    if (!this.take("(")) return undefined;
    const values: (string | null)[] = [];
    do {
      const value = this.#takeValue();
      if (value === undefined) return undefined;
      values.push(value);
    } while (this.take(","));
    return this.take(")") ? values : undefined;
  }

  /** Moves behind the bracket that closes the one just taken; false at the end of the text. */
  skipBrackets(): boolean {
    for (let depth = 1; depth > 0;) {
      const character = this.text.charAt(this.at);
      if (character === "") return false;
      if (character === "'" || character === '"' || character === "`") {
        if (this.takeString() === undefined) return false;
        continue;
      }
      if (character === "(") depth += 1;
      if (character === ")") depth -= 1;
      this.at += 1;
    }
    return true;
  }

  /** A quoted string at this very place; undefined where it has no end. */
  takeString(escapes = this.#backslashEscapes): string | undefined {
    const quote = this.text.charAt(this.at);
    const parts: string[] = [];
    let start = this.at + 1;
    let kept = 0;
    const keep = (part: string) => {
      if (kept < VALUE_CHARACTERS_MAX) parts.push(part.slice(0, VALUE_CHARACTERS_MAX - kept));
      kept += part.length;
    };
    for (let at = start; at < this.text.length; at += 1) {
      const character = this.text.charAt(at);
      if (character === "\\" && escapes) {
        keep(this.text.slice(start, at) + unescaped(this.text.charAt(at + 1)));
        at += 1;
        start = at + 1;
      } else if (character === quote) {
        keep(this.text.slice(start, at));
        if (this.text.charAt(at + 1) !== quote) {
          this.at = at + 1;
          return parts.join("");
        }
        keep(quote);
        at += 1;
        start = at + 1;
      }
    }
    this.at = this.text.length;
    return undefined;
  }

  #takeValue(): string | null | undefined {
    this.skipBlank();
    let start = this.at;
    for (;;) {
      const character = this.text.charAt(this.at);
      if (character === "") return undefined;
      if (character === "'" || character === '"') {
        const before = this.text.slice(start, this.at).trim();
        const isPlain = before === "" || INTRODUCER.test(before);
        const value = this.takeString(/^e$/i.test(before) || this.#backslashEscapes);
        if (value === undefined) return undefined;
        if (isPlain) return this.#afterString(value);
        // The string is an argument: `FROM_UNIXTIME('1')`, `x'00'`. What it makes is not known.
        start = this.at;
        continue;
      }
      if (character === "(") {
        this.at += 1;
        if (!this.skipBrackets()) return undefined;
        continue;
      }
      if (character === "," || character === ")" || character === ";") {
        return plainValue(this.text.slice(start, Math.min(this.at, start + VALUE_CHARACTERS_MAX)));
      }
      this.at += 1;
    }
  }

  /** A cast may follow: `'2012-04-25'::date`. */
  #afterString(value: string): string {
    if (this.text.startsWith("::", this.at)) this.takeWord(/::[\w ]{1,40}/);
    return value;
  }
}

function unescaped(character: string): string {
  const controls: Readonly<Record<string, string>> = {
    n: "\n",
    t: "\t",
    r: "\r",
    "0": "\0",
    Z: "",
  };
  return controls[character] ?? character;
}

function plainValue(text: string): string | null {
  const value = text.trim();
  if (/^null$/i.test(value)) return null;
  return HEX.test(value) ? Buffer.from(value.slice(2), "hex").toString("utf8") : value;
}
