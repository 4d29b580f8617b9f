import { networkOf } from "../../core/ip-address.ts";
import { loadExplainWords } from "../../report/explain-words.ts";
import { explanationDocument } from "../../report/explanation-document.ts";
import { jsonText } from "../../report/json.ts";
import { accusedByLines, redactExplanation } from "../../report/redact/redact-explanation.ts";
import { createRedactor } from "../../report/redact/redactor.ts";
import { explanationText } from "../../report/text/explanation-text.ts";
import type { CommandContext } from "../command-run.ts";
import { type ExitStatus, exitStatus } from "../exit-status.ts";
import { readFormat, readStampOptions } from "../flags/read-flags.ts";
import { sayUnreadable } from "../say-unreadable.ts";
import { reportWidth, wantsColour } from "../terminal.ts";
import { whileReading } from "../while-reading.ts";

/** `mailwarden explain [EVIDENCE...]` */
export async function runExplain(context: CommandContext): Promise<ExitStatus> {
  const { app, flags, language, positionals, terminal } = context;
  const format = readFormat(flags, "text");
  const stamps = readStampOptions(flags, terminal.nowMs());
  const { explanation: found, unreadable } = await whileReading(context, (onProgress) =>
    app.explain(positionals, { ...stamps, language: language.tag, onProgress }),
  );
  await sayUnreadable(unreadable, context);
  const explanation =
    flags.redact === true
      ? redactExplanation(found, createRedactor(accusedByLines(found), networkOf))
      : found;
  const status = exitStatus({
    found: explanation.attacks.length > 0,
    read: explanation.evidence.length,
    unreadable: unreadable.length,
  });
  // As for `diagnose`: an empty report would push the reason off the screen.
  if (explanation.evidence.length === 0 && unreadable.length > 0 && format === "text")
    return status;
  const words = await loadExplainWords(language.tag);
  await terminal.stdout.write(
    format === "json"
      ? jsonText(explanationDocument(explanation, words, language), terminal.stdout.isTTY)
      : explanationText(explanation, words, language, {
          width: reportWidth(terminal.stdout),
          colour: wantsColour(terminal, flags["no-color"] === true),
        }),
  );
  return status;
}
