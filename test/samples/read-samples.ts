import { readdirSync, readFileSync } from "node:fs";

/** A line of a log with what it must be read as; `null` = the field must be absent. */
export interface Sample {
  readonly file: string;
  readonly lineNumber: number;
  readonly line: string;
  readonly want: Readonly<Record<string, unknown>>;
  /** The line before says `# forged: ...`: an attacker wrote a part of it. */
  readonly isForged: boolean;
}

const FOLDER = new URL("./", import.meta.url);

/** Reads every `*.log` of this folder: `want: {...}` stands on top of the line that it is about, `#` begins a remark. */
export function readSamples(): readonly Sample[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".log"))
    .sort()
    .flatMap((file) => samplesOf(file, readFileSync(new URL(file, FOLDER), "utf8").split("\n")));
}

function samplesOf(file: string, lines: readonly string[]): readonly Sample[] {
  const samples: Sample[] = [];
  lines.forEach((row, index) => {
    if (!row.startsWith("want: ")) return;
    const line = lines[index + 1] ?? "";
    const want = JSON.parse(row.slice("want: ".length)) as Record<string, unknown>;
    samples.push({ file, lineNumber: index + 2, line, want, isForged: lines[index - 1]?.startsWith("# forged: ") === true });
  });
  return samples;
}
