/**
 * Runs `explain` over log lines with known fields and counts the values that it shows with what they mean.
 * `node --import tsx scripts/score-explain.ts LINES.jsonl [--lang TAG]`; a row is `{"line": "...", "expect": {"field": value}}`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Row {
  readonly line: string;
  readonly expect: Readonly<Record<string, string | number>>;
}

interface ShownLine {
  readonly line: number;
  readonly says: string;
  readonly fields: readonly {
    readonly field: string;
    readonly value: unknown;
    readonly says: string;
  }[];
  readonly others: readonly {
    readonly line: number;
    readonly fields: Readonly<Record<string, unknown>>;
  }[];
}

const [file, flag, language = "en"] = process.argv.slice(2);
if (file === undefined || (flag !== undefined && flag !== "--lang")) {
  console.error("usage: score-explain.ts LINES.jsonl [--lang TAG]");
  process.exit(2);
}
const rows = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .map((row) => JSON.parse(row) as Row);

const folder = mkdtempSync(join(tmpdir(), "score-explain-"));
try {
  const log = join(folder, "mail.log");
  writeFileSync(log, `${rows.map(({ line }) => line).join("\n")}\n`);
  const run = spawnSync(
    process.execPath,
    [
      "--import",
      "tsx",
      join(import.meta.dirname, "..", "src/cli/main.ts"),
      "explain",
      "--format=json",
      "--year=2026",
      "--timezone=UTC",
      `--lang=${language}`,
      log,
    ],
    { encoding: "utf8", maxBuffer: 256 << 20 },
  );
  if (run.status === 2) throw new Error(run.stderr);
  const { lines } = JSON.parse(run.stdout) as { lines: readonly ShownLine[] };
  report(rows, lines);
} finally {
  rmSync(folder, { recursive: true });
}

function report(all: readonly Row[], lines: readonly ShownLine[]): void {
  const byNumber = new Map<number, { group: ShownLine; own: Readonly<Record<string, unknown>> }>();
  for (const group of lines) {
    byNumber.set(group.line, { group, own: {} });
    for (const { line, fields } of group.others) byNumber.set(line, { group, own: fields });
  }
  let shown = 0;
  let whole = 0;
  let wanted = 0;
  all.forEach(({ line, expect }, index) => {
    const found = byNumber.get(index + 1);
    const missing = Object.entries(expect).filter(([field, value]) => {
      const explained = found?.group.fields.find((one) => one.field === field);
      const have = found?.own[field] ?? explained?.value;
      return !(explained && explained.says !== "" && isSame(have, value));
    });
    wanted += Object.keys(expect).length;
    shown += Object.keys(expect).length - missing.length;
    if (missing.length === 0 && found !== undefined && found.group.says !== "") whole += 1;
    else console.log(`not shown: ${JSON.stringify(Object.fromEntries(missing))}\n  ${line}`);
  });
  console.log(
    `explain: ${whole} of ${all.length} lines whole, ${shown} of ${wanted} values shown with their meaning`,
  );
  process.exitCode = whole === all.length ? 0 : 1;
}

function isSame(have: unknown, want: string | number): boolean {
  const words = (value: unknown) => String(value).trim().toLowerCase();
  return words(have) === words(want) || (want !== "" && Number(have) === Number(want));
}
