import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { collectScript } from "../../src/app/collect-script.ts";

const root = join(import.meta.dirname, "..", "..");

test("what the script collects is diagnosed as the logs themselves", () => {
  const folder = mkdtempSync(join(tmpdir(), "mailwarden-collected-"));
  try {
    // The sample's log, rotated at noon.
    const log = gunzipSync(readFileSync(join(root, "samples/stolen-account/mail.log.gz")));
    const cut = log.indexOf("\nMar  2 12:3") + 1;
    const logs = join(folder, "server", "var", "log");
    mkdirSync(logs, { recursive: true });
    writeFileSync(join(logs, "mail.log.1"), log.subarray(0, cut));
    writeFileSync(join(logs, "mail.log"), log.subarray(cut));
    utimesSync(join(logs, "mail.log.1"), new Date(), new Date("2026-03-02T12:30:00Z"));
    utimesSync(join(logs, "mail.log"), new Date(), new Date("2026-03-02T18:00:00Z"));

    const archive = join(folder, "evidence.tar.gz");
    const collect = spawnSync("sh", ["-s", "--", archive], {
      input: collectScript(),
      env: { ...process.env, MAILWARDEN_ROOT: join(folder, "server"), TMPDIR: folder },
    });
    expect(collect.status).toBe(0);

    const program = ["--import", "tsx", join(root, "src", "cli", "main.ts")];
    const diagnose = spawnSync(
      process.execPath,
      [...program, "diagnose", "--format", "json", "--timezone", "UTC", archive],
      { cwd: root, encoding: "utf8", maxBuffer: 64 << 20 },
    );
    expect(diagnose.status).toBe(1);
    const diagnosis: unknown = JSON.parse(diagnose.stdout);
    const truth: unknown = JSON.parse(
      readFileSync(join(root, "samples/stolen-account.truth.json"), "utf8"),
    );
    expect(diagnosis).toMatchObject({
      incidents: [{ cause: "stolen-credentials", ...figuresOf(truth) }],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The figures of the truth's one incident that a diagnosis names alike. */
function figuresOf(truth: unknown): object {
  const { incidents } = truth as { readonly incidents: readonly Record<string, unknown>[] };
  const [incident = {}] = incidents;
  return Object.fromEntries(
    ["accounts", "messages", "recipients", "delivered", "deferred", "bounced"].map((key) => [
      key,
      incident[key],
    ]),
  );
}
