import type { AccountOptions } from "../../app/show-accounts.ts";
import { jsonText } from "../../report/json.ts";
import { auditedDocument, shownDocument } from "../accounts-text/accounts-document.ts";
import { auditedText, shownText } from "../accounts-text/accounts-text.ts";
import type { CommandContext } from "../command-run.ts";
import { type ExitStatus, exitStatus } from "../exit-status.ts";
import { readConfig, readFormat } from "../flags/read-flags.ts";
import { ProblemError } from "../problem.ts";
import { sayUnreadable } from "../say-unreadable.ts";
import { reportWidth, wantsColour } from "../terminal.ts";

/** `mailwarden accounts show LOGIN [EVIDENCE...]`, `audit [EVIDENCE...]`, `lock LOGIN`, `unlock LOGIN` */
export async function runAccounts(context: CommandContext): Promise<ExitStatus> {
  const [action = "", ...rest] = context.positionals;
  switch (action) {
    case "show":
      return show(context, rest);
    case "audit":
      return audit(context, rest);
    case "lock":
      return (await import("./accounts-by-hand.ts")).lockByHand(rest[0], context);
    default:
      return (await import("./accounts-by-hand.ts")).unlockByHand(rest[0], context);
  }
}

async function show(
  context: CommandContext,
  [login, ...evidence]: readonly string[],
): Promise<ExitStatus> {
  if (login === undefined) {
    throw new ProblemError((errors) =>
      errors.missingArgument({ argument: "LOGIN", command: "accounts" }),
    );
  }
  const shown = await context.app.showAccounts(login, evidence, optionsOf(context));
  return print(context, shown, {
    found: shown.exists === true,
    document: () => shownDocument(shown, context.language),
    text: (page) => shownText(shown, context.language, page),
  });
}

async function audit(context: CommandContext, evidence: readonly string[]): Promise<ExitStatus> {
  const audited = await context.app.auditAccounts(evidence, optionsOf(context));
  return print(context, audited, {
    found: audited.findings.length > 0,
    document: () => auditedDocument(audited, context.language),
    text: (page) => auditedText(audited, context.language, page),
  });
}

function optionsOf({ flags }: CommandContext): AccountOptions {
  return { checkWeak: flags["check-weak"] === true, config: readConfig(flags) };
}

async function print(
  context: CommandContext,
  answer: Pick<
    Awaited<ReturnType<CommandContext["app"]["auditAccounts"]>>,
    "evidence" | "unreadable"
  >,
  report: {
    readonly found: boolean;
    readonly document: () => unknown;
    readonly text: (page: { readonly width: number; readonly colour: boolean }) => string;
  },
): Promise<ExitStatus> {
  const { flags, terminal } = context;
  await sayUnreadable(answer.unreadable, context);
  const status = exitStatus({
    found: report.found,
    read: answer.evidence.length,
    unreadable: answer.unreadable.length,
  });
  const format = readFormat(flags, "text");
  if (answer.evidence.length === 0 && answer.unreadable.length > 0 && format === "text") {
    return status;
  }
  await terminal.stdout.write(
    format === "json"
      ? jsonText(report.document(), terminal.stdout.isTTY)
      : report.text({
          width: reportWidth(terminal.stdout),
          colour: wantsColour(terminal, flags["no-color"] === true),
        }),
  );
  return status;
}
