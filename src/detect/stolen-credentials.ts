import type { Confidence } from "../core/diagnosis.ts";
import { extremes } from "../core/extremes.ts";
import { REPLY_CLASSES } from "../core/reply-class.ts";
import { type Say, say } from "../core/say.ts";
import type { SummaryFacts } from "../core/sayings.ts";
import type { Tally } from "../core/tally.ts";
import { abusiveRows, honestNetworks } from "./abusive-clients.ts";
import { type AccountSigns, readAccountSigns, type Sign } from "./account-signs.ts";
import type { IncidentDraft, LineProof, MessageProof } from "./draft.ts";
import { type Measures, measure } from "./measure.ts";
import { missingForAccount } from "./missing.ts";
import { exampleRows } from "./example-rows.ts";
import { isOutsider, type Scene } from "./scene.ts";

/**
 * A real account's password in somebody else's hands: many or foreign senders, dead recipients, refusals, networks
 * without number, guessing before. Newsletters, lists, offices and travellers show at most one of these.
 */
export function detectStolenCredentials(scene: Scene): IncidentDraft[] {
  const drafts: IncidentDraft[] = [];
  const all = readAccountSigns(scene);
  const honest = honestNetworks(scene, all);
  for (const entry of all) {
    const confidence = scene.isExcerpt ? excerptConfidence(scene, entry) : confidenceOf(entry);
    if (confidence === undefined) continue;
    const rows = abusiveRows(scene, entry, honest);
    drafts.push(draftOf(scene, entry, rows, confidence));
  }
  return drafts;
}

/** `certain` needs forging together with a second sign of another kind; volume alone never accuses. */
function confidenceOf({ signs, score, measures }: AccountSigns): Confidence | undefined {
  if (isRefusedForTheServer(signs, measures)) return undefined;
  const forging = signs.has("forging");
  const outcome = signs.has("refused") || signs.has("deadRecipients");
  const strange = signs.has("manyNetworks") || signs.has("guessed");
  if (forging && (outcome || strange) && measures.messages >= 20) return "certain";
  if (signs.has("manyNetworks") && signs.has("manySenders") && outcome && measures.messages >= 20)
    return "certain";
  const senders = forging || signs.has("someForging") || signs.has("manySenders");
  if (senders && signs.has("guessed") && outcome && measures.messages >= 20) return "certain";
  const kinds = [senders, outcome, signs.has("manyNetworks"), signs.has("guessed")].filter(
    Boolean,
  ).length;
  if (kinds >= 2 && score >= 0.5) return "likely";
  if (outcome && score >= 0.6) return "likely";
  if (signs.has("refused") && measures.refused >= 15 && measures.refused >= measures.tried * 0.05)
    return "likely";
  if (forging && measures.messages >= 10) return "likely";
  if (score >= 0.4 || (signs.has("refused") && score >= 0.35)) return "possible";
  return undefined;
}

/** More than a person writes: as many refused recipients are a sign again. */
const PERSONAL_RECIPIENTS_MAX = 100;

/**
 * True when nothing speaks against an account but that all of its little mail was refused. Receivers that block this
 * server refuse everybody's; whoever alone writes to them has done nothing.
 */
function isRefusedForTheServer(signs: ReadonlySet<Sign>, { refused, tried }: Measures): boolean {
  return (
    signs.size === 1 && signs.has("refused") && refused === tried && tried < PERSONAL_RECIPIENTS_MAX
  );
}

/**
 * Lines that somebody picked show no rates and no history. One login alone in them, from one address without a name,
 * several times, is what an administrator picks who has found the culprit: worth saying, never more than possible.
 */
function excerptConfidence(
  scene: Scene,
  { rows, measures, signs }: AccountSigns,
): Confidence | undefined {
  const { ledger, names } = scene.traffic;
  if (signs.has("forging") || (signs.has("manyNetworks") && measures.messages >= 10))
    return "likely";
  if (rows.length < 2 || rows.length < scene.accepted || scene.byAccount.size !== 1)
    return undefined;
  const first = rows[0] as number;
  const unnamed = names.clientNames.text(ledger.clientName[first] as number) === "unknown";
  if (!unnamed || measures.networks !== 1 || !isOutsider(scene, first)) return undefined;
  return countBlockers(scene) >= 2 ? "likely" : "possible";
}

/** Receivers that block this server for its reputation: there is abuse, whoever it is. */
function countBlockers(scene: Scene): number {
  const blocked = REPLY_CLASSES.indexOf("blocked");
  const receivers = new Set<number>();
  for (const tally of scene.traffic.replies.all()) if (tally.b === blocked) receivers.add(tally.a);
  return receivers.size;
}

