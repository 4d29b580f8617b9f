import type { Explanation } from "../core/explanation.ts";
import { openEvidence, type OpenedEvidence } from "../evidence/open-evidence.ts";
import { ExcerptLimits } from "../explain/excerpt-limits.ts";
import { LineGroups } from "../explain/line-groups.ts";
import { SignCounter } from "../explain/line-signs.ts";
import { allTakers } from "./all-takers.ts";
import { diagnose, type DiagnoseOptions, type DiagnoseWorlds } from "./diagnose.ts";
import { explainMails } from "./explain-mails.ts";
import { explainRest } from "./explain-rest.ts";
import { explainSettings } from "./explain-settings.ts";
import { attacksOf, settingsMissing, spammerAnswer } from "./explain-verdict.ts";
import { ConfigurationTaker } from "./gather-configuration.ts";
import { keepStandardInput } from "./keep-standard-input.ts";
import { listEvents } from "./list-events.ts";
import { type PasteRest, restOfPaste } from "./paste-rest.ts";
import { TextTaker } from "./text-taker.ts";

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
      allTakers([configuration, taker]),
    );
    try {
      const { lines, ...logs } = await explainLogs(opened, options);
      const found = explainSettings(configuration.taken().texts);
      const rest: PasteRest[] = [];
      for (const text of taker.texts)
        rest.push(await restOfPaste(text, found.lines.get(text.name)));
      const { replies, unknown } = explainRest(rest.flatMap(({ rows }) => rows));
      const mailTexts = rest.flatMap(({ mails }) => mails);
      const mails = await explainMails(
        mailTexts.slice(0, MAILS_MAX),
        diagnosis,
        opened.logs,
        options,
      );
      const hasMail = lines.length > 0 || mails.length > 0;
      return {
        unreadable,
        explanation: {
          verdict: diagnosis.verdict,
          attacks: attacksOf(diagnosis),
          spammer: spammerAnswer({ diagnosis, settings, mails, hasMail }),
          // Where the whole traffic was weighed, single lines add nothing.
          signs: diagnosis.verdict === "clean" ? [] : logs.signs,
          limits: [...logs.limits, ...settingsMissing(diagnosis, found.settings.length > 0)],
          lines,
          linesLeftOut: logs.linesLeftOut,
          replies,
          settings: found.settings,
          otherSettings: found.others,
          findings: settings?.findings ?? [],
          mails,
          mailsLeftOut: taker.leftOut + Math.max(0, mailTexts.length - MAILS_MAX),
          unknown: unknown.slice(0, UNKNOWN_MAX),
          unknownLeftOut: Math.max(0, unknown.length - UNKNOWN_MAX),
          evidence: diagnosis.evidence,
        },
      };
    } finally {
      await opened.close();
    }
  } finally {
    await input.close();
  }
}

/** Log lines by their shapes, what single ones hint at, and how much of each message they show. */
async function explainLogs({ logs }: OpenedEvidence, options: DiagnoseOptions) {
  const groups = new LineGroups();
  const signs = new SignCounter();
  const excerpt = new ExcerptLimits();
  const { onProgress: _whileDiagnosing, ...stamps } = options;
  await listEvents(logs, { ...stamps, all: true }, (event, text) => {
    groups.add(event, text);
    signs.add(event);
    excerpt.add(event, text);
    return undefined;
  });
  return {
    lines: groups.explained(),
    linesLeftOut: groups.leftOut,
    signs: signs.signs(),
    limits: excerpt.limits(),
  };
}
