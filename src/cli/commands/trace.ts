import { networkOf } from "../../core/ip-address.ts";
import { jsonText } from "../../report/json.ts";
import { NOBODY } from "../../report/redact/accused.ts";
import { redactStory } from "../../report/redact/redact-document.ts";
import { createRedactor } from "../../report/redact/redactor.ts";
import type { CommandContext } from "../command-run.ts";
import { type ExitStatus, exitStatus } from "../exit-status.ts";
import { readFormat, readStampOptions } from "../flags/read-flags.ts";
import { ProblemError } from "../problem.ts";
import { sayUnreadable } from "../say-unreadable.ts";
import { reportWidth, wantsColour } from "../terminal.ts";
import { traceText } from "../trace-text/trace-text.ts";
import { whileReading } from "../while-reading.ts";

/** `mailwarden trace QUERY [EVIDENCE...]` */
export async function runTrace(context: CommandContext): Promise<ExitStatus> {
  const { app, flags, language, positionals, terminal } = context;
  const [query = "", ...evidence] = positionals;
  const format = readFormat(flags, "text");
  const stamps = readStampOptions(flags, terminal.nowMs());
  const found = await whileReading(context, (onProgress) =>
    app.trace(query, evidence, { ...stamps, onProgress }),
  );
  if (found.kind === "error") {
    const { code, word } = found;
    throw new ProblemError((errors) => errors.query[code](word));
  }
  await sayUnreadable(found.unreadable, context);
  // A trace accuses nobody, so nobody keeps his name, not even who was asked for.
  const redactor = flags.redact === true ? createRedactor(NOBODY, networkOf) : undefined;
  const answer = redactor === undefined ? found : redactStory(found, redactor);
  const status = exitStatus({
    found: answer.stories.length + answer.others.length > 0,
    read: answer.evidence.length,
    unreadable: answer.unreadable.length,
  });
  if (format === "json") {
    if (answer.limitHit) await terminal.stderr.write(`${language.labels.trace.limitHit}\n`);
    // One document for each message, so that a program can read while they come.
    for (const story of answer.stories) {
      await terminal.stdout.write(jsonText(story, terminal.stdout.isTTY));
    }
    return status;
  }
  if (answer.evidence.length === 0 && answer.unreadable.length > 0) return status;
  await terminal.stdout.write(
    traceText({ query: redactor?.name(query) ?? query, ...answer }, language, {
      width: reportWidth(terminal.stdout),
      colour: wantsColour(terminal, flags["no-color"] === true),
      lines: flags.lines === true,
    }),
  );
  return status;
}
