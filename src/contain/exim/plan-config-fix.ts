import type { Finding } from "../../core/diagnosis.ts";
import type { HostWorld } from "../../core/host-world.ts";
import { type FileChange, readSettings } from "../file-change.ts";
import type { EximServer } from "../mail-server.ts";

interface LogicalLine {
  readonly at: number;
  /** Lines of the file that it takes: a backslash at the end goes on (Exim spec, "Configuration file format"). */
  readonly span: number;
  /** Without any blanks: how a line was broken and aligned is no difference. */
  readonly text: string;
}

/** The lines that the findings replace, in the file that the server reads. A line that stands there twice is left alone. */
export function planConfigFix(
  host: HostWorld,
  server: EximServer,
  holes: readonly Finding<string>[],
): readonly FileChange[] {
  const before = readSettings(host.files, server.configFile);
  if (before === null) return [];
  const lines = before.split("\n");
  for (const { proof, fix } of holes) {
    const diff = fix?.diff?.split("\n") ?? [];
    const old = diff.filter((line) => line.startsWith("-")).map((line) => line.slice(1));
    const made = diff.filter((line) => line.startsWith("+")).map((line) => line.slice(1).trim());
    const [first] = old;
    if (first === undefined || old.length !== 1) continue;
    const fitting = logicalLines(lines).filter(({ text }) => text === withoutBlanks(first));
    const named = proof.find(({ source }) => source.endsWith(server.configFile))?.line;
    const place = fitting.length === 1 ? fitting[0] : fitting.find(({ at }) => at + 1 === named);
    if (place === undefined) continue;
    const indent = /^\s*/.exec(lines[place.at] ?? "")?.[0] ?? "";
    lines.splice(place.at, place.span, ...made.map((line) => indent + line));
  }
  const after = lines.join("\n");
  const owner = { mode: 0o640, uid: 0, gid: 0 };
  return after === before ? [] : [{ path: server.configFile, before, after, owner }];
}

function logicalLines(lines: readonly string[]): readonly LogicalLine[] {
  const found: LogicalLine[] = [];
  for (let at = 0; at < lines.length;) {
    let span = 1;
    while (/\\\s*$/.test(lines[at + span - 1] ?? "") && at + span < lines.length) span += 1;
    const text = lines
      .slice(at, at + span)
      .map((line) => line.replace(/\\\s*$/, ""))
      .join("");
    found.push({ at, span, text: withoutBlanks(text) });
    at += span;
  }
  return found;
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s+/g, "");
}
