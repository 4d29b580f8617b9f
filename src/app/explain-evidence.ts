import type { ConfigText } from "../audit/config-text.ts";
import type { Diagnosis } from "../core/diagnosis.ts";
import type {
  Explanation,
  ExplainLimit,
  PlacedText,
  ShownAttack,
  SpammerAnswer,
} from "../core/explanation.ts";
import type { PieceTaker } from "../evidence/gathering.ts";
import { openEvidence, type OpenedEvidence } from "../evidence/open-evidence.ts";
import { unfoldPaste } from "../evidence/paste/unfold-paste.ts";
import { textLines } from "../evidence/text-lines.ts";
import { ExcerptLimits } from "../explain/excerpt-limits.ts";
import { LineGroups } from "../explain/line-groups.ts";
import { SignCounter } from "../explain/line-signs.ts";
import { findPastedHeaders } from "../mailbox/pasted-header.ts";
import { diagnose, type DiagnoseOptions, type DiagnoseWorlds } from "./diagnose.ts";
import { explainMails, type MailText } from "./explain-mails.ts";
import { explainRest } from "./explain-rest.ts";
import { explainSettings, type SettingsExplained } from "./explain-settings.ts";
import { ConfigurationTaker } from "./gather-configuration.ts";
import type { JoinedSettings } from "./join-configuration.ts";
import { keepStandardInput } from "./keep-standard-input.ts";
import { listEvents } from "./list-events.ts";
import { type TakenText, TextTaker } from "./text-taker.ts";

export interface ExplainAnswer {
  readonly explanation: Explanation;
  readonly unreadable: OpenedEvidence["unreadable"];
}

const UNKNOWN_MAX = 200;
const MAILS_MAX = 50;

/**
 * What do these lines, replies, mails and settings say? The verdict over all of them is that of `diagnose`; then every
 * part is explained: lines by the grammar, settings by the audit's readers, mails by the mailbox's.
 */
export async function explainEvidence(
  evidence: readonly string[],
  options: DiagnoseOptions,
  worlds: DiagnoseWorlds,
): Promise<ExplainAnswer> {
  const input = keepStandardInput(worlds.evidence);
  try {
    const { diagnosis, settings, unreadable } = await diagnose(evidence, options, {
      ...worlds,
      evidence: input.world,
    });
    const configuration = new ConfigurationTaker(false);
    const taker = new TextTaker();
    const opened = await openEvidence(
      evidence,
      options,
      input.world,
      bothTakers(configuration, taker),
    );
    try {
      const parts = await explainParts(opened, configuration.taken().texts, taker, options);
      const { mailTexts, limits, found, ...shown } = parts;
      const mails = await explainMails(
        mailTexts.slice(0, MAILS_MAX),
        diagnosis,
        opened.logs,
        options,
      );
      const isLogged = shown.lines.length > 0 || mails.length > 0;
      return {
        unreadable,
        explanation: {
          verdict: diagnosis.verdict,
          attacks: attacksOf(diagnosis),
          spammer: spammerAnswer(diagnosis, settings, isLogged),
          ...shown,
          limits: [...limits, ...settingsMissing(diagnosis, found)],
          settings: found.settings,
          otherSettings: found.others,
          mails,
          mailsLeftOut: Math.max(0, mailTexts.length - MAILS_MAX),
          evidence: diagnosis.evidence,
          findings: settings?.findings ?? [],
        },
      };
    } finally {
      await opened.close();
    }
  } finally {
    await input.close();
  }
}

function bothTakers(configuration: ConfigurationTaker, taker: TextTaker): PieceTaker {
  return {
    alone: false,
    wants: (name, head) => configuration.wants(name, head),
    take: async (piece, head) => {
      await configuration.take(piece, head);
      await taker.take(piece, head);
    },
  };
}

