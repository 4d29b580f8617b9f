import type { Cause, Confidence } from "../core/diagnosis.ts";
import { type Say, say } from "../core/say.ts";
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
    const confidence = confidenceOf(scene, sender);
    if (confidence === undefined || looksLikeApplication(sender)) return [];
    const rows = abusiveSenders(scene, sender.rows);
    return [localDraft(scene, sender.name, rows, "local-script", confidence)];
  });
}

/**
 * A legitimate application is made to send: sign-up, contact form, list bombing. One template sender, one recipient a
 * message, many of them unknown, but hardly ever taken for spam.
 */
export function detectApplicationAbuse(scene: Scene): IncidentDraft[] {
  return readLocalSenders(scene).flatMap((sender): IncidentDraft[] => {
    const confidence = confidenceOf(scene, sender);
    if (confidence === undefined || !looksLikeApplication(sender)) return [];
    return [
      localDraft(
        scene,
        sender.name,
        abusiveSenders(scene, sender.rows),
        "application-abuse",
        confidence === "likely" ? "likely" : "possible",
      ),
    ];
  });
}

function looksLikeApplication(sender: LocalSender): boolean {
  return sender.isApplication && sender.refusedShare < 0.05;
}

function confidenceOf(scene: Scene, sender: LocalSender): Confidence | undefined {
  const { measures, badShare, isRefused: refused, isDead: dead } = sender;
  const forging = measures.foreignDomains >= 3 && measures.foreignMessages >= 8;
  if (measures.messages < 10 && measures.recipients < 50) return undefined;
  if ((refused && dead) || (forging && (refused || dead))) return "likely";
  if ((refused || dead) && badShare >= 0.15 && measures.refused + measures.dead >= 20)
    return "likely";
  if (refused || dead) return "possible";
  // Where nothing tells which domains are ours, cron's mail for each customer looks forged.
  if (!forging || scene.ownDomains.size === 0) return undefined;
  return measures.messages >= 30 ? "likely" : "possible";
}

/** Causes behind which a script may stand. */
export function isLocal({ cause }: IncidentDraft): boolean {
  return cause === "local-script" || cause === "application-abuse";
}

/** The scripts behind an incident, as other evidence than the mail log names them. */
export interface NamedScripts {
  /** By row; rows whose script nothing names are missing. */
  readonly of: ReadonlyMap<number, string>;
  /** The one that sent most; undefined where only the library is known through which it sent. */
  readonly worst: string | undefined;
  readonly library: string | undefined;
}

/** The same incident once its scripts are named; `rows` are those of its messages that no honest script handed in. */
export function withScripts(
  scene: Scene,
  { cause, confidence, subject }: IncidentDraft,
  rows: readonly number[],
  scripts: NamedScripts,
): IncidentDraft {
  return localDraft(scene, subject, rows, cause, confidence, scripts);
}

function localDraft(
  scene: Scene,
  name: string,
  rows: readonly number[],
  cause: Cause,
  confidence: Confidence,
  scripts?: NamedScripts,
): IncidentDraft {
  const script = scripts?.worst;
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
    ...(scripts !== undefined && { scripts: scripts.of }),
    summary: (facts) => summaryOf(cause, { ...values, ...facts }, script),
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
    missing: missingOf(name, scripts),
    actions: [
      { step: "submission-hold", target: name },
      { step: "save-evidence", target: name },
      { step: "script-disable", target: script ?? name },
      { step: "queue-hold", target: name },
    ],
  };
}

function summaryOf(
  cause: Cause,
  values: Parameters<typeof say<"summary.local-script">>[1],
  script: string | undefined,
): Say {
  const isScript = cause === "local-script";
  if (script === undefined)
    return say(isScript ? "summary.local-script" : "summary.application-abuse", values);
  return say(isScript ? "summary.named-script" : "summary.named-application", {
    ...values,
    script,
  });
}

function missingOf(user: string, scripts: NamedScripts | undefined): IncidentDraft["missing"] {
  if (scripts?.worst !== undefined) return [];
  const { library } = scripts ?? {};
  return [
    library === undefined
      ? {
          what: say("missing.script-file", { user }),
          command: "postcat -q QUEUE_ID | grep -i '^X-PHP-Originating-Script'",
        }
      : {
          what: say("missing.script-caller", { library }),
          command: "grep -h '\"POST ' /var/log/apache2/*access*.log /var/log/nginx/access.log",
        },
    {
      what: say("missing.php-mail-log", {}),
      command: "php -i | grep -E 'mail.add_x_header|mail.log'",
    },
  ];
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
