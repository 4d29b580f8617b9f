import { say } from "../core/say.ts";
import type { IncidentDraft } from "./draft.ts";
import { exampleRows } from "./example-rows.ts";
import { measure } from "./measure.ts";
import type { Scene } from "./scene.ts";

/** The server accepts a login that is none: the log shows an authenticator and no name (`A=plain:`). */
export function detectAuthBypass(scene: Scene): IncidentDraft[] {
  const rows = scene.nameless;
  if (rows.length === 0) return [];
  const measures = measure(scene, rows);
  const { names, ledger } = scene.traffic;
  // A mail that nobody's account sent is wrong by itself; foreign senders in number leave no honest explanation.
  const certain =
    rows.length >= 5 && (measures.foreignSenders >= 3 || measures.dead + measures.refused >= 5);
  return [
    {
      cause: "auth-bypass",
      confidence: certain ? "certain" : "likely",
      score: certain ? 0.97 : 0.75,
      subject: "",
      rows,
      accounts: [],
      summary: (facts) =>
        say("summary.auth-bypass", {
          messages: measures.messages,
          recipients: measures.recipients,
          networks: measures.networks,
          ...facts,
        }),
      messageProof: exampleRows(scene, rows).map((row) => ({
        row,
        accepted: say("proof.nameless-login", { ip: names.ips.text(ledger.client[row] as number) }),
        delivery: say("proof.went-out", {}),
      })),
      lineProof: [],
      timeline: [],
      ruledOut: [
        { cause: "stolen-credentials", because: say("ruled-out.no-account-name", {}) },
        { cause: "open-relay", because: say("ruled-out.logged-in", {}) },
        { cause: "local-script", because: say("ruled-out.came-by-smtp", {}) },
        {
          cause: "joe-job",
          because: say("ruled-out.passed-here", { messages: measures.messages }),
        },
      ],
      missing: [
        {
          what: say("missing.authenticators", {}),
          command: "exim -bP authenticators || postconf -n | grep sasl",
        },
      ],
      actions: [
        { step: "submission-hold", target: "login without a name" },
        { step: "save-evidence", target: "login without a name" },
        { step: "config-fix", target: "authenticator" },
        { step: "queue-hold", target: "login without a name" },
      ],
    },
  ];
}
