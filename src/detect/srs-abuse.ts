import { FACT } from "../core/ledger.ts";
import { say } from "../core/say.ts";
import type { IncidentDraft } from "./draft.ts";
import { exampleRows } from "./example-rows.ts";
import { measure } from "./measure.ts";
import type { Scene } from "./scene.ts";

/**
 * Rewritten reverse paths are used as a relay. Bounces to `SRS0=` addresses have no sender, by RFC 5321 4.5.5; mail to
 * them that has one wants to be passed on to the address inside.
 */
export function detectSrsAbuse(scene: Scene): IncidentDraft[] {
  const { ledger } = scene.traffic;
  const rows = scene.forwarded.filter(
    (row) => ((ledger.flags[row] as number) & FACT.throughSrs) !== 0 && ledger.sender[row] !== 0,
  );
  if (rows.length < 10) return [];
  const measures = measure(scene, rows);
  const confidence =
    rows.length >= 50 && measures.refused + measures.dead >= 10 ? "likely" : "possible";
  return [
    {
      cause: "srs-abuse",
      confidence,
      score: confidence === "likely" ? 0.65 : 0.4,
      subject: "SRS",
      rows,
      accounts: [],
      summary: (facts) =>
        say("summary.srs-abuse", {
          messages: measures.messages,
          recipients: measures.recipients,
          ...facts,
        }),
      messageProof: exampleRows(scene, rows).map((row) => ({
        row,
        delivery: say("proof.srs-relay", {}),
      })),
      lineProof: [],
      timeline: [],
      ruledOut: [{ cause: "forwarding", because: say("ruled-out.srs-has-sender", {}) }],
      missing: [
        {
          what: say("missing.srs-settings", {}),
          command: "postconf -n sender_canonical_maps recipient_canonical_maps",
        },
      ],
      actions: [
        { step: "save-evidence", target: "SRS" },
        { step: "config-fix", target: "SRS" },
      ],
    },
  ];
}
