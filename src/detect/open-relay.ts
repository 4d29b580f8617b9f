import type { Confidence } from "../core/diagnosis.ts";
import { inTime } from "../core/in-time.ts";
import { say } from "../core/say.ts";
import { readRelayClients, type RelayClient } from "./client-signs.ts";
import type { IncidentDraft } from "./draft.ts";
import { exampleRows } from "./example-rows.ts";
import { measure } from "./measure.ts";
import type { Scene } from "./scene.ts";

/** Names that providers give to their customers' lines; a mail server does not have one (a sign, never a proof). */
const DIAL_UP_NAME =
  /\b(?:cpe|dsl|adsl|dyn|dynamic|dhcp|pool|ppp|cable|broadband|cust|customer|res|dial|client|host)[-.\d]|(?:\d{1,3}[-.]){3}\d{1,3}/i;

/** Outsiders without a login send through this server to others. */
export function detectOpenRelay(scene: Scene): IncidentDraft[] {
  const outsiders = readRelayClients(scene).filter((client) => client.scope === "public");
  const served = servedDomains(outsiders);
  const abusers = outsiders
    .filter((client) => isAbuser(client, served))
    .sort((a, b) => b.measures.recipients - a.measures.recipients || (a.ip < b.ip ? -1 : 1));
  if (abusers.length === 0) return [];
  const { ledger, names } = scene.traffic;
  const addresses = new Set(abusers.map((client) => client.client));
  const aliased = scene.forwarded.filter((row) => addresses.has(ledger.client[row] as number));
  const rows = [...abusers.flatMap((client) => client.rows), ...aliased].sort(inTime(ledger));
  const measures = measure(scene, rows);
  const domains = new Set(abusers.flatMap((client) => [...client.recipientDomains]));
  const confidence = confidenceOf(
    scene,
    abusers,
    rows.length,
    measures.foreignSenders,
    domains.size,
    measures.refused + measures.dead + bouncedOf(scene, rows),
  );
  if (confidence === undefined) return [];
  return [
    {
      cause: "open-relay",
      confidence,
      score: confidence === "certain" ? 0.95 : confidence === "likely" ? 0.7 : 0.4,
      subject: abusers
        .map((client) => client.ip)
        .sort()
        .slice(0, 20)
        .join(" "),
      rows,
      accounts: [],
      summary: (facts) =>
        say("summary.open-relay", {
          messages: measures.messages,
          recipients: measures.recipients,
          clients: abusers.length,
          senders: measures.senders,
          ...facts,
        }),
      messageProof: exampleRows(scene, rows).map((row) => ({
        row,
        accepted: say("proof.no-login", { ip: names.ips.text(ledger.client[row] as number) }),
        queued: say("proof.outsider-sender", {
          sender: names.senders.text(ledger.sender[row] as number),
        }),
        delivery: say("proof.passed-on", {}),
        notification: say("proof.bounce-made", {}),
      })),
      lineProof: [],
      timeline: [],
      ruledOut: [
        {
          cause: "stolen-credentials",
          because: say("ruled-out.no-login", { messages: measures.messages }),
        },
        { cause: "local-script", because: say("ruled-out.from-outside", {}) },
        { cause: "forwarding", because: say("ruled-out.no-alias", {}) },
        {
          cause: "joe-job",
          because: say("ruled-out.passed-here", { messages: measures.messages }),
        },
      ],
      missing: [
        {
          what: say("missing.relay-settings", {}),
          command:
            "postconf -n mynetworks mynetworks_style relay_domains smtpd_relay_restrictions smtpd_recipient_restrictions",
        },
      ],
      actions: [
        { step: "submission-hold", target: abusers[0]?.ip ?? "" },
        { step: "save-evidence", target: "open relay" },
        { step: "config-fix", target: "mynetworks and relay restrictions" },
        { step: "queue-hold", target: "open relay" },
        ...abusers
          .slice(0, 10)
          .map((client) => ({ step: "client-ban" as const, target: client.ip })),
      ],
    },
  ];
}

/**
 * Recipient domains that many outsiders write to through this server: a backup MX or a gateway passes on mail for a few
 * domains from the whole world, and that is its job.
 */
function servedDomains(clients: readonly RelayClient[]): ReadonlySet<number> {
  const writers = new Map<number, number>();
  for (const client of clients) {
    if (client.recipientDomains.size > 3) continue;
    for (const domain of client.recipientDomains)
      writers.set(domain, (writers.get(domain) ?? 0) + 1);
  }
  return new Set([...writers].filter(([, count]) => count >= 5).map(([domain]) => domain));
}

function isAbuser(client: RelayClient, served: ReadonlySet<number>): boolean {
  const { measures } = client;
  const elsewhere = [...client.recipientDomains].filter(
    (domain) => domain !== 0 && !served.has(domain),
  ).length;
  if (client.recipientDomains.size > 0 && elsewhere === 0 && !client.recipientDomains.has(0))
    return false;
  // An own branch or a hosted application writes as one of our domains (or one of its own) and is not refused.
  if (
    measures.foreignSenders === 0 &&
    measures.nullSenders + measures.senders > 0 &&
    client.badShare < 0.3
  ) {
    return measures.senders === 0 && measures.nullSenders > 0;
  }
  return (
    measures.foreignDomains >= 2 ||
    client.badShare >= 0.15 ||
    elsewhere >= 2 ||
    measures.messages <= 3
  );
}

function confidenceOf(
  scene: Scene,
  abusers: readonly RelayClient[],
  messages: number,
  foreignSenders: number,
  recipientDomains: number,
  bad: number,
): Confidence | undefined {
  if (messages >= 10 && foreignSenders >= 3 && recipientDomains >= 3 && bad >= 3) return "certain";
  if (messages >= 20 && foreignSenders >= 10 && recipientDomains >= 5) return "certain";
  if (messages >= 5 && recipientDomains >= 3) return "likely";
  const dialUp = abusers.some((client) => {
    const row = client.rows[0];
    const name =
      row === undefined
        ? ""
        : scene.traffic.names.clientNames.text(scene.traffic.ledger.clientName[row] as number);
    return name === "unknown" || DIAL_UP_NAME.test(name);
  });
  if (bad >= 1 && dialUp) return "likely";
  // One forwarded mail looks the same in a log that lacks the alias: too little to accuse a configuration.
  return bad >= 1 || (messages >= 3 && dialUp) ? "possible" : undefined;
}

function bouncedOf(scene: Scene, rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + (scene.traffic.ledger.bounced[row] as number), 0);
}
