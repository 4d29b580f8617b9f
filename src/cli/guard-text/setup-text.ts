import type { HookProblem } from "../../guard/setup/hook-problem.ts";
import type { SetupInspection } from "../../guard/setup/inspect-setup.ts";
import type { Language } from "../../report/language.ts";
import { BLANK, type Line, line, renderLines } from "../../report/text/line.ts";
import { paragraph } from "../../report/text/blocks.ts";
import type { GuardPage } from "./guard-page.ts";

/** `guard setup`: what to type, and what to add; to be copied, so its lines are not broken. */
export function setupText(setup: SetupInspection, language: Language, page: GuardPage): string {
  const { setup: words } = language.labels.guard;
  const commands =
    setup.commands.length === 0
      ? setup.mta === "postfix"
        ? [line(words.right, "good")]
        : []
      : [...paragraph(words.postfix, page.width, { lead: "" }), ...indented(setup.commands)];
  return renderLines(
    [
      ...(setup.mta === "unknown" ? paragraph(words.unknown, page.width, { lead: "" }) : commands),
      ...setup.acls.flatMap(({ acl, lines }) => [
        BLANK,
        ...paragraph(words.exim({ acl }), page.width, { lead: "" }),
        ...lines.map((one) => line(one, "code")),
      ]),
      ...(setup.dovecot.length === 0
        ? []
        : [
            BLANK,
            ...paragraph(words.dovecot, page.width, { lead: "" }),
            ...setup.dovecot.map((one) => line(one, "code")),
          ]),
    ],
    page.colour,
  );
}

/** `guard doctor`: what is wrong with how the mail server asks, and what mends it. */
export function doctorText(
  setup: SetupInspection,
  isRunning: boolean,
  language: Language,
  page: GuardPage,
): string {
  const { setup: words } = language.labels.guard;
  const verdict =
    setup.mta === "unknown"
      ? [words.unknown]
      : setup.mta === "exim"
        ? [words.eximUnread]
        : setup.problems.length === 0
          ? [words.right]
          : [];
  return renderLines(
    [
      ...verdict.flatMap((text) => paragraph(text, page.width, { lead: "" })),
      ...setup.problems.flatMap((problem) => problemLines(problem, language, page)),
      ...(isRunning ? [] : paragraph(words.notRunning, page.width, { lead: "", tone: "warn" })),
    ],
    page.colour,
  );
}

function problemLines(
  problem: HookProblem,
  { labels }: Language,
  { width }: GuardPage,
): readonly Line[] {
  const says = labels.guard.setup.problems[problem.code]({ parameter: problem.parameter });
  return [
    ...paragraph(`[${problem.listener}] ${says}`, width, { lead: "- ", tone: "warn" }),
    line(`    ${problem.place}`, "dim"),
    ...(problem.command === undefined ? [] : indented([problem.command])),
  ];
}

function indented(commands: readonly string[]): readonly Line[] {
  return commands.map((command) => line(`    ${command}`, "code"));
}
