import { type ContentType, parseContentType } from "./content-type.ts";
import { decodeCharset, decodeUnknown } from "./decode-charset.ts";
import { decodeTransfer } from "./decode-transfer.ts";
import { fieldOf, type Header, readHeader } from "./read-header.ts";

/** A part that is not taken apart any further; messages in messages (`message/rfc822`) are such parts. */
export interface MimePart extends ContentType {
  readonly header: Header;
  /** Body as Latin-1 characters, transfer encoding undone. */
  body(): string;
}

/** Reports nest two deep; deeper is somebody who wants to exhaust us. */
const DEPTH_MAX = 6;
const PARTS_MAX = 60;

/** The parts of a message in their order; broken multiparts give what can be found. */
export function readParts(text: string, header: Header): readonly MimePart[] {
  const parts: MimePart[] = [];
  collect(text, header, text.length, 0, parts);
  return parts;
}

function collect(
  text: string,
  header: Header,
  end: number,
  depth: number,
  parts: MimePart[],
): void {
  const content = parseContentType(fieldOf(header, "content-type"));
  const boundary = content.parameters.get("boundary") ?? "";
  if (content.type.startsWith("multipart/") && boundary !== "" && depth < DEPTH_MAX) {
    for (const [from, to] of spans(text, header.bodyStart, end, boundary)) {
      if (parts.length >= PARTS_MAX) return;
      const piece = text.slice(from, to);
      collect(piece, readHeader(piece), piece.length, depth + 1, parts);
    }
    return;
  }
  const encoding = fieldOf(header, "content-transfer-encoding");
  parts.push({
    ...content,
    header,
    body: () => decodeTransfer(text.slice(header.bodyStart, end), encoding),
  });
}

/** Where the parts lie between the boundary lines (RFC 2046, 5.1.1); a missing last boundary is the end. */
function spans(text: string, start: number, end: number, boundary: string): [number, number][] {
  const delimiter = `--${boundary}`;
  const found: [number, number][] = [];
  let open = -1;
  let at = text.indexOf(delimiter, start);
  for (
    ;
    at >= 0 && at < end && found.length <= PARTS_MAX;
    at = text.indexOf(delimiter, at + delimiter.length)
  ) {
    if (at > start && text[at - 1] !== "\n") continue;
    const newline = text.indexOf("\n", at);
    const lineEnd = newline < 0 ? end : newline;
    const rest = text
      .slice(at + delimiter.length, Math.min(lineEnd, at + delimiter.length + 80))
      .trimEnd();
    if (rest !== "" && rest !== "--") continue;
    if (open >= 0) found.push([open, at]);
    open = rest === "--" ? -1 : Math.min(end, lineEnd + 1);
    if (rest === "--") break;
  }
  if (open >= 0 && open < end) found.push([open, end]);
  return found;
}

/** Only so much of a text is looked at: the reasons stand at its beginning, the original after it. */
const TEXT_MAX = 64 * 1024;

/** The readable text of a part in Unicode; of HTML the text between the tags. */
export function partText(part: MimePart): string {
  const body = part.body().slice(0, TEXT_MAX);
  const charset = part.parameters.get("charset") ?? "";
  const text = charset === "" ? decodeUnknown(body) : decodeCharset(body, charset);
  const lines = text.replaceAll("\r\n", "\n");
  return part.type === "text/html" ? htmlText(lines) : lines;
}

function htmlText(html: string): string {
  return withoutStyles(html)
    .replace(/<(?:br|p|div|tr|li|h\d)\b[^<>]{0,500}>/gi, "\n")
    .replace(/<[^<>]{0,2000}>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/** Style sheets come first and are long; a search for their ends by pattern would be quadratic. */
function withoutStyles(html: string): string {
  const lower = html.toLowerCase();
  let text = "";
  let at = 0;
  for (let open = lower.indexOf("<style"); open >= 0; open = lower.indexOf("<style", at)) {
    text += html.slice(at, open);
    const close = lower.indexOf("</style", open);
    if (close < 0) return text;
    at = close;
  }
  return text + html.slice(at);
}
