import type { Witness } from "../../core/witness.ts";

/** The outcome of a string expansion: a text, a forced failure, or something the configuration does not show. */
export type Value =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "fail" }
  | { readonly kind: "unknown"; readonly why: Witness };

export const text = (value: string): Value => ({ kind: "text", text: value });
export const unknown = (why: Witness): Value => ({ kind: "unknown", why });
export const FAIL: Value = { kind: "fail" };

/** The outcome of a condition. */
export type Truth =
  | { readonly is: "true" }
  | { readonly is: "false" }
  /** A forced failure: an ACL condition is skipped, a login fails. */
  | { readonly is: "fail" }
  /** Exim answers 451: an unknown list, or a string that is no truth value. */
  | { readonly is: "error" }
  | { readonly is: "unknown"; readonly why: Witness };

export const TRUE: Truth = { is: "true" };
export const FALSE: Truth = { is: "false" };
export const truth = (value: boolean): Truth => (value ? TRUE : FALSE);
export const perhaps = (why: Witness): Truth => ({ is: "unknown", why });

export function negate(value: Truth): Truth {
  if (value.is === "true") return FALSE;
  return value.is === "false" ? TRUE : value;
}

/** The password of an account that exists, whatever it is: equals every stored value, and no guess. */
export const RIGHT_PASSWORD = "\u0001right password";
/** What a data base holds for an account that exists. */
export const STORED = "\u0001stored value";

/** Exim's reading of `condition` and `server_condition` (spec 43.22, 33.4). */
export function truthOf(value: Value): Truth {
  if (value.kind === "unknown") return perhaps(value.why);
  if (value.kind === "fail") return { is: "fail" };
  const word = value.text.trim().toLowerCase();
  if (word === "" || word === "0" || word === "no" || word === "false") return FALSE;
  if (word === "yes" || word === "true" || /^\d+$/.test(word)) return TRUE;
  return { is: "error" };
}
