import { parseDuration } from "../../core/duration.ts";
import type { ControlRequest } from "../../guard/control/control-request.ts";
import type { BanRow } from "../../guard/control/control-desk.ts";
import type { GuardStatus } from "../../guard/control/guard-status.ts";
import type { UsageRow } from "../../guard/control/usage-rows.ts";
import { spokenOf } from "../../guard/event-sentence.ts";
import type { GuardEvent } from "../../guard/guard-event.ts";
import { GuardProblem } from "../../guard/guard-problem.ts";
import type { HeldMessage } from "../../guard/held-messages.ts";
import type { LimitOverride } from "../../guard/limits/limit-rules.ts";
import type { SetupInspection } from "../../guard/setup/inspect-setup.ts";
import { settingsText } from "../../guard/learn/settings-text.ts";
import type { TakenBack } from "../../guard/reaction/take-back.ts";
import type { Suspect } from "../../guard/suspects.ts";
import { jsonText } from "../../report/json.ts";
import { visible } from "../../report/visible.ts";
import type { CommandContext } from "../command-run.ts";
import { EXIT, type ExitStatus, exitStatus } from "../exit-status.ts";
import { readConfig, readFormat, readStampOptions, readText } from "../flags/read-flags.ts";
import { bansText } from "../guard-text/bans-text.ts";
import { eventsText } from "../guard-text/events-text.ts";
import type { GuardPage } from "../guard-text/guard-page.ts";
import { GUARD_TASKS } from "../guard-text/guard-tasks.ts";
import { type HeldAccount, heldText } from "../guard-text/held-text.ts";
import { doctorText, setupText } from "../guard-text/setup-text.ts";
import { statusText } from "../guard-text/status-text.ts";
import { usageText } from "../guard-text/usage-text.ts";
import { ProblemError } from "../problem.ts";
import { sayUnreadable } from "../say-unreadable.ts";
import { reportWidth, wantsColour } from "../terminal.ts";

/** `mailwarden guard [TASK [TARGET [CHANGE]]]` */
export async function runGuard(context: CommandContext): Promise<ExitStatus> {
  try {
    return await runTask(context);
  } catch (error) {
    if (!(error instanceof GuardProblem)) throw error;
    const { problems } = context.language.labels.guard;
    const { message, place, code } = error;
    throw new ProblemError(() => {
      switch (code) {
        case "not-running":
          return problems.notRunning({ address: place, message });
        case "no-sqlite":
          return problems.noSqlite({ message });
        case "cannot-start":
          return problems.cannotStart({ message });
      }
    });
  }
}

async function runTask(context: CommandContext): Promise<ExitStatus> {
  const [task = "run", target] = context.positionals;
  switch (task) {
    case "run":
      return stay(context);
    case "status": {
      const status = (await ask(context, { ask: "status" })) as GuardStatus;
      return print(context, status, (page) => statusText(status, context.language, page));
    }
    case "top":
      return usage(context, { ask: "top" });
    case "limits":
      return usage(
        context,
        target === undefined ? { ask: "overrides" } : { ask: "limits", account: target },
      );
    case "limit":
      return change(context);
    case "held": {
      const request: ControlRequest =
        target === undefined ? { ask: "held" } : { ask: "held", account: target };
      const held = (await ask(context, request)) as {
        accounts: readonly HeldAccount[];
        sources: readonly Suspect[];
        messages: readonly HeldMessage[];
      };
      return print(context, held, (page) => heldText(held, context.language, page));
    }
    case "hold":
      return hold(context);
    case "release":
      return release(context);
    case "bans": {
      const answer = (await ask(context, { ask: "bans" })) as { bans: readonly BanRow[] };
      return print(context, answer, (page) => bansText(answer.bans, context.language, page));
    }
    case "unban":
      return unban(context);
    case "undo":
      return undo(context);
    case "events": {
      const answer = (await ask(context, { ask: "events" })) as { events: readonly GuardEvent[] };
      const events = answer.events.map(({ says, ...event }) =>
        says === undefined ? event : { ...event, says: spokenOf({ says }, context.language) },
      );
      return print(context, { events }, () => eventsText(answer.events, context.language));
    }
    case "learn":
      return learn(context);
    case "setup": {
      const setup = await inspect(context);
      return print(context, setup, (page) => setupText(setup, context.language, page));
    }
    case "doctor":
      return examine(context);
    default:
      throw new ProblemError((errors, f) =>
        errors.invalidChoice({ option: "TASK", value: task, choices: GUARD_TASKS }, f),
      );
  }
}

