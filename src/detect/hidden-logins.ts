import type { Confidence } from "../core/diagnosis.ts";
import { say } from "../core/say.ts";
import { shellWord } from "../core/shell-word.ts";
import { isForging } from "./account-signs.ts";
import { isBlockedByOthers } from "./blocked-by-others.ts";
import type { IncidentDraft } from "./draft.ts";
import { exampleRows } from "./example-rows.ts";
import { isDead, isRefused, type Measures, measure } from "./measure.ts";
import { isOutsider, type Scene } from "./scene.ts";
import { usualRefusals, usualShares } from "./usual-shares.ts";

const MESSAGES_MIN = 10;
/** Recipients within an hour that no person writes to. */
const BULK_RECIPIENTS = 200;

/**
 * A stolen password in evidence that does not tell whose: the names of the logins were masked or cut off by whoever
 * pasted the lines, or the server never logs them. Counted by client then. An office may stand behind one address, so
 * this is never certain, and two signs of different kinds are asked for before it is likely.
 */
export function detectHiddenLogins(scene: Scene): IncidentDraft[] {
  return [...scene.hiddenLogins].flatMap(([client, rows]) => {
    const ip = scene.traffic.names.ips.text(client);
    const measures = measure(scene, rows);
    const confidence = confidenceOf(scene, rows, measures);
    if (confidence === undefined || scene.networkOf(client) === "") return [];
    return [draftOf(scene, ip, rows, measures, confidence)];
  });
}

function confidenceOf(
  scene: Scene,
  rows: readonly number[],
  measures: Measures,
): Confidence | undefined {
  if (scene.isExcerpt || measures.messages < MESSAGES_MIN) return undefined;
  const forging = isForging(measures);
  const refused =
    isRefused(measures, usualRefusals(scene, rows)) && !isBlockedByOthers(scene, rows);
  const dead = isDead(measures, usualShares(scene).dead);
  const bulk = measures.recipientsPerHour >= BULK_RECIPIENTS;
  const outsider = isOutsider(scene, rows[0] as number);
  if (outsider && (refused || dead) && (forging || bulk)) return "likely";
  const signs = [refused || dead, forging, bulk].filter(Boolean).length;
  if (signs >= 2 || (refused && dead)) return "possible";
  return undefined;
}

function draftOf(
  scene: Scene,
  ip: string,
  rows: readonly number[],
  measures: Measures,
  confidence: Confidence,
): IncidentDraft {
  const { ledger, names } = scene.traffic;
  const examples = exampleRows(scene, rows);
  const word = shellWord(examples.flatMap((row) => ledger.queueIds(row).slice(0, 1))[0] ?? "");
  return {
    cause: "stolen-credentials",
    confidence,
    score: confidence === "likely" ? 0.6 : 0.35,
    subject: ip,
    rows,
    accounts: [],
    summary: (facts) =>
      say("summary.stolen-hidden", {
        ip,
        messages: measures.messages,
        recipients: measures.recipients,
        ...facts,
      }),
    messageProof: examples.map((row) => ({
      row,
      accepted: say("proof.hidden-login", { ip }),
      queued: say("proof.sent-as", {
        sender: names.senders.text(ledger.sender[row] as number),
        recipients: ledger.recipients(row),
      }),
      delivery: say("proof.receiver-says", { refused: measures.refused, dead: measures.dead }),
    })),
    lineProof: [],
    timeline: [],
    ruledOut: [
      { cause: "open-relay", because: say("ruled-out.hidden-login", { ip }) },
      { cause: "local-script", because: say("ruled-out.came-by-smtp", {}) },
      { cause: "joe-job", because: say("ruled-out.passed-here", { messages: measures.messages }) },
    ],
    missing:
      word === undefined
        ? []
        : [
            {
              what: say("missing.login-name", {}),
              command: `zgrep -h -e ${word} /var/log/mail.log* /var/log/maillog* /var/log/exim4/mainlog*`,
            },
          ],
    actions: [
      { step: "submission-hold", target: ip },
      { step: "save-evidence", target: ip },
      { step: "queue-hold", target: ip },
    ],
  };
}
