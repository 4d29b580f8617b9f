import { FACT } from "../core/ledger.ts";
import { say } from "../core/say.ts";
import type { IncidentDraft } from "./draft.ts";
import { exampleRows } from "./example-rows.ts";
import { measure, shareOf } from "./measure.ts";
import type { Scene } from "./scene.ts";
import { usualShares } from "./usual-shares.ts";

/** Aliases, sieve rules and lists send spam on to other providers, which then refuse this server. */
export function detectForwarding(scene: Scene): IncidentDraft[] {
  const { ledger } = scene.traffic;
  const rows = scene.forwarded.filter(
    (row) => ((ledger.flags[row] as number) & (FACT.remote | FACT.throughSrs)) === FACT.remote,
  );
  const measures = measure(scene, rows);
  const share = shareOf(measures.refused, measures);
  const usual = usualShares(scene).refused;
  if (measures.refused < 10 || share < 0.15 || share < usual * 2.5) return [];
  const confidence = measures.refused >= 50 && share >= 0.25 ? "likely" : "possible";
  return [
    {
      cause: "forwarding",
      confidence,
      score: confidence === "likely" ? 0.6 : 0.4,
      subject: "forwards",
      rows,
      accounts: [],
      summary: (facts) =>
        say("summary.forwarding", {
          messages: measures.messages,
          recipients: measures.recipients,
          refused: measures.refused,
          ...facts,
        }),
      messageProof: exampleRows(scene, rows).map((row) => ({
        row,
        delivery: say("proof.forwarded-refused", {}),
      })),
      lineProof: [],
      timeline: [],
      ruledOut: [
        { cause: "open-relay", because: say("ruled-out.to-our-addresses", {}) },
        {
          cause: "stolen-credentials",
          because: say("ruled-out.no-login", { messages: measures.messages }),
        },
      ],
      missing: [
        { what: say("missing.aliases", {}), command: "postconf -n virtual_alias_maps alias_maps" },
      ],
      actions: [
        { step: "save-evidence", target: "forwards" },
        { step: "config-fix", target: "forwards" },
      ],
    },
  ];
}
