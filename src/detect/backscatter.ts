import type { Confidence } from "../core/diagnosis.ts";
import { FACT, ORIGIN } from "../core/ledger.ts";
import { say } from "../core/say.ts";
import type { IncidentDraft } from "./draft.ts";
import { exampleRows } from "./example-rows.ts";
import { isOutsider, type Scene } from "./scene.ts";

/**
 * This server bounces to forged senders what it should have refused at the door: mail of outsiders that it accepted for
 * mailboxes that do not exist, or that it passed on as a relay. Bounces for its own users' mail are no backscatter.
 */
export function detectBackscatter(
  scene: Scene,
  named: readonly IncidentDraft[] = [],
): IncidentDraft[] {
  const { ledger, names } = scene.traffic;
  const relayed = relayedRows(named);
  const caused = scene.bounces.filter((row) => {
    const parent = ledger.bouncedMessage(row);
    return isForStranger(scene, parent) && !relayed.has(parent);
  });
  const perClient = new Map<number, number>();
  for (const row of caused) {
    const client = ledger.client[ledger.bouncedMessage(row)] as number;
    perClient.set(client, (perClient.get(client) ?? 0) + 1);
  }
  // A correspondent's typing error: the same host delivers as much or more to mailboxes that exist.
  const strangers = caused.filter((row) => {
    const client = ledger.client[ledger.bouncedMessage(row)] as number;
    return scene.traffic.deliveredFrom.get(client) < (perClient.get(client) as number);
  });
  // Bounces of relayed mail are the relay's; they are told only where there are no others.
  const forUnknown = strangers.filter((row) => isUnknownHere(scene, ledger.bouncedMessage(row)));
  const rows = forUnknown.length > 0 ? forUnknown : strangers;
  const triggers = rows.map((row) => ledger.bouncedMessage(row));
  const ofRelayed = rows.length - forUnknown.length;
  if (rows.length === 0) return [];
  const clients = new Set(triggers.map((row) => ledger.client[row]));
  const senders = new Set(triggers.map((row) => ledger.sender[row]));
  const confidence = confidenceOf(rows.length, ofRelayed, clients.size, senders.size);
  if (confidence === undefined) return [];
  return [
    {
      cause: "backscatter",
      confidence,
      score: confidence === "certain" ? 0.9 : confidence === "likely" ? 0.6 : 0.35,
      subject: "bounces",
      rows,
      clientRows: triggers,
      accounts: [],
      summary: (facts) =>
        say("summary.backscatter", { bounces: rows.length, clients: clients.size, ...facts }),
      messageProof: exampleRows(scene, triggers).map((row) => ({
        row,
        accepted: say("proof.accepted-from-outside", {
          ip: names.ips.text(ledger.client[row] as number),
        }),
        delivery: say("proof.bounced-later", {}),
        notification: say("proof.bounce-made", {}),
      })),
      lineProof: [],
      timeline: [],
      ruledOut: [
        { cause: "stolen-credentials", because: say("ruled-out.bounces-only", {}) },
        {
          cause: "joe-job",
          because: say("ruled-out.we-made-the-bounces", { bounces: rows.length }),
        },
      ],
      missing: [
        {
          what: say("missing.recipient-settings", {}),
          command:
            "postconf -n smtpd_reject_unlisted_recipient local_recipient_maps virtual_mailbox_maps relay_recipient_maps",
        },
      ],
      actions: [
        { step: "save-evidence", target: "bounces" },
        { step: "config-fix", target: "recipient validation" },
        { step: "queue-hold", target: "bounces" },
      ],
    },
  ];
}

/** Of so few messages nobody can tell which of both the rest of the log would show: then both are told. */
const RELAYED_ENOUGH = 10;

/** What an open relay has passed on: its bounces are that incident's, and closing the relay ends them. */
function relayedRows(named: readonly IncidentDraft[]): ReadonlySet<number> {
  const relays = named.filter(
    ({ cause, confidence, rows }) =>
      cause === "open-relay" && confidence !== "possible" && rows.length >= RELAYED_ENOUGH,
  );
  return new Set(relays.flatMap(({ rows }) => rows));
}

function isUnknownHere(scene: Scene, row: number): boolean {
  return ((scene.traffic.ledger.flags[row] as number) & FACT.unknownHere) !== 0;
}

/** True for mail of an outsider that was accepted and could not be delivered: nobody of this server wrote it. */
function isForStranger(scene: Scene, parent: number): boolean {
  const { ledger } = scene.traffic;
  if (parent === 0 || ledger.origin[parent] !== ORIGIN.client) return false;
  const flags = ledger.flags[parent] as number;
  if ((flags & (FACT.handedOver | FACT.forwarded)) !== 0) return false;
  // What hosts of this house send on their own behalf may bounce to them.
  return (
    (flags & FACT.unknownHere) !== 0 || ((flags & FACT.remote) !== 0 && isOutsider(scene, parent))
  );
}

/** Bounces of relayed mail are the relay's fault first; a handful of unknown recipients happens on a good server. */
function confidenceOf(
  bounces: number,
  relayed: number,
  clients: number,
  senders: number,
): Confidence | undefined {
  const unknown = bounces - relayed;
  if (unknown >= 30 && clients >= 3 && senders >= 20) return "certain";
  if (unknown >= 15) return "likely";
  if (unknown >= 5 || relayed >= 1) return "possible";
  return undefined;
}
