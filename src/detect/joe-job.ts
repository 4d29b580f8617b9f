import { say } from "../core/say.ts";
import type { IncidentDraft } from "./draft.ts";
import type { Scene } from "./scene.ts";

/**
 * Our addresses are forged elsewhere: bounces come in by the hundred while nothing of the kind went out. The log can
 * only hint at it (whose mail was bounced stands in the bounces), so this is never more than possible, and the same
 * picture is left by a process that sends past the mail server.
 */
export function detectJoeJob(scene: Scene): IncidentDraft[] {
  const { nullSendersIn, messages } = scene.traffic.totals;
  const sent = [...scene.byAccount.values()].reduce((sum, rows) => sum + rows.length, 0);
  if (nullSendersIn < 100 || nullSendersIn < messages * 0.3 || nullSendersIn < sent * 2) return [];
  return [
    {
      cause: "joe-job",
      confidence: "possible",
      score: 0.35,
      subject: "bounces from elsewhere",
      rows: [],
      accounts: [],
      summary: (facts) => say("summary.joe-job", { bounces: nullSendersIn, ...facts }),
      messageProof: [],
      lineProof: [],
      timeline: [],
      ruledOut: [],
      missing: [
        {
          what: say("missing.bounces", {}),
          command: "mailwarden diagnose /var/log/mail.log* MAILDIR",
        },
      ],
      actions: [{ step: "save-evidence", target: "bounces" }],
    },
  ];
}
