import type { AuditInput } from "./audit-configuration.ts";
import { attemptsOf } from "./exim/lures.ts";
import { askRelayUnauthenticated } from "./exim/ask-relay.ts";
import { eximScenes } from "./exim/audit-exim.ts";
import { parseEximConfig } from "./exim/parse-config.ts";
import { scenesOf } from "./postfix/audit-postfix.ts";
import { parsePostfixConfig } from "./postfix/parse-config.ts";

/** HELO names and senders that rows and conditions of a configuration could let in: what `probe` tries besides. */
export function luresOfConfiguration({ texts, mtaVersion, ownAddresses = [] }: AuditInput): {
  readonly helos: readonly string[];
  readonly senders: readonly string[];
} {
  const exim = parseEximConfig(texts);
  if (exim !== undefined) {
    const attempts = eximScenes(exim, mtaVersion, ownAddresses).map((scene) => {
      // Comparisons are noted while the lists are evaluated.
      askRelayUnauthenticated(scene);
      return attemptsOf(scene.lures.values());
    });
    return several(attempts);
  }
  const postfix = parsePostfixConfig(texts);
  if (postfix === undefined) return { helos: [], senders: [] };
  return several(scenesOf(postfix, mtaVersion, ownAddresses).map(({ lures }) => lures));
}

/** Each is one more question to the server. */
const LURES_MAX = 10;

function several(
  lures: readonly { readonly helos: readonly string[]; readonly senders: readonly string[] }[],
): { readonly helos: readonly string[]; readonly senders: readonly string[] } {
  const some = (values: readonly string[]): readonly string[] =>
    [...new Set(values)].filter((value) => /^[\x21-\x7e]*$/.test(value)).slice(0, LURES_MAX);
  return {
    helos: some(lures.flatMap(({ helos }) => helos)),
    senders: some(lures.flatMap(({ senders }) => senders)),
  };
}
