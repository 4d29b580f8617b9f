import type { FoundLog } from "./found-log.ts";
import type { Gathering } from "./gathering.ts";
import { parseLogHeader } from "./log-header.ts";
import type { LogStamp } from "./log-stamp.ts";
import { memoryPiece } from "./memory-piece.ts";
import { pastedParts } from "./paste/pasted-parts.ts";
import { unfoldPaste } from "./paste/unfold-paste.ts";
import { yearInText } from "./paste/year-in-text.ts";
import { addNote, HEAD_BYTES, readUpTo, type Piece } from "./piece.ts";
import { recogniseContent, type Content } from "./recognise-content.ts";
import { headLines } from "./text-lines.ts";

/** In a folder, a single log line in other text is what some program printed, not what somebody pasted. */
const PASTED_LINES_MIN = 2;
/** Nobody pastes more; a larger text is read as it is. */
const PASTE_BYTES_MAX = 8 << 20;

/** Notes a text that is not packed: as log, as paste, or as something else. */
export async function gatherText(gathering: Gathering, piece: Piece, head: Buffer): Promise<void> {
  const { taker } = gathering;
  if (taker !== undefined) await taker.take(piece, head);
  if (taker?.alone) return;
  const isWhole = head.length < HEAD_BYTES;
  const glance = recogniseContent(head, isWhole);
  if (glance.reading === "as-is") return addLog(gathering, piece, glance.kind, head);
  // A paste may begin with much prose, or have no log lines at all; but not any file of a folder.
  const mayHide = piece.named && glance.kind === "unknown";
  if (glance.reading === "none" && (!mayHide || glance.reason === "binary"))
    return addOther(gathering, piece, glance);

  const text = isWhole ? head : await readUpTo(piece, 0, PASTE_BYTES_MAX + 1);
  if (text.length > PASTE_BYTES_MAX) {
    if (glance.reading === "none") return addOther(gathering, piece, glance);
    return addLog(gathering, piece, "mail log", head);
  }
  const content = isWhole ? glance : recogniseContent(text, true);
  if (content.reading === "none") {
    const parts = content.kind === "unknown" ? pastedParts(piece, text) : [];
    gathering.other.push(...parts);
    return parts.length > 0 ? undefined : addOther(gathering, piece, content);
  }
  if (content.reading === "as-is") return addLog(gathering, piece, content.kind, head);
  const { lines, joined, split, rest, quoted } = unfoldPaste(
    text.toString("latin1"),
    content.reading,
  );
  if (content.reading === "join" && joined === 0) {
    return addLog(gathering, piece, content.kind, head);
  }
  if (!piece.named && lines.length < PASTED_LINES_MIN) {
    return addOther(gathering, piece, { kind: "unknown", reading: "none", reason: "no-log-lines" });
  }
  if (content.reading === "take-apart") gathering.other.push(...pastedParts(piece, text));
  const numbers = Uint32Array.from(lines, ({ line }) => line);
  const unfolded = Buffer.from(lines.map((line) => `${line.text}\n`).join(""), "latin1");
  const mended = memoryPiece({ ...piece, notes: [...piece.notes] }, unfolded);
  if (joined > 0) addNote(mended, "joined-lines", String(joined));
  if (split > 0) addNote(mended, "split-lines", String(split));
  if (rest.length > 0) addNote(mended, "dropped-lines", String(rest.length));
  if (quoted > 0) addNote(mended, "quoted-lines", String(quoted));
  await addLog(gathering, mended, content.kind, unfolded.subarray(0, HEAD_BYTES), {
    text: text.toString("latin1"),
    originalLine: (line) => numbers[line - 1] ?? line,
  });
}

function addOther(
  gathering: Gathering,
  piece: Piece,
  content: Extract<Content, { reading: "none" }>,
): void {
  const { name, onDisk } = piece;
  const packed = onDisk !== true && { packed: piece };
  gathering.other.push({ name, kind: content.kind, reason: content.reason, ...packed });
}

async function addLog(
  gathering: Gathering,
  piece: Piece,
  kind: string,
  head: Buffer,
  paste?: { readonly text: string; readonly originalLine: (line: number) => number },
): Promise<void> {
  const isWhole = head.length < HEAD_BYTES;
  const headers = headersOf(headLines(head, isWhole));
  const firstStamp = headers.find(({ stamp }) => stamp !== null)?.stamp ?? null;
  const year = paste && firstStamp?.year === null ? yearInText(paste.text, firstStamp) : undefined;
  gathering.logs.push({
    piece,
    kind,
    head,
    argument: gathering.argument,
    headers,
    firstStamp,
    lastStamp: await lastStampOf(piece, headers, isWhole),
    ...(year !== undefined && { yearInText: year }),
    ...(paste && { originalLine: paste.originalLine }),
  });
}

function headersOf(lines: readonly string[]): FoundLog["headers"] {
  return lines.map(parseLogHeader).filter((header) => header !== undefined);
}

async function lastStampOf(
  piece: Piece,
  headers: FoundLog["headers"],
  isWhole: boolean,
): Promise<LogStamp | null> {
  const ofHead = headers.findLast(({ stamp }) => stamp !== null)?.stamp ?? null;
  if (isWhole || !piece.seekable || piece.sizeBytes === null) return ofHead;
  const start = Math.max(0, piece.sizeBytes - HEAD_BYTES);
  const tail = headersOf(headLines(await readUpTo(piece, start, HEAD_BYTES), false).slice(1));
  return tail.findLast(({ stamp }) => stamp !== null)?.stamp ?? ofHead;
}
