import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXIT } from "../src/cli/exit-status.ts";
import { CODE_CACHE, compileBundle } from "./compiled-bundle.ts";

// Run by scripts/build.ts in a process of its own: `tsx make-code-cache.ts FOLDER EVIDENCE`. What a diagnosis needs is
// compiled when it has run, and so the cache holds it.
const [node = "", program = "", folder = "", evidence = ""] = process.argv;
const bundle = compileBundle(folder, undefined);
process.once("exit", (status) => {
  if (status !== EXIT.found) return;
  writeFileSync(join(folder, CODE_CACHE), bundle.codeCache());
  process.exitCode = 0;
});
process.argv = [node, program, "diagnose", evidence];
bundle.run();
