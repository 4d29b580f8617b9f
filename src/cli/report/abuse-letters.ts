import { networkOf } from "../../core/ip-address.ts";
import type { NetworkOwner } from "../../core/network-owner.ts";
import { abuseMail, type AbuseParts, xarfReports } from "../../report/letters/abuse/abuse-mail.ts";
import { type Attacker, findAttackers } from "../../report/letters/abuse/find-attackers.ts";
import {
  type AttackingNetwork,
  groupAttackers,
} from "../../report/letters/abuse/group-attackers.ts";
import { lookupCommands } from "../../report/letters/abuse/lookup-commands.ts";
import type { Letter } from "../../report/letters/letter.ts";
import { loadLanguage } from "../../report/language.ts";
import { accusedOf } from "../../report/redact/accused.ts";
import { createRedactor } from "../../report/redact/redactor.ts";
import type { DiagnoseAnswer } from "../app.ts";
import type { CommandContext } from "../command-run.ts";
import { letterSender } from "./letter-sender.ts";
import { registryServer } from "./registry-server.ts";

/** In a name of nobody (RFC 2606), for whoever overlooks what standard error says. */
const NO_SENDER = "postmaster@your-domain.example";

export interface AbuseLetters {
  readonly networks: readonly AttackingNetwork[];
  readonly letters: readonly Letter[];
  readonly document: unknown;
}

/** The reports to the owners of the attacking networks; asks registries only with `--lookup`. */
export async function abuseLetters(
  { diagnosis, clientLines }: DiagnoseAnswer,
  { app, flags, language, terminal }: CommandContext,
): Promise<AbuseLetters> {
  const from = letterSender(flags.from, diagnosis) ?? NO_SENDER;
  const server = registryServer(flags.rdap);
  // No line, no report: a desk acts on what it can check.
  const attackers = findAttackers(diagnosis).filter(({ ip }) => clientLines.get(ip)?.total);
  const owners =
    flags.lookup === true || server !== undefined
      ? await askForOwners(attackers, (ips) => app.networkOwners(ips, server))
      : new Map<string, NetworkOwner>();
  const networks = groupAttackers(attackers, owners);
  const isMasked = flags.unmasked !== true;
  const parts: AbuseParts = {
    english: await loadLanguage("en"),
    language,
    from,
    nowMs: terminal.nowMs(),
    lines: clientLines,
    mask: isMasked ? maskFor(diagnosis.incidents, attackers) : (text) => text,
    isMasked,
  };
  return {
    networks,
    letters: networks.map((network) => abuseMail(network, parts)),
    document: {
      schema: "mailwarden.abuse/1",
      networks: networks.map((network) => ({
        network: network.name,
        contact: network.owner?.kind === "found" ? network.owner.contact : null,
        unknown: network.owner?.kind === "unknown" ? network.owner.why : undefined,
        lookup: lookupCommands(network.attackers[0]?.ip ?? ""),
        reports: xarfReports(network, parts),
      })),
    },
  };
}

/** One address of each network is enough: a registry answers for the whole of it. */
async function askForOwners(
  attackers: readonly Attacker[],
  ask: (ips: readonly string[]) => Promise<ReadonlyMap<string, NetworkOwner>>,
): Promise<ReadonlyMap<string, NetworkOwner>> {
  const firsts = new Map<string, string>();
  for (const { ip } of attackers) if (!firsts.has(networkOf(ip))) firsts.set(networkOf(ip), ip);
  const answers = await ask([...firsts.values()]);
  return new Map(
    attackers.flatMap(({ ip }) => {
      const owner = answers.get(firsts.get(networkOf(ip)) ?? ip);
      return owner === undefined ? [] : [[ip, owner] as const];
    }),
  );
}

/** Guessers are no incident of their own, but here they are accused. */
function maskFor(
  incidents: Parameters<typeof accusedOf>[0],
  attackers: readonly Attacker[],
): (text: string) => string {
  const accused = accusedOf(incidents);
  const ips = new Set([...accused.ips, ...attackers.map(({ ip }) => ip)]);
  const redactor = createRedactor({ ...accused, ips }, networkOf);
  return (text) => redactor.text(text);
}
