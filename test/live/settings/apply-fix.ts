import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../../../src/core/diagnosis.ts";
import { runProgram } from "../run-program.ts";

/** Does what an administrator does with a fix of `audit`: runs its command, else changes the lines of its file. */
export async function applyFix(
  { fix }: Finding<unknown>,
  folder: string,
): Promise<"applied" | "nothing-to-apply" | "does-not-fit"> {
  if (fix?.command !== undefined) {
    const { status } = await runProgram("sh", ["-c", fix.command]);
    return status === 0 ? "applied" : "does-not-fit";
  }
  if (fix?.file === undefined || fix.diff === undefined) return "nothing-to-apply";
  const file = join(folder, fix.file);
  if (!existsSync(file)) return "does-not-fit";
  const text = readFileSync(file, "utf8");
  const changed = applyDiff(text, fix.diff);
  if (changed === undefined) return "does-not-fit";
  writeFileSync(file, changed);
  return "applied";
}

/** Replaces the lines with `-` by those with `+`; undefined where they are not in the text. */
function applyDiff(text: string, diff: string): string | undefined {
  const lines = diff.split("\n");
  const of = (sign: string): string =>
    lines
      .filter((line) => line.startsWith(sign))
      .map((line) => line.slice(1))
      .join("\n");
  const [removed, added] = [of("-"), of("+")];
  if (removed === "") return `${text.trimEnd()}\n${added}\n`;
  const at = text.indexOf(removed);
  if (at < 0) return undefined;
  return text.slice(0, at) + added + text.slice(at + removed.length);
}
