import type { CommandContext } from "../command-run.ts";
import { confirmed } from "../confirmed.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { readConfig } from "../flags/read-flags.ts";
import { ProblemError } from "../problem.ts";
import { changeServer, withContain } from "./contain.ts";

/** `mailwarden accounts lock LOGIN`: asks where somebody can answer, and locks it in every store that has it. */
export function lockByHand(
  login: string | undefined,
  context: CommandContext,
): Promise<ExitStatus> {
  const named = wanted(login, "accounts lock");
  const { language, terminal } = context;
  const { byHand, leftOut: reasons } = language.labels.contain;
  return withContain(context, async (contain) => {
    const { isLocked, leftOut, stored } = await contain.planLock(
      named,
      readConfig(context.flags),
      language,
    );
    for (const { reason, target } of leftOut)
      await terminal.stderr.write(`${reasons[reason](target)}\n`);
    if (stored === undefined) return EXIT.failed;
    if (isLocked) {
      await terminal.stderr.write(`${byHand.alreadyLocked(named)}\n`);
      return EXIT.nothing;
    }
    if (!(await confirmed(byHand.lockQuestion(named), context))) return EXIT.nothing;
    return changeServer("apply", stored, contain, context);
  });
}

/** `mailwarden accounts unlock LOGIN`: gives back what `lock`, or a containment, has shut. */
export function unlockByHand(
  login: string | undefined,
  context: CommandContext,
): Promise<ExitStatus> {
  const named = wanted(login, "accounts unlock");
  const { byHand } = context.language.labels.contain;
  return withContain(context, async (contain) => {
    const found = contain.findLock(named);
    if (found === undefined) {
      await context.terminal.stderr.write(`${byHand.notLocked(named)}\n`);
      return EXIT.nothing;
    }
    const { logins, stepId, stored } = found;
    if (!(await confirmed(byHand.unlockQuestion(logins.join(", ")), context))) return EXIT.nothing;
    const only = { ...context.flags, only: stepId };
    return changeServer("undo", stored, contain, { ...context, flags: only });
  });
}

function wanted(login: string | undefined, command: string): string {
  if (login !== undefined && login !== "") return login;
  throw new ProblemError((errors) => errors.missingArgument({ argument: "LOGIN", command }));
}