async function stay({ app, flags, terminal, language }: CommandContext): Promise<ExitStatus> {
  const { guard } = language.labels;
  await app.guard.run({
    config: readConfig(flags),
    state: readText(flags, "state"),
    onStarted: (values) => void terminal.stderr.write(`${visible(guard.started(values))}\n`),
  });
  await terminal.stderr.write(`${guard.stopped}\n`);
  return EXIT.nothing;
}

async function usage(context: CommandContext, request: ControlRequest): Promise<ExitStatus> {
  const answer = (await ask(context, request)) as {
    rows?: readonly UsageRow[];
    overrides?: readonly LimitOverride[];
  };
  const { rows = [], overrides = [] } = answer;
  return print(context, answer, (page) => usageText(rows, overrides, context.language, page));
}

/** `guard limit ACCOUNT LIMIT=MAX --for 2h --reason TEXT` */
async function change(context: CommandContext): Promise<ExitStatus> {
  const { flags, language } = context;
  const { done, problems, values } = language.labels.guard;
  const [, account, changed] = context.positionals;
  if (account === undefined || changed === undefined) throw missing("TARGET CHANGE");
  const [, limit, value] = /^([a-z][a-z0-9-]{0,39})=(\d{1,9}|off|default)$/.exec(changed) ?? [];
  if (limit === undefined || value === undefined) {
    throw new ProblemError(() => problems.badChange({ value: changed }));
  }
  const forText = readText(flags, "for");
  const forMs = forText === undefined ? undefined : parseDuration(forText);
  if (forText !== undefined && forMs === undefined) {
    throw new ProblemError(() => problems.badDuration({ value: forText }));
  }
  const answer = (await ask(context, {
    ask: "override",
    account,
    limit,
    ...(value === "default" ? {} : { max: value === "off" ? null : Number(value) }),
    ...(forMs === undefined ? {} : { forMs }),
    reason: readText(flags, "reason") ?? "",
  })) as { done?: boolean; known?: readonly string[] };
  const { known } = answer;
  if (known !== undefined)
    throw new ProblemError((_, f) => problems.unknownLimit({ limit, choices: known }, f));
  const max = value === "off" ? values.unlimited : value;
  const said =
    value !== "default"
      ? done.overrideSet({ account, limit, max })
      : answer.done === true
        ? done.overrideRemoved({ account, limit })
        : done.noOverride({ account, limit });
  return print(context, answer, () => `${visible(said)}\n`);
}

async function hold(context: CommandContext): Promise<ExitStatus> {
  const [, account] = context.positionals;
  if (account === undefined) throw missing("TARGET");
  const reason = readText(context.flags, "reason") ?? "";
  const answer = await ask(context, { ask: "hold", account, reason });
  const said = context.language.labels.guard.done.accountHeld({ account });
  return print(context, answer, () => `${visible(said)}\n`);
}

async function release(context: CommandContext): Promise<ExitStatus> {
  const [, target] = context.positionals;
  if (target === undefined) throw missing("TARGET");
  const { done } = context.language.labels.guard;
  const answer = (await ask(context, { ask: "release", target })) as {
    released: readonly string[];
    accounts: readonly string[];
    failed: readonly { queueId: string; why: string }[];
  };
  const counts = { messages: answer.released.length, accounts: answer.accounts.length };
  const lines = [
    done.released(counts, context.language.formats),
    ...answer.failed.map((one) => done.releaseFailed(one)),
  ];
  await print(context, answer, () => lines.map((line) => `${visible(line)}\n`).join(""));
  return answer.failed.length > 0 ? EXIT.partly : EXIT.nothing;
}

