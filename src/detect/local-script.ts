import type { Cause, Confidence } from "../core/diagnosis.ts";
import { say } from "../core/say.ts";
import type { IncidentDraft } from "./draft.ts";
import { exampleRows } from "./example-rows.ts";
import { measure, senderKind } from "./measure.ts";
import type { Scene } from "./scene.ts";
import { type LocalSender, readLocalSenders } from "./script-signs.ts";

/**
 * A script, cron job or local user sends through sendmail or the loopback interface.
 *
 * The log alone never makes this certain: a shop with an old list of customers meets as many dead addresses as a
 * spammer, and several scripts share one user.
 */
export function detectLocalScript(scene: Scene): IncidentDraft[] {
  return readLocalSenders(scene).flatMap((sender): IncidentDraft[] => {
    const confidence = confidenceOf(sender);
    if (confidence === undefined || looksLikeApplication(sender)) return [];
    return [localDraft(scene, sender, "local-script", confidence)];
  });
}

/**
 * A legitimate application is made to send: sign-up, contact form, list bombing. One template sender, one recipient a
 * message, many of them unknown, but hardly ever taken for spam.
 */
export function detectApplicationAbuse(scene: Scene): IncidentDraft[] {
  return readLocalSenders(scene).flatMap((sender): IncidentDraft[] => {
    const confidence = confidenceOf(sender);
    if (confidence === undefined || !looksLikeApplication(sender)) return [];
    return [
      localDraft(
        scene,
        sender,
        "application-abuse",
        confidence === "likely" ? "likely" : "possible",
      ),
    ];
  });
}

function looksLikeApplication(sender: LocalSender): boolean {
  return sender.isApplication && sender.refusedShare < 0.05;
}

function confidenceOf(sender: LocalSender): Confidence | undefined {
  const { measures, badShare, isRefused: refused, isDead: dead } = sender;
  const forging = measures.foreignDomains >= 3 && measures.foreignMessages >= 8;
  if (measures.messages < 10 && measures.recipients < 50) return undefined;
  if ((refused && dead) || (forging && (refused || dead))) return "likely";
  if ((refused || dead) && badShare >= 0.15 && measures.refused + measures.dead >= 20)
    return "likely";
  if (forging && measures.messages >= 30) return "likely";
  if (refused || dead || forging) return "possible";
  return undefined;
}

function localDraft(
  scene: Scene,
  sender: LocalSender,
  cause: Cause,
  confidence: Confidence,
): IncidentDraft {
  const { name } = sender;
  const rows = abusiveSenders(scene, sender.rows);
  const measures = measure(scene, rows);
  const { ledger, names } = scene.traffic;
  const values = {
    user: name,
    messages: measures.messages,
    recipients: measures.recipients,
    refused: measures.refused,
    dead: measures.dead,
  };
  return {
    cause,
    confidence,
    score: confidence === "likely" ? 0.68 : 0.4,
    subject: name,
    rows,
    accounts: [],
    summary: (facts) =>
      cause === "local-script"
        ? say("summary.local-script", { ...values, ...facts })
        : say("summary.application-abuse", { ...values, ...facts }),
    messageProof: exampleRows(scene, rows).map((row) => ({
      row,
      accepted: say("proof.local-user", { user: name }),
      queued: say("proof.sent-as", {
        sender: names.senders.text(ledger.sender[row] as number),
        recipients: ledger.recipients(row),
      }),
      delivery: say("proof.receiver-says", { refused: measures.refused, dead: measures.dead }),
    })),
    lineProof: [],
    timeline: [],
    ruledOut: [
      { cause: "stolen-credentials", because: say("ruled-out.no-smtp-login", { user: name }) },
      { cause: "open-relay", because: say("ruled-out.from-this-host", {}) },
      { cause: "joe-job", because: say("ruled-out.passed-here", { messages: measures.messages }) },
    ],
    missing: [
      {
        what: say("missing.script-file", { user: name }),
        command: "postcat -q QUEUE_ID | grep -i '^X-PHP-Originating-Script'",
      },
      {
        what: say("missing.php-mail-log", {}),
        command: "php -i | grep -E 'mail.add_x_header|mail.log'",
      },
    ],
    actions: [
      { step: "submission-hold", target: name },
      { step: "save-evidence", target: name },
      { step: "script-disable", target: name },
      { step: "queue-hold", target: name },
    ],
  };
}

/**
 * Several scripts share one user. Their mails differ in the sender: a sender of ours that writes steadily and is hardly
 * ever refused is the honest one's, and taken out.
 */
function abusiveSenders(scene: Scene, rows: readonly number[]): readonly number[] {
  const { ledger, names } = scene.traffic;
  const bySender = new Map<number, number[]>();
  for (const row of rows) {
    const sender = ledger.sender[row] as number;
    const group = bySender.get(sender);
    if (group) group.push(row);
    else bySender.set(sender, [row]);
  }
  if (bySender.size < 2) return rows;
  const honest = new Set<number>();
  for (const [sender, group] of bySender) {
    const { refused, dead, tried } = measure(scene, group);
    const isOurs = senderKind(scene, names.senders.text(sender), "") === "other";
    if (isOurs && (refused + dead) * 20 <= tried) honest.add(sender);
  }
  if (honest.size === bySender.size) return rows;
  return rows.filter((row) => !honest.has(ledger.sender[row] as number));
}
