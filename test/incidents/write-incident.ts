import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RecordedIncident } from "./incidents.ts";

/**
 * Writes the files of an incident below `folder`; gives the arguments that a command reads them with. Seen from the
 * repository: the path stands in the reports.
 */
export function writeIncident(
  { name, files }: RecordedIncident,
  folder: string,
): readonly string[] {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  for (const [file, text] of Object.entries(files())) writeFileSync(join(place, file), text);
  return ["--timezone", "UTC", "--year", "2026", place];
}