async function unban(context: CommandContext): Promise<ExitStatus> {
  const [, target] = context.positionals;
  if (target === undefined) throw missing("TARGET");
  const { done } = context.language.labels.guard;
  const answer = (await ask(context, { ask: "unban", target })) as {
    unbanned: readonly string[];
    problem: string | null;
  };
  const { unbanned, problem } = answer;
  const said =
    unbanned.length === 0
      ? done.notBanned({ target })
      : done.unbanned({ targets: unbanned.length }, context.language.formats);
  const lines = [said, ...(problem === null ? [] : [done.unbanFailed({ why: problem })])];
  await print(context, answer, () => lines.map((line) => `${visible(line)}\n`).join(""));
  return problem === null ? EXIT.nothing : EXIT.partly;
}

/** `guard undo [INCIDENT|SOURCE]`: without a target all that the guard did by itself. */
async function undo(context: CommandContext): Promise<ExitStatus> {
  const [, target = "all"] = context.positionals;
  const { labels, formats } = context.language;
  const { done } = labels.guard;
  const answer = (await ask(context, { ask: "undo", target })) as TakenBack;
  const { incidents, sources, released, plans, failed, passwords } = answer;
  const counts = {
    incidents: incidents.length,
    sources: sources.length,
    messages: released.length,
    plans: plans.length,
  };
  const lines = [
    incidents.length === 0 ? done.nothingUndone : done.undone(counts, formats),
    ...failed.map((one) => done.undoFailed(one)),
    ...passwords.map((one) => labels.contain.givenPassword(one)),
  ];
  await print(context, answer, () => lines.map((line) => `${visible(line)}\n`).join(""));
  return failed.length > 0 ? EXIT.partly : EXIT.nothing;
}

/** `guard learn [LOG...]` */
async function learn(context: CommandContext): Promise<ExitStatus> {
  const { app, flags, language, positionals, terminal } = context;
  const stamps = readStampOptions(flags, terminal.nowMs());
  const result = await app.guard.learn(readConfig(flags), positionals.slice(1), stamps);
  const { learned, read, unreadable } = result;
  await print(context, learned, () => settingsText(learned, language));
  await sayUnreadable(unreadable, context);
  return exitStatus({ found: false, read, unreadable: unreadable.length });
}

function inspect({ app, flags, positionals }: CommandContext): Promise<SetupInspection> {
  return app.guard.inspectSetup(readConfig(flags), positionals.slice(1));
}

/** `guard doctor`: the configuration, and whether a guard is there to be asked. */
async function examine(context: CommandContext): Promise<ExitStatus> {
  const { language } = context;
  const setup = await inspect(context);
  const isRunning = await ask(context, { ask: "status" }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof GuardProblem) return false;
      throw error;
    },
  );
  const problems = setup.problems.map((one) => ({
    ...one,
    says: language.labels.guard.setup.problems[one.code]({ parameter: one.parameter }),
  }));
  const document = { schema: "mailwarden.guard-doctor/1", mta: setup.mta, isRunning, problems };
  await print(context, document, (page) => doctorText(setup, isRunning, language, page));
  if (setup.mta === "unknown") return EXIT.failed;
  return problems.length > 0 || !isRunning ? EXIT.found : EXIT.nothing;
}

function missing(argument: string): ProblemError {
  return new ProblemError((errors) => errors.missingArgument({ argument, command: "guard" }));
}

function ask({ app, flags }: CommandContext, request: ControlRequest): Promise<unknown> {
  return app.guard.ask(readConfig(flags), request);
}

async function print(
  { flags, terminal }: CommandContext,
  document: unknown,
  text: (page: GuardPage) => string,
): Promise<ExitStatus> {
  const page = {
    width: reportWidth(terminal.stdout),
    colour: wantsColour(terminal, flags["no-color"] === true),
  };
  await terminal.stdout.write(
    readFormat(flags, "text") === "json" ? jsonText(document, terminal.stdout.isTTY) : text(page),
  );
  return EXIT.nothing;
}
