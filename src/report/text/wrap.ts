import stringWidth from "string-width";
import { isPlain, visible } from "../visible.ts";

/** Closing marks and small kana never begin a line (JIS X 4051 line breaking), opening ones never end it. */
const NO_LINE_START =
  /^[、。，．・：；！？）」』】》〉〕］｝’”ーァィゥェォッャュョぁぃぅぇぉっゃゅょ々,.:;!?)\]}%]/u;
const NO_LINE_END = /[（「『【《〈〔［｛‘“([{]$/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Cells that a terminal needs for `text`. */
export function cells(text: string): number {
  return isPlain(text) ? text.length : stringWidth(text);
}

interface Unit {
  text: string;
  width: number;
}

/** Splits into what stays together: words, spaces, and single wide characters with the marks that belong to them. */
function splitUnits(text: string): readonly Unit[] {
  if (isPlain(text))
    return (text.match(/ |[^ ]+/g) ?? []).map((unit) => ({ text: unit, width: unit.length }));
  const units: Unit[] = [];
  let lastIsWide = false;
  for (const { segment } of graphemes.segment(text)) {
    const width = cells(segment);
    const isWide = width > 1;
    const last = units.at(-1);
    const boundary =
      last === undefined ||
      segment === " " ||
      last.text.endsWith(" ") ||
      ((isWide || lastIsWide) && !NO_LINE_START.test(segment) && !NO_LINE_END.test(last.text));
    if (boundary) units.push({ text: segment, width });
    else {
      last.text += segment;
      last.width += width;
    }
    lastIsWide = isWide;
  }
  return units;
}

/** Cuts a unit that fits no line (a hash, a long address) into pieces that do. */
function cutUnit(unit: Unit, width: number): readonly Unit[] {
  if (unit.width <= width) return [unit];
  const pieces: Unit[] = [{ text: "", width: 0 }];
  for (const { segment } of graphemes.segment(unit.text)) {
    const segmentWidth = cells(segment);
    let piece = pieces.at(-1);
    if (piece === undefined || piece.width + segmentWidth > width) {
      piece = { text: "", width: 0 };
      pieces.push(piece);
    }
    piece.text += segment;
    piece.width += segmentWidth;
  }
  return pieces;
}

/**
 * Breaks text into lines of at most `width` cells, at spaces and between Chinese or Japanese characters.
 * With `maxLines`, what is left over shows as `...`. The text is made visible first, for widths to be true.
 */
export function wrap(text: string, width: number, maxLines = 200): readonly string[] {
  // Nothing past this can be shown; a log line of a megabyte must not be segmented.
  const limit = width * maxLines * 2 + 8;
  const clean = visible(text.length > limit ? text.slice(0, limit) : text);
  const lines: string[] = [];
  let current = "";
  let used = 0;
  for (const unit of splitUnits(clean).flatMap((one) => cutUnit(one, width))) {
    if (used + unit.width > width && current !== "") {
      lines.push(current.trimEnd());
      current = "";
      used = 0;
    }
    if (current === "" && unit.text === " " && lines.length > 0) continue;
    current += unit.text;
    used += unit.width;
  }
  if (current.trimEnd() !== "" || lines.length === 0) lines.push(current.trimEnd());
  if (lines.length <= maxLines && text.length <= limit) return lines;
  const kept = lines.slice(0, maxLines);
  const last = kept.at(-1) ?? "";
  kept[kept.length - 1] = cutToWidth(last, width, true);
  return kept;
}

/** Cuts text to `width` cells; `...` shows that something was cut, or always with `mark`. */
export function cutToWidth(text: string, width: number, mark = false): string {
  if (!mark && text.length <= width && isPlain(text)) return text;
  const clean = visible(text.length > width * 4 ? text.slice(0, width * 4) : text);
  if (!mark && text.length <= width * 4 && cells(clean) <= width) return clean;
  if (isPlain(clean)) return `${clean.slice(0, Math.max(0, width - 3)).trimEnd()}...`;
  let kept = "";
  let used = 0;
  for (const { segment } of graphemes.segment(clean)) {
    const segmentWidth = cells(segment);
    if (used + segmentWidth > width - 3) break;
    kept += segment;
    used += segmentWidth;
  }
  return `${kept.trimEnd()}...`;
}

/** Pads with spaces to `width` cells. */
export function pad(text: string, width: number, right = false): string {
  const space = " ".repeat(Math.max(0, width - cells(text)));
  return right ? space + text : text + space;
}
