import type { HandAct } from "../../app/act-by-hand.ts";
import { QueueGroups } from "../../queue/group-queue.ts";
import { queueGroupsText } from "../../report/text/queue-groups-text.ts";
import type { CommandContext } from "../command-run.ts";
import { confirmed } from "../confirmed.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { filterOf, withKnownIncidents } from "../flags/read-queue-filter.ts";
import { ProblemError } from "../problem.ts";
import { reportWidth } from "../terminal.ts";
import { changeServer, withContain } from "./contain.ts";

/** `mailwarden queue hold|release|delete FILTER`: shows what fits, asks where somebody can answer, and does it. */
export function changeByHand(
  act: HandAct,
  filter: string | undefined,
  context: CommandContext,
): Promise<ExitStatus> {
  if (filter === undefined) {
    throw new ProblemError((errors) =>
      errors.missingArgument({ argument: "FILTER", command: `queue ${act}` }),
    );
  }
  const { language, terminal } = context;
  const { byHand } = language.labels.contain;
  return withContain(context, async (contain) => {
    const { messages, stored } = await withKnownIncidents(
      filter,
      contain.planByHand(act, filterOf(filter), language),
    );
    if (stored === undefined) {
      const { queue } = language.labels;
      await terminal.stderr.write(`${queue.nothing({ messages: 0 }, language.formats)}\n`);
      return EXIT.nothing;
    }
    const nowMs = terminal.nowMs();
    const groups = new QueueGroups("account", nowMs);
    for (const message of messages) groups.add(message);
    const { timeZone: timezone } = Intl.DateTimeFormat().resolvedOptions();
    const page = { width: reportWidth(terminal.stderr), colour: false, timezone, nowMs };
    await terminal.stderr.write(queueGroupsText("account", groups.groups(), language, page));
    const question = byHand.questions[act](messages.length, language.formats);
    if (!(await confirmed(question, context))) return EXIT.nothing;
    return changeServer("apply", stored, contain, context);
  });
}

/** `mailwarden queue restore [PLAN]`: puts deleted mail back into the queue, on hold. */
export function restoreDeleted(
  digest: string | undefined,
  context: CommandContext,
): Promise<ExitStatus> {
  const only = { ...context.flags, only: "queue-delete" };
  return withContain(context, (contain) =>
    changeServer("undo", contain.load(digest), contain, { ...context, flags: only }),
  );
}
