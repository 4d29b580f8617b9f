import type { FilterField } from "./filter-fields.ts";

export const OPERATORS = ["!=", "!~", "<=", ">=", "=", "~", "<", ">"] as const;
export type Operator = (typeof OPERATORS)[number];

/** A filter that was understood. */
export type QueueFilter =
  | { readonly kind: "and" | "or"; readonly parts: readonly QueueFilter[] }
  | { readonly kind: "not"; readonly part: QueueFilter }
  /** A field by itself: whether the message has it. */
  | { readonly kind: "has"; readonly field: FilterField }
  | {
      readonly kind: "test";
      readonly field: FilterField;
      readonly operator: Operator;
      readonly value: FilterValue;
    };

/** The right side of a test, in the unit of its field. */
export type FilterValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "network"; readonly holds: (ip: string) => boolean };

export type FilterErrorCode =
  | "empty"
  | "too-long"
  | "too-deep"
  | "unknown-field"
  | "wrong-operator"
  | "missing-value"
  | "bad-value"
  | "unclosed-quote"
  | "unclosed-parenthesis"
  | "unexpected"
  | "unexpected-end";

/** Why a filter cannot be read. */
export interface FilterError {
  readonly code: FilterErrorCode;
  /** Place in the text, 1 = its first character. */
  readonly at: number;
  /** What stands there. */
  readonly word: string;
  /** Field that the word belongs to. */
  readonly field?: string;
  /** What would be right there: fields, operators, or an example of a value. */
  readonly wanted: readonly string[];
}

/** Thrown inside the parser, caught by `parseQueueFilter`. */
export class FilterRefusal extends Error {
  override readonly name = "FilterRefusal";
  readonly refusal: FilterError;

  constructor(refusal: FilterError) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
