import { FilterRefusal, type Operator, OPERATORS } from "./queue-filter.ts";

/** The text of a filter, and how far it has been read. */
export class FilterLexer {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the next token begins, 1 = the first character. */
  get column(): number {
    this.#skipBlanks();
    return this.#at + 1;
  }

  get atEnd(): boolean {
    this.#skipBlanks();
    return this.#at >= this.#text.length;
  }

  /** Takes a bracket, if it comes next. */
  takeBracket(bracket: "(" | ")"): boolean {
    this.#skipBlanks();
    if (this.#text[this.#at] !== bracket) return false;
    this.#at += 1;
    return true;
  }

  /** The next name or keyword, which stays; "" when something else comes. */
  peekWord(): string {
    this.#skipBlanks();
    const found = /[A-Za-z][A-Za-z-]*/y;
    found.lastIndex = this.#at;
    return found.exec(this.#text)?.[0] ?? "";
  }

  takeWord(): string {
    const word = this.peekWord();
    this.#at += word.length;
    return word;
  }

  takeOperator(): Operator | undefined {
    this.#skipBlanks();
    const operator = OPERATORS.find((one) => this.#text.startsWith(one, this.#at));
    if (operator !== undefined) this.#at += operator.length;
    return operator;
  }

  /** What stands behind an operator: quoted, or up to a blank or a closing bracket. Undefined when nothing does. */
  takeValue(): string | undefined {
    this.#skipBlanks();
    const first = this.#text[this.#at];
    if (first === '"' || first === "'") return this.#takeQuoted(first);
    const rest = /[^\s()]+/y;
    rest.lastIndex = this.#at;
    const value = rest.exec(this.#text)?.[0];
    this.#at += value?.length ?? 0;
    return value;
  }

  /** What stands at the place of an error, short enough to be shown. */
  rest(): string {
    this.#skipBlanks();
    return /^\S{1,40}/.exec(this.#text.slice(this.#at))?.[0] ?? "";
  }

  /** A backslash takes the next character as it is. */
  #takeQuoted(quote: string): string {
    const start = this.#at;
    let value = "";
    for (let at = start + 1; at < this.#text.length; at += 1) {
      const character = this.#text.charAt(at);
      if (character === quote) {
        this.#at = at + 1;
        return value;
      }
      if (character === "\\") at += 1;
      value += this.#text.charAt(at);
    }
    const word = this.#text.slice(start, start + 40);
    throw new FilterRefusal({ code: "unclosed-quote", at: start + 1, word, wanted: [quote] });
  }

  #skipBlanks(): void {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at += 1;
  }
}
