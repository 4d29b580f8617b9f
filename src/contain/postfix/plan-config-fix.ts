import type { Finding } from "../../core/diagnosis.ts";
import type { HostWorld } from "../../core/host-world.ts";
import type { FileChange } from "../file-change.ts";
import type { PostfixServer } from "../mail-server.ts";
import { shellWords } from "../shell-words.ts";
import { PostfixDraft } from "./settings-draft.ts";

/** What an edit of a draft may be: parameters, services and their fields. Nothing that removes or runs. */
const EDITS = new Set(["-e", "-P", "-M", "-F"]);

/** The changes that the findings' fixes make together, in the order of their severity. */
export async function planConfigFix(
  host: HostWorld,
  server: PostfixServer,
  holes: readonly Finding<string>[],
): Promise<readonly FileChange[]> {
  const edits = new Map<string, readonly string[]>();
  for (const { fix } of holes) {
    const words = fix?.command === undefined ? undefined : shellWords(fix.command);
    const [program, option = "", ...values] = words ?? [];
    if (program === "postconf" && EDITS.has(option) && values.length > 0)
      edits.set(fix?.command ?? "", [option, ...values]);
  }
  if (edits.size === 0) return [];
  return PostfixDraft.changesOf(host, server, async (draft) => {
    for (const words of edits.values()) await draft.edit(words);
  });
}
