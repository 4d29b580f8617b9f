import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diagnose, type DiagnoseOptions } from "../../src/app/diagnose.ts";
import type { Diagnosis } from "../../src/core/diagnosis.ts";
import { loadLanguage } from "../../src/report/language.ts";
import { localise } from "../../src/report/localise.ts";
import { createDiagnoseWorlds } from "../../src/system/diagnose-worlds.ts";

/** File name to content. */
export type LogFiles = Readonly<Record<string, string | Uint8Array>>;

/** How the generated logs' stamps are to be read. */
const STAMPS: DiagnoseOptions = { timezone: "UTC", year: 2026 };

/** Puts the files into a folder of their own while `use` runs; gives their paths in the order of `files`. */
export async function withLogFiles<T>(
  files: LogFiles,
  use: (paths: readonly string[], folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "diagnose-test-"));
  try {
    const paths: string[] = [];
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name);
      await writeFile(path, content);
      paths.push(path);
    }
    return await use(paths, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The diagnosis in English of these files, given to `diagnose` in this order. */
export function diagnoseLogs(
  files: LogFiles,
  options: DiagnoseOptions = STAMPS,
): Promise<Diagnosis<string>> {
  return withLogFiles(files, (paths) => diagnosePaths(paths, options));
}

export async function diagnosePaths(
  paths: readonly string[],
  options: DiagnoseOptions = STAMPS,
): Promise<Diagnosis<string>> {
  const { diagnosis } = await diagnose(paths, options, createDiagnoseWorlds());
  return localise(diagnosis, await loadLanguage("en"));
}

/** The diagnosis of one log. */
export function diagnoseText(
  text: string | Uint8Array,
  options: DiagnoseOptions = STAMPS,
): Promise<Diagnosis<string>> {
  return diagnoseLogs({ "mail.log": text }, options);
}