/** Every part of the evidence by the reader that knows it. */
async function explainParts(
  opened: OpenedEvidence,
  configuration: readonly ConfigText[],
  taker: TextTaker,
  options: DiagnoseOptions,
) {
  const groups = new LineGroups();
  const signs = new SignCounter();
  const excerpt = new ExcerptLimits();
  const madeHere = new Set<string>();
  const { onProgress: _progress, ...stamps } = options;
  await listEvents(opened.logs, { ...stamps, all: true }, (event, text) => {
    groups.add(event, text);
    signs.add(event);
    excerpt.add(event, text());
    if (event.notificationQueueId !== undefined) madeHere.add(event.notificationQueueId);
    return undefined;
  });
  const found = explainSettings(configuration);
  const rest = taker.texts.flatMap((text) => restOf(text, found));
  const { replies, unknown } = explainRest(rest.flatMap(({ rows }) => rows));
  return {
    lines: groups.explained(),
    linesLeftOut: groups.leftOut,
    signs: signs.signs(),
    limits: excerpt.limits(madeHere),
    replies,
    unknown: unknown.slice(0, UNKNOWN_MAX),
    unknownLeftOut: Math.max(0, unknown.length - UNKNOWN_MAX),
    mailTexts: rest.flatMap(({ mails }) => mails),
    found,
  };
}

/** What of a text is neither a log line nor a setting: mails, and rows that are to be looked at one by one. */
function restOf(
  { name, kind, bytes }: TakenText,
  { lines }: SettingsExplained,
): { readonly rows: readonly PlacedText[]; readonly mails: readonly MailText[] } {
  const text = bytes.toString("latin1");
  if (kind === "mail") return { rows: [], mails: [{ source: name, line: 1, text }] };
  const all = textLines(text);
  const headers = findPastedHeaders(all);
  const isTaken = (line: number) =>
    headers.some(({ start, end }) => line > start && line <= end) ||
    isSetting(all, line, lines.get(name));
  const { rest } = unfoldPaste(text, "take-apart");
  return {
    rows: rest
      .filter(({ line }) => !isTaken(line))
      .map((row) => ({
        source: name,
        line: row.line,
        text: Buffer.from(row.text, "latin1").toString("utf8"),
      })),
    mails: headers.map((header) => ({ source: name, line: header.start + 1, text: header.text })),
  };
}

const CONTINUATION_ROWS_MAX = 60;

/** A setting runs on over indented rows, and, where a forum took the blanks away, over restrictions. */
function isSetting(
  rows: readonly string[],
  line: number,
  begins: ReadonlySet<number> | undefined,
): boolean {
  if (begins === undefined) return false;
  if (/^\s*(?:#|[{}]\s*$)/.test(rows[line - 1] ?? "")) return true;
  for (let at = line; at > line - CONTINUATION_ROWS_MAX && at > 0; at -= 1) {
    if (begins.has(at)) return true;
    if (!/^\s+\S|^(?:permit|reject|defer|check|warn_if_reject)_?[a-z_]*\b/.test(rows[at - 1] ?? ""))
      return false;
  }
  return false;
}

function attacksOf({ incidents }: Pick<Diagnosis<unknown>, "incidents">): readonly ShownAttack[] {
  return incidents.map(({ cause, confidence, accounts, clients, messages }) => ({
    cause,
    confidence,
    accounts,
    clients: clients.map(({ ip }) => ip),
    messages,
  }));
}

/** What the causes mean for the question whether this server, or the account's owner, is the spammer. */
function spammerAnswer(
  { verdict, incidents }: Pick<Diagnosis<unknown>, "verdict" | "incidents">,
  settings: JoinedSettings | undefined,
  hasMail: boolean,
): SpammerAnswer {
  const sure = incidents.filter(({ confidence }) => confidence !== "possible");
  const causes = new Set(sure.map(({ cause }) => cause));
  if (
    [...causes].some(
      (cause) => !["joe-job", "direct-to-mx", "backscatter", "unknown"].includes(cause),
    )
  )
    return "through-us";
  if (causes.has("direct-to-mx")) return "past-us";
  if (causes.has("backscatter")) return "bounces";
  if (causes.has("joe-job")) return "forged-elsewhere";
  if (incidents.length > 0) return "perhaps";
  if (!hasMail && settings !== undefined)
    return settings.open.size > 0 ? "settings-open" : "settings-closed";
  if (!hasMail) return "nothing-to-judge";
  return verdict === "clean" ? "no-sign" : "cannot-tell";
}

/** Who may relay stands in the settings alone. */
function settingsMissing(
  { incidents }: Pick<Diagnosis<unknown>, "incidents">,
  { settings }: SettingsExplained,
): readonly ExplainLimit[] {
  return incidents.length > 0 && settings.length === 0 ? [{ code: "no-settings" }] : [];
}
