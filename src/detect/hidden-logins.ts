import type { Confidence } from "../core/diagnosis.ts";
import { inTime } from "../core/in-time.ts";
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
 * this is never certain, and two signs of different kinds are asked for before it is likely. Clients of one confidence
 * are one incident: whether a botnet has one password or forty cannot be told.
 */
export function detectHiddenLogins(scene: Scene): IncidentDraft[] {
  const suspects = [...scene.hiddenLogins].flatMap(([client, rows]) => {
    const confidence = confidenceOf(scene, rows, measure(scene, rows));
    if (confidence === undefined || scene.networkOf(client) === "") return [];
    return [{ ip: scene.traffic.names.ips.text(client), rows, confidence }];
  });
  return (["likely", "possible"] as const).flatMap((confidence) => {
    const group = suspects.filter((suspect) => suspect.confidence === confidence);
    return group.length === 0 ? [] : [draftOf(scene, group, confidence)];
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
  group: readonly { readonly ip: string; readonly rows: readonly number[] }[],
  confidence: Confidence,
): IncidentDraft {
  const { ledger, names } = scene.traffic;
  const rows = group.flatMap((one) => one.rows).sort(inTime(ledger));
  const busiest = group.toSorted((a, b) => b.rows.length - a.rows.length).map(({ ip }) => ip);
  const measures = measure(scene, rows);
  const examples = exampleRows(scene, rows);
  const word = shellWord(examples.flatMap((row) => ledger.queueIds(row).slice(0, 1))[0] ?? "");
  return {
    cause: "stolen-credentials",
    confidence,
    score: confidence === "likely" ? 0.6 : 0.35,
    subject: group
      .map(({ ip }) => ip)
      .sort()
      .slice(0, 20)
      .join(" "),
    rows,
    accounts: [],
    summary: (facts) =>
      say("summary.stolen-hidden", {
        clients: group.length,
        ip: busiest[0] ?? "",
        messages: measures.messages,
        recipients: measures.recipients,
        ...facts,
      }),
    messageProof: examples.map((row) => ({
      row,
      accepted: say("proof.hidden-login", {
        ip: names.ips.text(ledger.client[row] as number),
      }),
      queued: say("proof.sent-as", {
        sender: names.senders.text(ledger.sender[row] as number),
        recipients: ledger.recipients(row),
      }),
      delivery: say("proof.receiver-says", { refused: measures.refused, dead: measures.dead }),
    })),
    lineProof: [],
    timeline: [],
    ruledOut: [
      { cause: "open-relay", because: say("ruled-out.hidden-login", {}) },
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
      ...busiest.slice(0, 10).map((ip) => ({ step: "submission-hold" as const, target: ip })),
      { step: "save-evidence", target: "logins" },
      ...busiest.slice(0, 10).map((ip) => ({ step: "queue-hold" as const, target: ip })),
    ],
  };
}
