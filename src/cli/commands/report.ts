import { join } from "node:path";
import { wordDiagnosis } from "../../app/word-diagnosis.ts";
import type { NamedText } from "../../core/named-text.ts";
import { jsonText } from "../../report/json.ts";
import { findAttackers, wishFor } from "../../report/letters/abuse/find-attackers.ts";
import type { Letter } from "../../report/letters/letter.ts";
import { joinedLetters, joinedMails, letterFiles } from "../../report/letters/letter-texts.ts";
import { ownerNotes } from "../../report/letters/owner-note/owner-note.ts";
import { visible } from "../../report/visible.ts";
import type { DiagnoseAnswer } from "../app.ts";
import type { CommandContext } from "../command-run.ts";
import { type ExitStatus, exitStatus } from "../exit-status.ts";
import type { OutputFormat } from "../flags/flags.ts";
import { readFormat, readStampOptions } from "../flags/read-flags.ts";
import { invalidChoice } from "../invalid-choice.ts";
import { ProblemError } from "../problem.ts";
import { abuseLetters, type AbuseLetters } from "../report/abuse-letters.ts";
import { delistingLetters } from "../report/delisting-letters.ts";
import { REPORT_FORMATS, type ReportKind, splitKind } from "../report/report-kind.ts";
import { sayLetters } from "../report/say-letters.ts";
import { sayUnreadable } from "../say-unreadable.ts";
import { whileReading } from "../while-reading.ts";
import { diagnosisOutput } from "./diagnosis-output.ts";

/** More letters than a person reads before sending them. */
const LETTERS_MAX = 100;

/** `mailwarden report [KIND] [EVIDENCE...]`: writes what others are to read; sends nothing. */
export async function runReport(context: CommandContext): Promise<ExitStatus> {
  const { app, flags, language, terminal } = context;
  const { kind, evidence } = splitKind(context.positionals);
  const format = formatOf(kind, context);
  const stamps = readStampOptions(flags, terminal.nowMs());
  const answer = await whileReading(context, (onProgress) =>
    app.diagnose(evidence, {
      ...stamps,
      language: language.tag,
      onProgress,
      ...(kind === "abuse" && {
        clientsOf: (diagnosis) => findAttackers(diagnosis).map(wishFor),
      }),
    }),
  );
  await sayUnreadable(answer.unreadable, context);
  const found =
    kind === "incident"
      ? await writeIncident(answer, format, context)
      : await writeLetters(kind, answer, format, context);
  return exitStatus({
    found,
    read: answer.diagnosis.evidence.length,
    unreadable: answer.unreadable.length,
  });
}

function formatOf(kind: ReportKind, { flags }: CommandContext): OutputFormat {
  const format = readFormat(flags, "text");
  const choices = REPORT_FORMATS[kind];
  if (choices.includes(format)) return format;
  throw invalidChoice(`report ${kind}: --format`, format, choices);
}

async function writeIncident(
  answer: DiagnoseAnswer,
  format: OutputFormat,
  context: CommandContext,
): Promise<boolean> {
  const { flags, language } = context;
  const report = wordDiagnosis(answer, language, flags.unmasked !== true);
  // For others, so without the colours of this terminal.
  const plain = { ...context, flags: { ...flags, "no-color": true } };
  const text = await diagnosisOutput(report, format, plain);
  await writeOut(text, [{ name: `incident.${EXTENSIONS[format]}`, text }], context);
  return report.incidents.length > 0;
}

const EXTENSIONS: Readonly<Record<OutputFormat, string>> = {
  text: "txt",
  json: "json",
  markdown: "md",
  html: "html",
};

async function writeLetters(
  kind: Exclude<ReportKind, "incident">,
  answer: DiagnoseAnswer,
  format: OutputFormat,
  context: CommandContext,
): Promise<boolean> {
  const { language, terminal } = context;
  const { letters: all, networks = [], document } = await buildLetters(kind, answer, context);
  const { talk } = language.labels.letters;
  if (all.length === 0) await terminal.stderr.write(`${talk.nothing[kind]}\n`);
  if (format === "json") {
    const text = jsonText(document, terminal.stdout.isTTY);
    await writeOut(text, [{ name: `${kind}.json`, text }], context);
    return all.length > 0;
  }
  if (all.length === 0) return false;
  const letters = all.slice(0, LETTERS_MAX);
  const text = kind === "abuse" ? joinedMails(letters, terminal.nowMs()) : joinedLetters(letters);
  await writeOut(text, letterFiles(letters), context);
  await sayLetters(letters, networks, context);
  const count = all.length - letters.length;
  if (count > 0) await terminal.stderr.write(`${talk.leftOut({ count }, language.formats)}\n`);
  return true;
}

async function buildLetters(
  kind: Exclude<ReportKind, "incident">,
  answer: DiagnoseAnswer,
  context: CommandContext,
): Promise<Omit<AbuseLetters, "networks"> & Partial<Pick<AbuseLetters, "networks">>> {
  if (kind === "abuse") return abuseLetters(answer, context);
  const report = wordDiagnosis(answer, context.language, false);
  if (kind === "delisting") return delistingLetters(report, context);
  const letters = ownerNotes(report.incidents, context.language);
  return { letters, document: notesDocument(letters, context.language.tag) };
}

function notesDocument(letters: readonly Letter[], language: string): unknown {
  return {
    schema: "mailwarden.owner/1",
    notes: letters.map(({ about, text }) => ({ account: about, language, text })),
  };
}

/** To standard output, or with `--output` into a folder; then standard output gets the names of the files. */
async function writeOut(
  text: string,
  files: readonly NamedText[],
  { app, flags, language, terminal }: CommandContext,
): Promise<void> {
  const folder = flags.output;
  if (typeof folder !== "string") {
    await terminal.stdout.write(text);
    return;
  }
  try {
    await app.writeFiles(folder, files);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ProblemError((errors) => errors.cannotWrite({ folder, message }));
  }
  const names = files.map(({ name }) => `${visible(join(folder, name))}\n`);
  await terminal.stdout.write(names.join(""));
  const { talk } = language.labels.letters;
  const said = talk.written({ files: files.length, folder }, language.formats);
  await terminal.stderr.write(`${visible(said)}\n`);
}
