import type { AuditedFiles } from "../../app/audit-files.ts";
import { findingDocument, jsonText } from "../../report/json.ts";
import { auditText } from "../../report/text/audit-text.ts";
import type { CommandContext } from "../command-run.ts";
import { EXIT, type ExitStatus, exitStatus } from "../exit-status.ts";
import { readFormat, readVersion } from "../flags/read-flags.ts";
import { sayProblem } from "../say-problem.ts";
import { sayUnreadable } from "../say-unreadable.ts";
import { reportWidth, wantsColour } from "../terminal.ts";

/** `mailwarden audit [CONFIG...]` */
export async function runAudit(context: CommandContext): Promise<ExitStatus> {
  const { app, flags, language, positionals, terminal } = context;
  const format = readFormat(flags, "text");
  const mtaVersion = readVersion(flags);
  const audited = await app.audit(positionals, {
    language: language.tag,
    ...(mtaVersion !== undefined && { mtaVersion }),
  });
  await sayUnreadable(audited.unreadable, context);
  const isUnknown = audited.mta === "unknown";
  // Where what was named could not be read, that has been said already.
  const isSaid = audited.unreadable.some(({ name }) => positionals.includes(name));
  if (isUnknown && !isSaid) {
    await sayProblem((errors) => errors.noConfiguration, language, terminal);
  }
  if (format === "json") {
    await terminal.stdout.write(jsonText(auditDocument(audited), terminal.stdout.isTTY));
  } else if (!isUnknown) {
    await terminal.stdout.write(
      auditText(audited, language, {
        width: reportWidth(terminal.stdout),
        colour: wantsColour(terminal, flags["no-color"] === true),
      }),
    );
  }
  if (isUnknown) return EXIT.failed;
  return exitStatus({
    found: audited.found,
    read: audited.texts,
    unreadable: audited.unreadable.length,
  });
}

/** `audit --format json`, in the order of docs/audit.md. */
function auditDocument({ mta, answers, findings, notes }: AuditedFiles): unknown {
  return {
    schema: "mailwarden.audit/1",
    mta,
    answers: Object.fromEntries(
      Object.entries(answers).map(([question, rows]) => [
        question,
        rows.map(({ answer, listener, witness, says }) => ({ answer, listener, witness, says })),
      ]),
    ),
    findings: findings.map(findingDocument),
    notes,
  };
}
