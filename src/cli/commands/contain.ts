import type { ContainApp } from "../../app/contain-app.ts";
import type { StoredPlan } from "../../contain/contain-store.ts";
import { networkOf } from "../../core/ip-address.ts";
import { ContainProblem, type PlanStep, type StepRecord } from "../../core/containment.ts";
import { faultWords } from "../../report/content/fault-words.ts";
import { jsonText } from "../../report/json.ts";
import type { Language } from "../../report/language.ts";
import { accusedByPlan, redactContainment } from "../../report/redact/redact-plan.ts";
import { createRedactor } from "../../report/redact/redactor.ts";
import type { ContainResult } from "../../report/text/contain-text.ts";
import type { CommandContext } from "../command-run.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { readConfig, readFormat, readStampOptions } from "../flags/read-flags.ts";
import { ProblemError } from "../problem.ts";
import { reportWidth, wantsColour } from "../terminal.ts";
import { whileReading } from "../while-reading.ts";

const STATE_FOLDER = "/var/lib/mailwarden";

/** `mailwarden contain plan [EVIDENCE...]`, `contain apply|verify|undo|status [PLAN]` */
export async function runContain(context: CommandContext): Promise<ExitStatus> {
  const [action = "", ...rest] = context.positionals;
  return withContain(context, (contain) => runAction(action, rest, contain, context));
}

/** Opens the state folder for `work`, and says in words what stops it. */
export async function withContain(
  { app, flags, language }: CommandContext,
  work: (contain: ContainApp) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const state = typeof flags.state === "string" ? flags.state : STATE_FOLDER;
  try {
    return await work(await app.contain(state));
  } catch (error) {
    if (!(error instanceof ContainProblem)) throw error;
    const words = faultWords(error.fault, language);
    throw new ProblemError((errors) => errors.contain(words));
  }
}

function runAction(
  action: string,
  rest: readonly string[],
  contain: ContainApp,
  context: CommandContext,
): Promise<ExitStatus> {
  switch (action) {
    case "plan":
      return printPlan(rest, contain, context);
    case "apply":
    case "undo":
      return changeServer(action, contain.load(rest[0]), contain, context);
    case "verify":
      return printVerification(rest[0], contain, context);
    default:
      return printStatus(rest[0], contain, context);
  }
}

async function printPlan(
  evidence: readonly string[],
  contain: ContainApp,
  context: CommandContext,
): Promise<ExitStatus> {
  const { flags, language, terminal } = context;
  const stamps = readStampOptions(flags, terminal.nowMs());
  const answer = await whileReading(context, (onProgress) =>
    contain.plan(
      evidence,
      {
        ...stamps,
        onProgress,
        incident: textOf(flags.incident),
        accountSettings: readConfig(flags),
        only: listOf(flags.only),
        except: listOf(flags.except),
      },
      language,
    ),
  );
  if (answer.kind === "no-incident") {
    await terminal.stderr.write(`${language.labels.contain.nothingToContain}\n`);
    return EXIT.nothing;
  }
  const plan = maskOf(answer.stored, context)(answer.stored.plan);
  await print(context, plan, async (options) => {
    const { planText } = await import("../../report/text/contain-text.ts");
    return planText(plan, language, options);
  });
  return EXIT.found;
}

/** Carries `stored` out or takes it back, and prints what became of each step; also for what is done by hand. */
export async function changeServer(
  doing: "apply" | "undo",
  stored: StoredPlan,
  contain: ContainApp,
  context: CommandContext,
): Promise<ExitStatus> {
  const { flags, language } = context;
  const isDryRun = flags["dry-run"] === true;
  const records: Omit<StepRecord, "prev">[] = [];
  const { states, changes } = await contain.run(doing, stored, {
    only: listOf(flags.only),
    except: listOf(flags.except),
    reopen: listOf(flags.reopen),
    keepGoing: flags["keep-going"] === true,
    isDryRun,
    onRecord: (record) => records.push(record),
  });
  const passwords = isDryRun ? [] : contain.unshownPasswords(stored);
  const shown = maskOf(stored, context)({ plan: stored.plan, states, records, changes, passwords });
  const { plan } = shown;
  const last = new Map(shown.records.map((record) => [record.id, record]));
  const results = shown.states.map(({ step, record }) =>
    resultOf(step, isDryRun ? last.get(step.id) : record, language),
  );
  const document = {
    plan,
    records: shown.records,
    ...(isDryRun && { changes: shown.changes }),
    ...(passwords.length > 0 && { passwords: shown.passwords }),
  };
  await print(context, document, async (options) => {
    const { afterLines, resultsText } = await import("../../report/text/contain-text.ts");
    const extra = afterLines({ ...shown, doing }, language, options.width);
    return resultsText(plan, results, extra, language, options);
  });
  if (passwords.length > 0) contain.forgetPasswords(stored);
  return records.some(({ status }) => status === "failed") ? EXIT.failed : EXIT.nothing;
}

