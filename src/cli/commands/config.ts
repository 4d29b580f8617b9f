import type { CheckedSettings } from "../../app/check-settings.ts";
import { describeSettings } from "../../settings/describe-settings.ts";
import { SETTING_FIELDS } from "../../settings/settings.ts";
import { jsonText } from "../../report/json.ts";
import { visible } from "../../report/visible.ts";
import { wrap } from "../../report/text/wrap.ts";
import type { CommandContext } from "../command-run.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { readConfig, readFormat } from "../flags/read-flags.ts";
import { sayUnreadable } from "../say-unreadable.ts";
import { settingsProblemText } from "../settings-problem-text.ts";

const SCHEMA = "mailwarden.config/1";

/** `mailwarden config check` and `mailwarden config describe` */
export async function runConfig(context: CommandContext): Promise<ExitStatus> {
  return context.positionals[0] === "check" ? check(context) : describe(context);
}

async function check(context: CommandContext): Promise<ExitStatus> {
  const { app, flags, terminal } = context;
  const checked = await app.checkSettings(readConfig(flags));
  const { unreadable, file, problems } = checked;
  if (unreadable !== null) {
    const { code, message } = unreadable;
    await sayUnreadable([{ name: file, code, message }], context);
    return EXIT.failed;
  }
  await terminal.stdout.write(
    readFormat(flags, "text") === "json"
      ? jsonText(checkDocument(checked, context), terminal.stdout.isTTY)
      : checkText(checked, context),
  );
  return problems.length > 0 ? EXIT.found : EXIT.nothing;
}

function checkText(
  { file, exists, problems }: CheckedSettings,
  { language }: CommandContext,
): string {
  const { check: say } = language.labels.settings;
  const lines = problems.map((problem) => settingsProblemText(file, problem, language));
  const verdict =
    problems.length > 0
      ? say.wrong({ file, problems: problems.length }, language.formats)
      : exists
        ? say.right({ file })
        : say.noFile({ file });
  return [...lines, verdict].map((line) => `${visible(line)}\n`).join("");
}

function checkDocument(
  { file, exists, problems }: CheckedSettings,
  { language }: CommandContext,
): unknown {
  return {
    schema: SCHEMA,
    file,
    exists,
    problems: problems.map((problem) => ({
      code: problem.code,
      key: problem.key,
      line: problem.line,
      column: problem.column,
      wanted: problem.wanted,
      says: settingsProblemText(file, problem, language),
    })),
  };
}

async function describe({ flags, terminal, language }: CommandContext): Promise<ExitStatus> {
  const { keys } = language.labels.settings;
  const document = {
    schema: SCHEMA,
    settings: SETTING_FIELDS.map(({ key, default: value, example }) => ({
      key,
      default: value,
      example,
      says: keys[key],
    })),
  };
  await terminal.stdout.write(
    readFormat(flags, "text") === "json"
      ? jsonText(document, terminal.stdout.isTTY)
      : describeSettings(
          (key) => keys[key],
          (text, width) => wrap(text, width),
        ),
  );
  return EXIT.nothing;
}
