import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");

test("the shipped sample is what the generator writes today", () => {
  const folder = mkdtempSync(join(tmpdir(), "mailwarden-sample-"));
  try {
    execFileSync("sh", [join(root, "scripts", "build-sample.sh"), folder]);
    for (const name of ["stolen-account/mail.log.gz", "stolen-account.truth.json"]) {
      const read = (base: string): Buffer => {
        const bytes = readFileSync(join(base, name));
        return name.endsWith(".gz") ? gunzipSync(bytes) : bytes;
      };
      expect(read(folder).equals(read(join(root, "samples"))), name).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
