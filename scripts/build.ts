import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { bundleInput } from "./bundle-input.ts";
import { thirdPartyNotices } from "./third-party-notices.ts";

const directory = process.argv[2] ?? "dist";

rmSync(directory, { recursive: true, force: true });
const bundle = await rolldown(bundleInput("src/cli/main.ts"));
const { output } = await bundle.write({
  dir: directory,
  format: "esm",
  entryFileNames: "mailwarden.js",
  chunkFileNames: "chunks/[name]-[hash].js",
  // Only what a command needs is read: `--version` must not pay for the reports.
  minify: { compress: false, mangle: false, codegen: true },
});
await bundle.close();

chmodSync(join(directory, "mailwarden.js"), 0o755);
writeFileSync(
  join(directory, "THIRD-PARTY-LICENSES.txt"),
  thirdPartyNotices(output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []))),
);
