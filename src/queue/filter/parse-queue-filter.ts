import { FILTER_FIELDS, operatorsOf } from "./filter-fields.ts";
import { FilterLexer } from "./filter-lexer.ts";
import { parseFilterValue } from "./parse-filter-value.ts";
import {
  type FilterError,
  type FilterErrorCode,
  FilterRefusal,
  type QueueFilter,
} from "./queue-filter.ts";

/** Nobody types more; a program that makes filters of ids should read the JSON instead. */
const LENGTH_MAX = 10_000;
const DEPTH_MAX = 50;

export type ParsedQueueFilter =
  | { readonly kind: "filter"; readonly filter: QueueFilter }
  | { readonly kind: "error"; readonly error: FilterError };

/**
 * Reads a filter: `account=info@example.com and (age>1h or recipients>10) and not sender~newsletter`.
 *
 *     any  = all { "or" all }            all  = part { "and" part }
 *     part = "not" part | "(" any ")" | field [ operator value ]
 */
export function parseQueueFilter(text: string): ParsedQueueFilter {
  try {
    return { kind: "filter", filter: new FilterParser(text).parse() };
  } catch (error) {
    if (error instanceof FilterRefusal) return { kind: "error", error: error.refusal };
    throw error;
  }
}

class FilterParser {
  readonly #lexer: FilterLexer;
  #depth = 0;

  constructor(text: string) {
    this.#lexer = new FilterLexer(text);
    if (this.#lexer.atEnd) this.#refuse("empty", [FIELD_EXAMPLE]);
    if (text.length > LENGTH_MAX) this.#refuse("too-long", [String(LENGTH_MAX)]);
  }

  parse(): QueueFilter {
    const filter = this.#any();
    if (!this.#lexer.atEnd) this.#refuse("unexpected", ["and", "or"]);
    return filter;
  }

  #any(): QueueFilter {
    return this.#chain("or", () => this.#all());
  }

  #all(): QueueFilter {
    return this.#chain("and", () => this.#part());
  }

  #chain(kind: "and" | "or", read: () => QueueFilter): QueueFilter {
    const first = read();
    const parts = [first];
    while (this.#takeKeyword(kind)) parts.push(read());
    return parts.length === 1 ? first : { kind, parts };
  }

  #part(): QueueFilter {
    this.#depth += 1;
    if (this.#depth > DEPTH_MAX) this.#refuse("too-deep", [String(DEPTH_MAX)]);
    const part = this.#innerPart();
    this.#depth -= 1;
    return part;
  }

  #innerPart(): QueueFilter {
    if (this.#takeKeyword("not")) return { kind: "not", part: this.#part() };
    const at = this.#lexer.column;
    if (!this.#lexer.takeBracket("(")) return this.#test();
    const inner = this.#any();
    if (this.#lexer.takeBracket(")")) return inner;
    if (!this.#lexer.atEnd) this.#refuse("unexpected", ["and", "or", ")"]);
    throw new FilterRefusal({ code: "unclosed-parenthesis", at, word: "(", wanted: [")"] });
  }

  #test(): QueueFilter {
    const lexer = this.#lexer;
    if (lexer.atEnd) this.#refuse("unexpected-end", [FIELD_EXAMPLE]);
    const name = lexer.peekWord().toLowerCase();
    if (name === "") this.#refuse("unexpected", [FIELD_EXAMPLE]);
    const field = FILTER_FIELDS.find((one) => one.name === name);
    if (field === undefined) {
      throw new FilterRefusal({
        code: "unknown-field",
        at: lexer.column,
        word: lexer.peekWord(),
        wanted: FILTER_FIELDS.map((one) => one.name),
      });
    }
    lexer.takeWord();
    const at = lexer.column;
    const operator = lexer.takeOperator();
    if (operator === undefined) return { kind: "has", field };
    const operators = operatorsOf(field);
    if (!operators.includes(operator)) {
      const word = operator;
      throw new FilterRefusal({ code: "wrong-operator", at, word, field: name, wanted: operators });
    }
    const valueAt = lexer.column;
    const text = lexer.takeValue();
    const wanted = (field.kind === "text" ? field.choices : undefined) ?? [field.example];
    if (text === undefined) {
      const word = name + operator;
      throw new FilterRefusal({ code: "missing-value", at: valueAt, word, field: name, wanted });
    }
    const value = parseFilterValue(field, operator, text);
    if (value === undefined) {
      const word = text.slice(0, 80);
      throw new FilterRefusal({ code: "bad-value", at: valueAt, word, field: name, wanted });
    }
    return { kind: "test", field, operator, value };
  }

  #takeKeyword(keyword: "and" | "or" | "not"): boolean {
    if (this.#lexer.peekWord().toLowerCase() !== keyword) return false;
    this.#lexer.takeWord();
    return true;
  }

  #refuse(code: FilterErrorCode, wanted: readonly string[]): never {
    throw new FilterRefusal({ code, at: this.#lexer.column, word: this.#lexer.rest(), wanted });
  }
}

const FIELD_EXAMPLE = "account=info@example.com";