function draftOf(
  scene: Scene,
  entry: AccountSigns,
  rows: readonly number[],
  confidence: Confidence,
): IncidentDraft {
  const { traffic } = scene;
  const measures = measure(scene, rows, entry.name);
  const failures = failureTallies(scene, entry.account, rows);
  const failed = failures.reduce((sum, tally) => sum + tally.count, 0);
  const lineProof: LineProof[] = [];
  const worst = [...failures].sort((a, b) => b.count - a.count)[0];
  if (worst) {
    lineProof.push({
      place: { atMs: worst.firstMs, source: worst.source, line: worst.line, offset: worst.offset },
      says: say("proof.failures-before", {
        account: entry.name,
        ip: traffic.names.ips.text(worst.a),
        failures: worst.count,
      }),
    });
  }
  return {
    cause: "stolen-credentials",
    confidence,
    score: Math.max(
      entry.score,
      confidence === "certain" ? 0.9 : confidence === "likely" ? 0.6 : 0.35,
    ),
    subject: entry.name,
    rows,
    accounts: [entry.name],
    summary: (facts) =>
      scene.isExcerpt
        ? say("summary.stolen-picked", {
            account: entry.name,
            ip: traffic.names.ips.text(traffic.ledger.client[rows[0] as number] as number),
            messages: rows.length,
            ...facts,
          })
        : summaryOf(entry, measures, facts),
    messageProof: proofOf(scene, entry, rows, measures),
    lineProof,
    timeline:
      worst && failed > 0
        ? [
            {
              atMs: extremes(failures.map((tally) => tally.firstMs)).least,
              what: "auth-failures",
              count: failed,
            },
          ]
        : [],
    ruledOut: [
      { cause: "open-relay", because: say("ruled-out.authenticated", { account: entry.name }) },
      { cause: "local-script", because: say("ruled-out.came-by-smtp", {}) },
      { cause: "joe-job", because: say("ruled-out.passed-here", { messages: measures.messages }) },
      ...(entry.signs.has("refused") ||
      entry.signs.has("deadRecipients") ||
      entry.signs.has("forging")
        ? [{ cause: "forwarding" as const, because: say("ruled-out.not-forwarded", {}) }]
        : []),
    ],
    missing: missingForAccount(entry.name, confidence),
    actions: [
      { step: "submission-hold", target: entry.name },
      { step: "save-evidence", target: entry.name },
      { step: "account-lock", target: entry.name },
      { step: "session-kick", target: entry.name },
      { step: "queue-hold", target: entry.name },
    ],
  };
}

function summaryOf({ name, signs }: AccountSigns, measures: Measures, facts: SummaryFacts): Say {
  const values = {
    account: name,
    messages: measures.messages,
    recipients: measures.recipients,
    networks: measures.networks,
    senders: measures.senders,
    domains: measures.foreignDomains,
    ...facts,
  };
  if (signs.has("forging") || measures.otherSenders >= 3) {
    return say("summary.stolen-forging", { ...values, senders: measures.otherSenders });
  }
  if (signs.has("manyNetworks")) return say("summary.stolen-many-networks", values);
  const unseen = measures.senders + measures.nullSenders === 0;
  return say(unseen ? "summary.stolen-senders-unseen" : "summary.stolen-own-address", values);
}

function proofOf(
  scene: Scene,
  entry: AccountSigns,
  rows: readonly number[],
  measures: Measures,
): MessageProof[] {
  const { names, ledger } = scene.traffic;
  return exampleRows(scene, rows).map((row) => {
    const sender = names.senders.text(ledger.sender[row] as number);
    return {
      row,
      accepted: say("proof.login", {
        account: entry.name,
        ip: names.ips.text(ledger.client[row] as number),
      }),
      queued: isForged(entry.signs, sender, entry.name)
        ? say("proof.forged-sender", {
            account: entry.name,
            sender,
            recipients: ledger.recipients(row),
          })
        : say("proof.sent-as", { sender, recipients: ledger.recipients(row) }),
      delivery: say("proof.receiver-says", { refused: measures.refused, dead: measures.dead }),
    };
  });
}

function isForged(signs: ReadonlySet<Sign>, sender: string, account: string): boolean {
  return (
    sender !== "" &&
    sender.toLowerCase() !== account.toLowerCase() &&
    (signs.has("forging") || signs.has("someForging") || signs.has("manySenders"))
  );
}

/** Failures on the account from addresses of the abuse, or from anywhere when they came before it. */
function failureTallies(scene: Scene, account: number, rows: readonly number[]): Tally[] {
  const { ledger, authFailures } = scene.traffic;
  const clients = new Set(rows.map((row) => ledger.client[row] as number));
  const startMs = rows[0] === undefined ? Number.NaN : (ledger.atMs[rows[0]] as number);
  const found: Tally[] = [];
  authFailures.each((client, tried, _count, pair) => {
    if (tried !== account) return;
    const tally = authFailures.at(pair);
    if (clients.has(client) || tally.firstMs <= startMs) found.push(tally);
  });
  return found;
}
