import { isRedacted } from "../../core/mail-address.ts";
import { isKnownWhole, type QueuedMessage } from "../../core/queued-message.ts";
import type { FilterField, QueueKnowledge } from "./filter-fields.ts";
import { wildcardTest } from "./match-wildcard.ts";
import type { QueueFilter } from "./queue-filter.ts";

/** Undefined: the evidence does not say. It stays so under `not`: what is not known is never selected. */
type Answer = boolean | undefined;
type Question = (message: QueuedMessage) => Answer;

/** Makes the test of a filter; true only for messages that fit for sure. */
export function compileQueueFilter(
  filter: QueueFilter,
  known: QueueKnowledge,
): (message: QueuedMessage) => boolean {
  const question = compile(filter, known);
  return (message) => question(message) === true;
}

function compile(filter: QueueFilter, known: QueueKnowledge): Question {
  switch (filter.kind) {
    case "and":
      return every(filter.parts.map((part) => compile(part, known)));
    case "or": {
      const none = every(filter.parts.map((part) => negate(compile(part, known))));
      return negate(none);
    }
    case "not":
      return negate(compile(filter.part, known));
    case "has": {
      const { field } = filter;
      return (message) =>
        field.read(message, known) !== undefined || (isNone(field, message) ? false : undefined);
    }
    case "test":
      return compileTest(filter, known);
  }
}

function every(questions: readonly Question[]): Question {
  return (message) => {
    let all: Answer = true;
    for (const question of questions) {
      const answer = question(message);
      if (answer === false) return false;
      if (answer === undefined) all = undefined;
    }
    return all;
  };
}

function negate(question: Question): Question {
  return (message) => {
    const answer = question(message);
    return answer === undefined ? undefined : !answer;
  };
}

function compileTest(
  { field, operator, value }: Extract<QueueFilter, { kind: "test" }>,
  known: QueueKnowledge,
): Question {
  if (operator === "!=")
    return negate(compileTest({ kind: "test", field, operator: "=", value }, known));
  if (operator === "!~")
    return negate(compileTest({ kind: "test", field, operator: "~", value }, known));
  if (field.kind === "text" || field.kind === "ip") {
    const fits =
      value.kind === "network"
        ? value.holds
        : operator === "~"
          ? foldCase(wildcardTest(textOf(value)))
          : foldCase(equals(textOf(value)));
    return (message) => {
      const texts = field.read(message);
      if (texts === undefined) return isNone(field, message) ? false : undefined;
      return anyFits(texts, fits);
    };
  }
  if (field.kind === "incident") {
    // The beginning of an id names the incident where no other begins so: who lists them copies a part.
    return (message) =>
      field.read(message, known)?.some((id) => id.startsWith(textOf(value))) ?? false;
  }
  const wanted = value.kind === "number" ? value.number : NaN;
  return (message) => {
    const number = field.read(message, known);
    if (number === undefined) return isNone(field, message) ? false : undefined;
    switch (operator) {
      case "<":
        return number < wanted;
      case "<=":
        return number <= wanted;
      case ">":
        return number > wanted;
      case ">=":
        return number >= wanted;
      default:
        return number === wanted;
    }
  };
}

/** A masked value (`****`, `[email protected]`) could be any: it equals nothing and differs from nothing. */
function anyFits(texts: readonly string[], fits: (text: string) => boolean): Answer {
  let answer: Answer = false;
  for (const text of texts) {
    if (isRedacted(text)) answer = undefined;
    else if (fits(text)) return true;
  }
  return answer;
}

/** True when the evidence shows that the message does not have the field. */
function isNone({ isNone: ask = isKnownWhole }: FilterField, message: QueuedMessage): boolean {
  return ask(message);
}

function textOf(value: { readonly kind: string; readonly text?: string }): string {
  return value.text ?? "";
}

function equals(wanted: string): (lowerCase: string) => boolean {
  const folded = wanted.toLowerCase();
  return (text) => text === folded;
}

function foldCase(test: (lowerCase: string) => boolean): (text: string) => boolean {
  return (text) => test(text.toLowerCase());
}
