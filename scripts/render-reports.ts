/**
 * Writes the reports of our incidents into a folder, in all languages, to be looked at; with further folders, one
 * recorded incident, archive or pasted text each, the reports of those, too:
 *
 *     tsx scripts/render-reports.ts OUT [EVIDENCE...]
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { runQuietly } from "./run-quietly.ts";
import { LANGUAGE_TAGS } from "../src/report/language.ts";
import { INCIDENTS } from "../test/incidents/incidents.ts";
import { writeIncident } from "../test/incidents/write-incident.ts";

const FORMATS = { text: "txt", markdown: "md", html: "html" } as const;

const [out, ...others] = process.argv.slice(2);
if (out === undefined) {
  process.stderr.write("give the folder to write to\n");
  process.exit(2);
}

const wanted = [
  ...INCIDENTS.map((incident) => ({
    name: incident.name,
    args: writeIncident(incident, join(out, "evidence")),
  })),
  ...others.map((path) => ({ name: basename(path), args: ["--timezone", "UTC", path] })),
];
for (const { name, args } of wanted) {
  const folder = join(out, name);
  mkdirSync(folder, { recursive: true });
  for (const lang of LANGUAGE_TAGS)
    for (const [format, ending] of Object.entries(FORMATS))
      writeFileSync(
        join(folder, `${lang}.${ending}`),
        await runQuietly(["diagnose", "--format", format, "--lang", lang, ...args]),
      );
  process.stdout.write(`${folder}\n`);
}
