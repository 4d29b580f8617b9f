import type { Redactor } from "./redactor.ts";

/** Fields whose value is a name as a whole: a bare login, above all, is what no pattern could find. */
const NAMES = new Set([
  "account",
  "accounts",
  "address",
  "from",
  "login",
  "origTo",
  "recipient",
  "recipients",
  "saslSender",
  "saslUsername",
  "sender",
  "to",
  "user",
]);
const HOSTS = new Set([
  "clientName",
  "helo",
  "host",
  "hostName",
  "origClientName",
  "receiver",
  "relayName",
]);

/** How the value of a field is masked, by the field's name. */
export function fieldKind(field: string): "host" | "name" | "text" {
  if (NAMES.has(field)) return "name";
  return HOSTS.has(field) ? "host" : "text";
}

/** How the fields of these names are masked instead. */
export type FieldMasks = Readonly<Record<string, (text: string) => string>>;

/**
 * A copy of plain data in which every name is masked that is not the accused's. Keys are the program's own words and
 * stay; so do numbers.
 */
export function redactDocument<T>(document: T, redactor: Redactor, fields: FieldMasks = {}): T {
  const redact = (value: unknown, key: string): unknown => {
    if (typeof value === "string") {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (field !== undefined) return field(value);
      return redactor[fieldKind(key)](value);
    }
    if (Array.isArray(value)) return value.map((one) => redact(one, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, redact(one, name)]),
    );
  };
  return redact(document, "") as T;
}

/** Free words of strangers are masked as a whole: nobody can tell the names in them. */
export function redactStory<T>(story: T, redactor: Redactor): T {
  return redactDocument(story, redactor, {
    subject: (text) => redactor.words(text),
    kind: asItIs,
  });
}

export function asItIs(text: string): string {
  return text;
}
