import type { Diagnosis } from "../../core/diagnosis.ts";
import type { CommandContext } from "../command-run.ts";
import type { OutputFormat } from "../flags/flags.ts";
import { reportWidth, wantsColour } from "../terminal.ts";

/** A diagnosis as the format that was asked for; each loads its own parts only. */
export async function diagnosisOutput(
  diagnosis: Diagnosis<string>,
  format: OutputFormat,
  { flags, language, terminal }: CommandContext,
): Promise<string> {
  switch (format) {
    case "text": {
      const { diagnosisText } = await import("../../report/text/diagnosis-text.ts");
      return diagnosisText(diagnosis, language, {
        width: reportWidth(terminal.stdout),
        colour: wantsColour(terminal, flags["no-color"] === true),
      });
    }
    case "json": {
      const { diagnosisDocument, jsonText } = await import("../../report/json.ts");
      return jsonText(diagnosisDocument(diagnosis), terminal.stdout.isTTY);
    }
    case "markdown": {
      const { diagnosisMarkdown } = await import("../../report/markdown/diagnosis-markdown.ts");
      return diagnosisMarkdown(diagnosis, language);
    }
    case "html": {
      const { diagnosisHtml } = await import("../../report/html/diagnosis-html.ts");
      return diagnosisHtml(diagnosis, language);
    }
  }
}
