import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { manPages } from "../src/cli/help/man-pages.ts";
import { VERSION } from "../src/cli/version.ts";
import { loadLanguage } from "../src/report/language.ts";
import { copySqlite, SQLITE_MODULE } from "./copy-sqlite.ts";
import { bundleInput } from "./bundle-input.ts";
import { thirdPartyNotices } from "./third-party-notices.ts";
import { APART, writeBundle } from "./write-bundle.ts";

const directory = resolve(process.argv[2] ?? "dist");
const program = join(directory, "mailwarden.js");

rmSync(directory, { recursive: true, force: true });
const bundled = [
  ...(await writeBundle("scripts/bundle-entry.ts", join(directory, "mailwarden.cjs"), APART)),
];
for (const name of APART)
  bundled.push(...(await writeBundle(name, join(directory, `${name}.cjs`))));
const entry = await rolldown(bundleInput("scripts/package-entry.ts"));
await entry.write({ file: program, format: "esm" });
await entry.close();
chmodSync(program, 0o755);

const manual = join(directory, "man");
mkdirSync(manual);
for (const { fileName, text } of manPages(await loadLanguage("en"), VERSION))
  writeFileSync(join(manual, fileName), text);

writeFileSync(
  join(directory, "THIRD-PARTY-LICENSES.txt"),
  thirdPartyNotices([...bundled, resolve(SQLITE_MODULE)]),
);
copySqlite(directory, ["linux-x64", "linux-arm64"]);
execFileSync(
  process.execPath,
  ["--import", "tsx", "scripts/make-code-cache.ts", directory, "samples/stolen-account"],
  { stdio: ["ignore", "ignore", "inherit"] },
);
