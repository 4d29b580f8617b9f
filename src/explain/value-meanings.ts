import type { ExplainedField } from "../core/field-meaning.ts";
import { classifyReply } from "../core/reply-class.ts";
import { valueMeaning, type ValueMeaning } from "../core/value-meaning.ts";

/** RFC 3463, 2: class, subject, detail. */
const ENHANCED = /^([245])\.(\d{1,3})\.(\d{1,3})$/;

/** What a value says by itself, in the order of reading: `5.1.1` is final, and there is no such mailbox. */
export function valueMeanings(field: ExplainedField, value: string): readonly ValueMeaning[] {
  return meaningsOf(field, value).filter((meaning) => meaning !== undefined);
}

function meaningsOf(field: ExplainedField, value: string): readonly (ValueMeaning | undefined)[] {
  switch (field) {
    case "dsn":
    case "enhancedCode":
      return enhanced(value);
    case "replyCode":
      return [valueMeaning("reply", value) ?? valueMeaning("reply", `${value.slice(0, 1)}xx`)];
    case "status":
      return [valueMeaning("status", statusWord(value))];
    case "statusText":
    case "reason":
      return [valueMeaning("words", classifyReply(value))];
    case "stage":
      return [valueMeaning("stage", stageWord(value))];
    case "protocol":
      return [valueMeaning("protocol", protocolWord(value))];
    case "saslMethod":
      return [valueMeaning("mechanism", value.toUpperCase())];
    case "flag":
    case "action":
    case "daemon":
      return [valueMeaning(field, value)];
    case "relayPort":
      return [valueMeaning("port", value)];
    default:
      return [];
  }
}

function enhanced(value: string): readonly (ValueMeaning | undefined)[] {
  const found = ENHANCED.exec(value);
  if (found === null) return [];
  const [, kind = "", subject = "", detail = ""] = found;
  // Zero as subject and detail says nothing beyond the class.
  if (subject === "0" && detail === "0") return [valueMeaning("class", kind)];
  return [
    valueMeaning("class", kind),
    valueMeaning("detail", `${subject}.${detail}`) ?? valueMeaning("subject", subject),
  ];
}

/** `force-expired` (3.5), `undeliverable-but-not-cached`, `SOFTBOUNCE`. */
function statusWord(value: string): string {
  const word = value.toLowerCase();
  if (word.endsWith("expired")) return "expired";
  if (word.startsWith("undeliverable")) return "undeliverable";
  return word.startsWith("deliverable") ? "deliverable" : word;
}

/** Exim writes `after DATA` and `.`, Postfix `END-OF-MESSAGE` or, in pipelines, `DATA (approximately 10 bytes)`. */
function stageWord(value: string): string {
  const word = value.replace(/^(?:after|before) /i, "").toUpperCase();
  if (word === "." || word === "END-OF-DATA" || word === "END OF DATA") return "END-OF-MESSAGE";
  return /^[A-Z-]+/.exec(word)?.[0] ?? word;
}

function protocolWord(value: string): string {
  const word = value.toLowerCase();
  return word.startsWith("local") ? "local" : word.startsWith("lmtp") ? "lmtp" : word;
}
