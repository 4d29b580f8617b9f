import { containFault, type StepRecord } from "../core/containment.ts";
import type { HostFiles } from "../core/host-world.ts";
import { sha256 } from "./canonical-json.ts";

const JOURNAL_BYTES_MAX = 64 << 20;

export interface JournalReading {
  readonly records: readonly StepRecord[];
  /** False when a line was changed, taken out or put in: each line holds the digest of the one before. */
  readonly isWhole: boolean;
}

/**
 * What was done to a server under one plan, a line a record, in a chain of digests. Append-only: every line is on the disk
 * before the step that it announces begins.
 */
export class Journal {
  readonly #files: HostFiles;
  readonly #path: string;
  readonly #records: StepRecord[];
  #last: string;

  private constructor(files: HostFiles, path: string, records: StepRecord[], last: string) {
    this.#files = files;
    this.#path = path;
    this.#records = records;
    this.#last = last;
  }

  /** Opens the journal for writing. A last line that a crash cut off is taken away; a broken chain throws. */
  static open(files: HostFiles, path: string, planDigest: string): Journal {
    const text = textOf(files, path);
    const kept = text.slice(0, text.lastIndexOf("\n") + 1);
    if (kept.length < text.length) files.truncate(path, Buffer.byteLength(kept));
    const lines = kept.split("\n").slice(0, -1);
    const { records, isWhole } = readLines(lines, planDigest);
    if (!isWhole) throw containFault("journal-broken", { path, line: records.length + 1 });
    const last = lines.at(-1);
    return new Journal(files, path, [...records], last === undefined ? planDigest : sha256(last));
  }

  get records(): readonly StepRecord[] {
    return this.#records;
  }

  write(record: Omit<StepRecord, "prev">): void {
    const complete: StepRecord = { ...record, prev: this.#last };
    const line = JSON.stringify(complete);
    this.#files.append(this.#path, `${line}\n`);
    this.#records.push(complete);
    this.#last = sha256(line);
  }
}

/** Reads without writing; a cut last line is passed over. */
export function readJournal(files: HostFiles, path: string, planDigest: string): JournalReading {
  return readLines(textOf(files, path).split("\n").slice(0, -1), planDigest);
}

function textOf(files: HostFiles, path: string): string {
  return files.look(path) === undefined ? "" : files.read(path, JOURNAL_BYTES_MAX).toString("utf8");
}

function readLines(lines: readonly string[], planDigest: string): JournalReading {
  const records: StepRecord[] = [];
  let prev = planDigest;
  for (const line of lines) {
    const record = parseRecord(line);
    if (record?.prev !== prev) return { records, isWhole: false };
    records.push(record);
    prev = sha256(line);
  }
  return { records, isWhole: true };
}

function parseRecord(line: string): StepRecord | undefined {
  try {
    return JSON.parse(line) as StepRecord;
  } catch {
    return undefined;
  }
}