async function printVerification(
  digest: string | undefined,
  contain: ContainApp,
  context: CommandContext,
): Promise<ExitStatus> {
  const { flags, language, terminal } = context;
  const stamps = readStampOptions(flags, terminal.nowMs());
  const stored = contain.load(digest);
  const verify = maskOf(stored, context)(await contain.verify(stored, stamps, language));
  await print(context, { verify }, async ({ colour, width }) => {
    const [{ verifyLines }, { renderLines }] = await Promise.all([
      import("../../report/text/verify-lines.ts"),
      import("../../report/text/line.ts"),
    ]);
    return renderLines(verifyLines(verify, language, width), colour);
  });
  return verify.some(({ holds }) => holds === false) ? EXIT.found : EXIT.nothing;
}

async function printStatus(
  digest: string | undefined,
  contain: ContainApp,
  context: CommandContext,
): Promise<ExitStatus> {
  const { flags, language, terminal } = context;
  const stored = contain.load(digest);
  const stamps = readStampOptions(flags, terminal.nowMs());
  const mask = maskOf(stored, context);
  const plan = mask(stored.plan);
  const verify = mask(await contain.verify(stored, stamps, language));
  const { records, states } = mask(contain.status(stored));
  const results = states.map(({ step, record }) => resultOf(step, record, language));
  const passwords = mask(contain.unshownPasswords(stored));
  const document = { plan, records, verify, ...(passwords.length > 0 && { passwords }) };
  await print(context, document, async (options) => {
    const [{ passwordLines, resultsText }, { verifyLines }] = await Promise.all([
      import("../../report/text/contain-text.ts"),
      import("../../report/text/verify-lines.ts"),
    ]);
    const given = passwordLines(passwords, language, options.width);
    const extra = [...given, ...verifyLines(verify, language, options.width)];
    return resultsText(plan, results, extra, language, options);
  });
  if (passwords.length > 0) contain.forgetPasswords(stored);
  return EXIT.nothing;
}

/** With `--redact`, masks everybody but whom the plan is about; the same value alike in all that is shown. */
function maskOf({ plan, subject }: StoredPlan, { flags }: CommandContext): <T>(shown: T) => T {
  if (flags.redact !== true) return (shown) => shown;
  const accused = accusedByPlan(subject.culprit, plan.steps);
  const redactor = createRedactor(accused, networkOf);
  return (shown) => redactContainment(shown, redactor);
}

function resultOf(
  { id, step, target }: PlanStep,
  record: ContainResult["record"],
  { labels: { diagnosis } }: Language,
): ContainResult {
  return { id, title: diagnosis.action({ step: diagnosis.steps[step], target }), record };
}

async function print(
  { flags, terminal }: CommandContext,
  document: unknown,
  text: (options: { readonly width: number; readonly colour: boolean }) => Promise<string>,
): Promise<void> {
  const { stdout } = terminal;
  await stdout.write(
    readFormat(flags, "text") === "json"
      ? jsonText(document, stdout.isTTY)
      : await text({
          width: reportWidth(stdout),
          colour: wantsColour(terminal, flags["no-color"] === true),
        }),
  );
}

function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** `queue-hold,queue-delete` */
function listOf(value: string | boolean | undefined): readonly string[] | undefined {
  return textOf(value)
    ?.split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
