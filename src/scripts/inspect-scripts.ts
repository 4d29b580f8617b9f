import { EvidenceProblem } from "../core/evidence-problem.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import type { FoundMark, ScriptMark } from "./script-marks.ts";
import { loadPhpReader, mayHaveMarks } from "./php-source.ts";

/** A PHP file of the evidence or of this machine. */
export interface PhpFile {
  readonly path: string;
  /** At most `maxBytes` from its beginning, and when it was last changed; null when unknown. */
  read(maxBytes: number): Promise<{ readonly bytes: Buffer; readonly modifiedMs: number | null }>;
}

export interface MarkedScript {
  readonly path: string;
  readonly modifiedMs: number | null;
  readonly marks: readonly (FoundMark & { readonly text: string })[];
}

export interface InspectedScripts {
  /** Those with marks. */
  readonly marked: ReadonlyMap<string, MarkedScript>;
  /** When each file was last changed. */
  readonly modifiedMs: ReadonlyMap<string, number>;
  /** Not looked into: the time that may be spent on reading programs was over. */
  readonly leftOut: number;
}

/** Web shells and mailers are small; a larger file is data. */
const FILE_BYTES_MAX = 512 << 10;
/** The parser reads about a megabyte a second (measured on a server of 2 cores). */
const PARSED_BYTES_MAX = 12 << 20;
const READ_BYTES_MAX = 512 << 20;
const LINE_MAX = 300;

/**
 * Looks for marks in PHP files; `first` are read before all others, whatever they weigh. A search for words comes before
 * the parser, which only few files reach.
 */
export async function inspectScripts(
  files: readonly PhpFile[],
  first: ReadonlySet<string>,
): Promise<InspectedScripts> {
  const marked = new Map<string, MarkedScript>();
  const modifiedMs = new Map<string, number>();
  const ordered = [...files].sort((a, b) => Number(first.has(b.path)) - Number(first.has(a.path)));
  let readPhp: ((text: string) => readonly FoundMark[]) | undefined;
  let read = 0;
  let parsed = 0;
  let leftOut = 0;
  for (const file of ordered) {
    if (read > READ_BYTES_MAX || parsed > PARSED_BYTES_MAX) {
      leftOut += 1;
      continue;
    }
    const content = await readOrNothing(file);
    if (content === undefined) continue;
    if (content.modifiedMs !== null) modifiedMs.set(file.path, content.modifiedMs);
    const text = content.bytes.toString("latin1");
    read += text.length;
    if (!mayHaveMarks(text)) continue;
    parsed += text.length;
    readPhp ??= await loadPhpReader();
    const marks = readPhp(text);
    if (marks.length === 0) continue;
    const lines = content.bytes.toString("utf8").split("\n");
    marked.set(file.path, {
      path: file.path,
      modifiedMs: content.modifiedMs,
      marks: marks.map((mark) => ({ ...mark, text: shown(lines[mark.line - 1] ?? "") })),
    });
  }
  return { marked, modifiedMs, leftOut };
}

/** A file that has gone, or that this user may not read, has no marks; that it was refused is said elsewhere. */
async function readOrNothing(file: PhpFile) {
  try {
    return await file.read(FILE_BYTES_MAX);
  } catch (error) {
    if (error instanceof EvidenceProblem) return undefined;
    throw error;
  }
}

function shown(line: string): string {
  const text = line.trim();
  return maskSecrets(text.length > LINE_MAX ? `${text.slice(0, LINE_MAX)}...` : text);
}

/** Before an abuse a file that brings it is put there; longer ago than this it is part of the site. */
const RECENT_MS = 45 * 86_400_000;
/** In a copy every file is as new as the copy: an age that so many share tells nothing. */
const RECENT_SHARE_MAX = 0.2;

/** Files that were changed shortly before `beforeMs`, where that sets them apart from the others. */
export function recentlyChanged(
  modifiedMs: InspectedScripts["modifiedMs"],
  beforeMs: number,
): ReadonlySet<string> {
  const recent = [...modifiedMs].filter(([, ms]) => ms <= beforeMs && ms >= beforeMs - RECENT_MS);
  const isTelling = recent.length <= Math.max(1, modifiedMs.size * RECENT_SHARE_MAX);
  return new Set(isTelling ? recent.map(([path]) => path) : []);
}

/**
 * The one file whose program sends mail as no honest one does, by itself or by having come shortly before; undefined
 * where there is none, or more than one.
 */
export function onlySuspect(
  scripts: Iterable<MarkedScript>,
  recent: ReadonlySet<string>,
): MarkedScript | undefined {
  const suspects = [...scripts].filter(({ path, marks }) => {
    const has = (wanted: ScriptMark) => marks.some(({ mark }) => mark === wanted);
    const lets = has("runs-request") || has("runs-decoded");
    return has("sends-mail") && (lets || (has("request-to-mail") && recent.has(path)));
  });
  return suspects.length === 1 ? suspects[0] : undefined;
}
