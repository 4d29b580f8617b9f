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
export function detectBackscatter(scene: Scene): IncidentDraft[] {
  const { ledger, names } = scene.traffic;
  const rows: number[] = [];
  const triggers: number[] = [];
  let relayed = 0;
  for (const row of scene.bounces) {
    const parent = ledger.bounceOf[row] as number;
    if (parent === 0 || ledger.origin[parent] !== ORIGIN.client) continue;
    const flags = ledger.flags[parent] as number;
    if ((flags & (FACT.handedOver | FACT.forwarded)) !== 0 || !isOutsider(scene, parent)) continue;
    const unknownHere = (flags & FACT.unknownHere) !== 0;
    if (!unknownHere && (flags & FACT.remote) === 0) continue;
    if (!unknownHere) relayed += 1;
    rows.push(row);
    triggers.push(parent);
  }
  if (rows.length === 0) return [];
  const clients = new Set(triggers.map((row) => ledger.client[row]));
  const senders = new Set(triggers.map((row) => ledger.sender[row]));
  const confidence = confidenceOf(rows.length, relayed, clients.size, senders.size);
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
