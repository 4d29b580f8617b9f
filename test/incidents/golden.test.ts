import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { LANGUAGE_TAGS } from "../../src/report/language.ts";
import { cells } from "../../src/report/text/wrap.ts";
import { runMailwarden } from "../diagnose/run-mailwarden.ts";
import { INCIDENTS } from "./incidents.ts";
import { writeIncident } from "./write-incident.ts";

/** Its name stands in the golden files. */
const FOLDER = "build/incidents";
const GOLDEN = join(import.meta.dirname, "golden");
const FORMATS = { text: "txt", markdown: "md", html: "html" } as const;

afterAll(() => {
  rmSync(FOLDER, { recursive: true, force: true });
});

/** A word of a command that is longer than a line stays whole, so that it can be copied. */
function isTooWide(line: string): boolean {
  return cells(line) > 80 && !/^ +(?:\$ )?'[^']*'$/.test(line);
}

describe.each(INCIDENTS)("$name", (incident) => {
  const evidence = writeIncident(incident, FOLDER);

  test.each(LANGUAGE_TAGS)(
    "%s: text, Markdown and HTML are as they were read by a person",
    async (lang) => {
      for (const [format, ending] of Object.entries(FORMATS)) {
        const { out, err } = await runMailwarden([
          "diagnose",
          "--format",
          format,
          "--lang",
          lang,
          ...evidence,
        ]);
        expect(err).toBe("");
        const path = join(GOLDEN, incident.name, `${lang}.${ending}`);
        if (process.env["UPDATE"] !== undefined) {
          mkdirSync(join(GOLDEN, incident.name), { recursive: true });
          writeFileSync(path, out);
        }
        expect(out).toBe(readFileSync(path, "utf8"));
        if (format === "text") expect(out.split("\n").filter(isTooWide)).toEqual([]);
      }
    },
  );
});
