/** A field of a message header. The value is unfolded, its bytes as Latin-1 characters. */
export interface HeaderField {
  /** Lower case. */
  readonly name: string;
  readonly value: string;
}

export interface Header {
  readonly fields: readonly HeaderField[];
  /** Where the body begins in the text. */
  readonly bodyStart: number;
  /** True when there were more fields than are kept. */
  readonly cut: boolean;
}

/** Header bombs: real messages have under 100 fields, and only `References` is long. */
const FIELDS_MAX = 300;
const VALUE_MAX = 4096;

/**
 * Reads the header at `start` (RFC 5322, 2.2), tolerating bare line feeds, mbox postmarks and a body that follows
 * without a blank line. Text beyond the limits is passed over, not kept.
 */
export function readHeader(text: string, start = 0): Header {
  const fields: HeaderField[] = [];
  let cut = false;
  let name = "";
  let value = "";
  const flush = () => {
    if (name === "") return;
    if (fields.length < FIELDS_MAX) fields.push({ name, value: value.trim() });
    else cut = true;
    name = "";
  };
  let at = start;
  while (at < text.length) {
    const newline = text.indexOf("\n", at);
    const next = newline < 0 ? text.length : newline + 1;
    const end =
      newline > at && text[newline - 1] === "\r" ? newline - 1 : next - (newline < 0 ? 0 : 1);
    if (end <= at) {
      flush();
      return { fields, bodyStart: next, cut };
    }
    const first = text.charCodeAt(at);
    if (first === 32 || first === 9) {
      if (value.length < VALUE_MAX) {
        value += ` ${text.slice(at + 1, Math.min(end, at + VALUE_MAX)).trim()}`;
        if (value.length > VALUE_MAX) value = value.slice(0, VALUE_MAX);
      }
    } else {
      const colon = nameEnd(text, at, end);
      const isPostmark =
        fields.length === 0 && name === "" && /^>?From /.test(text.slice(at, at + 6));
      if (colon < 0 && !isPostmark) {
        flush();
        return { fields, bodyStart: at, cut };
      }
      flush();
      if (!isPostmark) {
        name = text.slice(at, colon).trimEnd().toLowerCase();
        value = text.slice(colon + 1, Math.min(end, colon + 1 + VALUE_MAX));
      }
    }
    at = next;
  }
  flush();
  return { fields, bodyStart: text.length, cut };
}

/** Position of the colon after a field name (printable ASCII, RFC 5322 3.6.8; blanks before the colon are tolerated). */
function nameEnd(text: string, at: number, end: number): number {
  const limit = Math.min(end, at + 100);
  for (let i = at; i < limit; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 58) return i > at ? i : -1;
    if (code < 32 || code > 126) return -1;
    if (code === 32 && text.charCodeAt(i + 1) !== 58 && text.charCodeAt(i + 1) !== 32) return -1;
  }
  return -1;
}

/** The first value of a field, `""` when there is none. `name` in lower case. */
export function fieldOf({ fields }: Header, name: string): string {
  return fields.find((field) => field.name === name)?.value ?? "";
}

/** All values of a field, top first. */
export function fieldsOf({ fields }: Header, name: string): readonly string[] {
  return fields.filter((field) => field.name === name).map((field) => field.value);
}
