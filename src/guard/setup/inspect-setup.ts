import { parsePostfixConfig } from "../../audit/postfix/parse-config.ts";
import { gatherConfiguration } from "../../app/gather-configuration.ts";
import { serversHere } from "../../app/servers-here.ts";
import type { EvidenceWorld } from "../../core/evidence-world.ts";
import type { MachineWorld } from "../../core/machine-world.ts";
import type { GuardSettings } from "../guard-settings.ts";
import { type EximSnippet, eximSnippets } from "./exim-snippet.ts";
import { dovecotLines } from "./dovecot-lines.ts";
import type { HookProblem } from "./hook-problem.ts";
import { definitionCommand, inspectPostfixHooks } from "./postfix-hooks.ts";

/** How a mail server asks the guard, and what would make it ask rightly. */
export interface SetupInspection {
  /** `unknown`: no configuration that can be read. */
  readonly mta: "postfix" | "exim" | "unknown";
  readonly problems: readonly HookProblem[];
  /** What to type so that Postfix asks at every stage; empty = nothing is missing. */
  readonly commands: readonly string[];
  /** What to add to the ACLs of Exim. */
  readonly acls: readonly EximSnippet[];
  /** What to add to the configuration of Dovecot; empty where `guard.authPolicy` is not set. */
  readonly dovecot: readonly string[];
  readonly unreadable: readonly { readonly name: string; readonly message: string }[];
}

/** Reads the configuration that is named, else this machine's, and looks how it asks the guard. Changes nothing. */
export async function inspectSetup(
  config: readonly string[],
  settings: GuardSettings,
  world: EvidenceWorld,
  machine: MachineWorld,
  nonce: string,
): Promise<SetupInspection> {
  const { texts, unreadable, servers } = await gatherConfiguration(config, world, () =>
    serversHere(world, machine),
  );
  const { file, variable } = settings.authPolicySecret;
  const hasSecret = file !== undefined || variable !== undefined;
  const dovecot = dovecotLines(settings.authPolicy, nonce, hasSecret);
  const [address] = settings.listen;
  const postfix = parsePostfixConfig(texts);
  const acls = address === undefined ? [] : eximSnippets(address);
  if (postfix === undefined || address === undefined) {
    const mta = servers.has("exim") ? "exim" : "unknown";
    return { mta, problems: [], commands: [], acls, dovecot, unreadable };
  }
  const canHold = settings.limits.some(({ answer }) => answer === "hold");
  const problems = inspectPostfixHooks(postfix, settings.listen, { canHold });
  const wanted = new Set(problems.flatMap(({ command }) => command ?? []));
  const commands =
    wanted.size === 0 ? [] : [definitionCommand(address), ...wanted, "postfix reload"];
  return { mta: "postfix", problems, commands, acls: [], dovecot, unreadable };
}
