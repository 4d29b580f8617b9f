import { wordDiagnosis } from "../../app/word-diagnosis.ts";
import type { CommandContext } from "../command-run.ts";
import { type ExitStatus, exitStatus } from "../exit-status.ts";
import { readFormat, readStampOptions } from "../flags/read-flags.ts";
import { sayQueueProblems } from "../say-queue-problems.ts";
import { sayUnreadable } from "../say-unreadable.ts";
import { whileReading } from "../while-reading.ts";
import { diagnosisOutput } from "./diagnosis-output.ts";

/** `mailwarden diagnose [EVIDENCE...]` */
export async function runDiagnose(context: CommandContext): Promise<ExitStatus> {
  const { app, flags, language, positionals, terminal } = context;
  const format = readFormat(flags, "text");
  const stamps = readStampOptions(flags, terminal.nowMs());
  const answer = await whileReading(context, (onProgress) =>
    app.diagnose(positionals, { ...stamps, language: language.tag, onProgress }),
  );
  const { diagnosis, unreadable, queueProblems, queueProblemsLeftOut } = answer;
  await sayUnreadable(unreadable, context);
  await sayQueueProblems(queueProblems, queueProblemsLeftOut, context);
  const status = exitStatus({
    found: diagnosis.incidents.length > 0,
    read: diagnosis.evidence.length,
    unreadable: unreadable.length + queueProblems.length,
  });
  // An empty report after "cannot read" would only push the reason off the screen; a program gets its document.
  if (diagnosis.evidence.length === 0 && unreadable.length > 0 && format === "text") return status;
  const report = wordDiagnosis(answer, language, flags.redact === true);
  await terminal.stdout.write(await diagnosisOutput(report, format, context));
  return status;
}
