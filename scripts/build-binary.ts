import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { inject } from "postject";
import { copySqlite, SQLITE_MODULE } from "./copy-sqlite.ts";
import { thirdPartyNotices } from "./third-party-notices.ts";
import { writeBundle } from "./write-bundle.ts";

/** Marks the place in the Node program that takes the code: Node's manual, "Single executable applications". */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

const directory = resolve(process.argv[2] ?? "build");
const work = join(directory, "sea");
const executable = join(directory, `mailwarden-${process.platform}-${process.arch}`);

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });

const bundled = await writeBundle("scripts/bundle-entry.ts", join(work, "mailwarden.cjs"));
writeFileSync(
  join(directory, "THIRD-PARTY-LICENSES.txt"),
  thirdPartyNotices([...bundled, resolve(SQLITE_MODULE)]),
);
copySqlite(directory, [`${process.platform}-${process.arch}`]);

const config = {
  main: join(work, "mailwarden.cjs"),
  output: join(work, "mailwarden.blob"),
  disableExperimentalSEAWarning: true,
  useCodeCache: true,
};
writeFileSync(join(work, "sea-config.json"), JSON.stringify(config));
execFileSync(process.execPath, ["--experimental-sea-config", join(work, "sea-config.json")], {
  stdio: ["ignore", "ignore", "inherit"],
});

// Beside the old one first: an executable that runs cannot be written.
const copy = `${executable}.new`;
copyFileSync(process.execPath, copy);
chmodSync(copy, 0o755);
await inject(copy, "NODE_SEA_BLOB", readFileSync(config.output), { sentinelFuse: FUSE });
renameSync(copy, executable);
rmSync(work, { recursive: true });
