import type { InputOptions } from "rolldown";

/**
 * What all bundles share: the entry, for Node, with every package bundled, so that an installed Mailwarden
 * fetches nothing. A warning ends the build: an import that cannot be resolved would otherwise fail at the user's.
 */
export function bundleInput(entry: string): InputOptions {
  return {
    input: entry,
    platform: "node",
    tsconfig: false,
    onLog(_level, log) {
      throw new Error(`${log.code ?? "rolldown"}: ${log.message}`);
    },
  };
}
