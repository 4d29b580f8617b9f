import { findConfiguredLists, type NamedList } from "../audit/configured-lists.ts";
import { findSendingHost } from "../audit/sending-host.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { MachineWorld } from "../core/machine-world.ts";
import type { LogEvent } from "../core/log-event.ts";
import { scopeOf } from "../core/ip-address.ts";
import type { StampOptions } from "../core/log-source.ts";
import { classifyReply, ourIpInReply } from "../core/reply-class.ts";
import { chooseEvidence } from "../evidence/choose-evidence.ts";
import type { UnreadableEvidence } from "../evidence/gathering.ts";
import { openEvidence } from "../evidence/open-evidence.ts";
import { findSelectors } from "../identity/dkim/find-selectors.ts";
import { findSigners } from "../identity/dkim/find-signers.ts";
import { isAligned } from "../identity/organisational-domain.ts";
import type { KnownAddress, KnownName, KnownSelector } from "../identity/known-sender.ts";
import { allTakers } from "./all-takers.ts";
import { ConfigurationTaker, gatherConfiguration } from "./gather-configuration.ts";
import { listEvents } from "./list-events.ts";
import { serversHere } from "./servers-here.ts";
import { TextTaker } from "./text-taker.ts";

/** What evidence tells about who sends for a domain. */
export interface GatheredSender {
  readonly addresses: readonly KnownAddress[];
  readonly helo: KnownName | undefined;
  readonly selectors: readonly KnownSelector[];
  readonly signers: readonly string[];
  readonly configuredLists: readonly NamedList[];
  readonly unreadable: readonly UnreadableEvidence[];
}

/** Receivers that name an address of ours block it or find fault with it; other replies quote strangers' addresses. */
const ABOUT_US = new Set(["blocked", "rate-limited", "policy"]);
const NAMED_MAX = 1_000;
const ADDRESSES_MAX = 8;
/** What is named once among hundreds is somebody else's address in a reply. */
const SHARE_MIN = 0.1;

/** Where evidence is read, and what runs here. */
export interface SenderWorld {
  readonly evidence: EvidenceWorld;
  readonly machine: MachineWorld;
}

/** Where signers keep their selectors. */
const SIGNER_FILES = [
  "/etc/opendkim.conf",
  "/etc/opendkim/KeyTable",
  "/etc/rspamd/local.d/dkim_signing.conf",
];
/** The newest ones: what this server is and signs with now. */
const LOGS_HERE_MAX = 2;

/**
 * Reads evidence for the addresses, greeting, selectors and lists of a server. Nothing named: settings, signer and newest
 * logs of this machine, where its settings name the domain; else another server sends for it, and nothing here is said
 * of that one.
 */
export async function gatherSender(
  domain: string,
  evidence: readonly string[],
  options: StampOptions & { readonly onProgress?: (bytes: number) => void },
  world: SenderWorld,
): Promise<GatheredSender> {
  if (evidence.length === 0) {
    const [here] = await serversHere(world.evidence, world.machine);
    const { texts } =
      here === undefined
        ? { texts: [] }
        : await gatherConfiguration([here.settings], world.evidence);
    const isOurs = texts.some(({ text }) => namesDomain(text, domain));
    if (here === undefined || !isOurs)
      return { ...fromSettings(domain, []), signers: [], unreadable: [] };
    const named = [here.settings, ...(await signerAndLogsHere(world.evidence))];
    // What nobody named is no loss where it cannot be read.
    return { ...(await gatherSender(domain, named, options, world)), unreadable: [] };
  }
  const configuration = new ConfigurationTaker(false);
  const taker = new TextTaker();
  const opened = await openEvidence(
    evidence,
    options,
    world.evidence,
    allTakers([configuration, taker]),
  );
  try {
    const counts = new Map<string, number>();
    const signers = new Set<string>();
    const selectors: KnownSelector[] = [];
    await listEvents(opened.logs, { ...options, all: true }, (event, text) => {
      countOurAddress(event, counts);
      if (!SIGNERS.test(event.program ?? "") && !SIGNERS.test(event.daemon ?? "")) return undefined;
      const line = text();
      for (const signer of findSigners(line)) {
        signers.add(signer);
        selectors.push(...ofOrganisation(domain, findSelectors(line, domain, "log")));
      }
      return undefined;
    });
    const inMails = taker.texts.flatMap(({ bytes }) =>
      ofOrganisation(domain, findSelectors(bytes.toString("latin1"), domain, "mail")),
    );
    const settings = fromSettings(domain, configuration.taken().texts);
    return {
      ...settings,
      addresses: [...mostNamed(counts), ...settings.addresses],
      selectors: [...settings.selectors, ...selectors, ...inMails],
      signers: [...signers],
      unreadable: opened.unreadable,
    };
  } finally {
    await opened.close();
  }
}

const SIGNERS = /^(?:opendkim|amavis|rspamd)/;

async function signerAndLogsHere(world: EvidenceWorld): Promise<readonly string[]> {
  const isThere = async (path: string): Promise<boolean> =>
    await world.inspect(path).then(
      ({ kind }) => kind === "file",
      () => false,
    );
  const there = await Promise.all(
    SIGNER_FILES.map(async (path) => ((await isThere(path)) ? [path] : [])),
  );
  // Logs alone: what is piped in was not meant for this question.
  const logs = await chooseEvidence([], {
    ...world,
    standardInputKind: () => Promise.resolve("none"),
  });
  return [...there.flat(), ...(logs ?? []).slice(0, LOGS_HERE_MAX)];
}

/** Others' signatures in mails that came in say nothing about this domain. */
function ofOrganisation(
  domain: string,
  selectors: readonly KnownSelector[],
): readonly KnownSelector[] {
  return selectors.filter((one) => isAligned(domain, one.domain, "relaxed"));
}

/** Whether the domain, or a name in it, stands in the settings. */
function namesDomain(text: string, domain: string): boolean {
  return text
    .toLowerCase()
    .split(/[^a-z0-9._-]+/)
    .some((word) => word === domain || word.endsWith(`.${domain}`));
}

function fromSettings(
  domain: string,
  texts: Parameters<typeof findSendingHost>[0],
): Pick<GatheredSender, "addresses" | "helo" | "selectors" | "configuredLists"> {
  const { ips, helo } = findSendingHost(texts);
  return {
    addresses: ips
      .filter((ip) => scopeOf(ip) === "public")
      .map((ip) => ({ ip, source: "configuration" })),
    helo: helo === undefined ? undefined : { name: helo, source: "configuration" },
    selectors: texts.flatMap(({ text }) =>
      ofOrganisation(domain, findSelectors(text, domain, "configuration")),
    ),
    configuredLists: findConfiguredLists(texts),
  };
}

function countOurAddress(event: LogEvent, counts: Map<string, number>): void {
  const { statusText, relayIp = "" } = event;
  if (statusText === undefined || !ABOUT_US.has(classifyReply(statusText))) return;
  const ip = ourIpInReply(statusText, relayIp);
  if (ip === null || scopeOf(ip) !== "public") return;
  const known = counts.get(ip);
  if (known !== undefined || counts.size < NAMED_MAX) counts.set(ip, (known ?? 0) + 1);
}

function mostNamed(counts: ReadonlyMap<string, number>): readonly KnownAddress[] {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts]
    .filter(([, count]) => count >= total * SHARE_MIN)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, ADDRESSES_MAX)
    .map(([ip]) => ({ ip, source: "log" }));
}
