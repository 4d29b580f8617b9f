import type { ContainFault } from "../../core/contain-fault.ts";
import type { Plan, PlanStep, StepRecord } from "../../core/containment.ts";
import { shellWord } from "../../core/shell-word.ts";
import { faultWords } from "../content/fault-words.ts";
import { FIGURE_CODES } from "../labels/contain-labels.ts";
import type { Language } from "../language.ts";
import { commandLines, factLines, heading, paragraph } from "./blocks.ts";
import { BLANK, type Line, line, renderLines, type Tone } from "./line.ts";
import { shortStamp } from "./stamp.ts";

export interface ContainTextOptions {
  readonly width: number;
  readonly colour: boolean;
}

export interface ContainResult {
  readonly id: string;
  readonly title: string;
  readonly record: Pick<StepRecord, "status" | "found" | "error"> | undefined;
}

const DIGEST_SHOWN = 12;
const DIFF_LINES_MAX = 24;

const STATUS_TONES: Partial<Record<StepRecord["status"], Tone>> = {
  done: "good",
  already: "dim",
  undone: "good",
  failed: "bad",
  running: "warn",
  "not-run": "warn",
};

/** A plan for people: each step with its reason, its risk, what it changes, and how it is taken back. */
export function planText(plan: Plan, language: Language, options: ContainTextOptions): string {
  const { width } = options;
  const { contain, diagnosis } = language.labels;
  const { facts, next } = contain;
  const digest = plan.digest.slice(0, DIGEST_SHOWN);
  const steps = plan.steps.flatMap((step, index): readonly Line[] => [
    BLANK,
    ...paragraph(
      diagnosis.action({ step: diagnosis.steps[step.step], target: step.target }),
      width,
      { lead: `${index + 1}.`.padStart(4).padEnd(5), tone: "strong", maxLines: 3 },
    ),
    ...factLines(
      [
        { name: facts.why, value: step.why },
        { name: facts.risk, value: step.risk },
        { name: facts.undo, value: step.reversible ? step.undo : facts.notReversible },
      ].map((fact) => ({ ...fact, name: `   ${fact.name}` })),
      width,
    ),
    ...step.files.flatMap(({ diff }) => diffText(diff)),
    ...step.commands.flatMap((command) => commandLines(command, width, "     ")),
  ]);
  const left = plan.leftOut ?? [];
  const leftOut = left.flatMap(({ because }) =>
    paragraph(because, width, { lead: "  - ", tone: "warn" }),
  );
  return renderLines(
    [
      ...paragraph(headline(plan, language), width, { lead: "", tone: "strong" }),
      ...heading(contain.headings.steps),
      ...steps,
      ...(left.length > 0 ? [BLANK, ...leftOut] : []),
      BLANK,
      ...paragraph(next.apply, width, { lead: "  - " }),
      ...commandLines(`mailwarden contain apply ${digest}`, width, "    "),
    ],
    options.colour,
  );
}

function headline({ digest, host, incident, madeAt }: Plan, { labels }: Language): string {
  return labels.contain.plan({
    digest: digest.slice(0, DIGEST_SHOWN),
    incident,
    host,
    madeAt: shortStamp(madeAt, ""),
  });
}

function diffText(diff: string): readonly Line[] {
  const lines = diff.split("\n");
  const shown = lines.slice(0, DIFF_LINES_MAX).map((text) => line(`     ${text}`, toneOf(text)));
  return lines.length > DIFF_LINES_MAX ? [...shown, line("     ...", "dim")] : shown;
}

function toneOf(text: string): Tone {
  if (text.startsWith("+")) return "good";
  return text.startsWith("-") ? "bad" : "dim";
}

/** What became of each step. */
export function resultsText(
  plan: Plan,
  results: readonly ContainResult[],
  extra: readonly Line[],
  language: Language,
  options: ContainTextOptions,
): string {
  const { contain } = language.labels;
  const rows = results.flatMap(({ title, record }, index): readonly Line[] => {
    const status = record?.status ?? "planned";
    const tone = STATUS_TONES[status];
    return [
      ...paragraph(
        language.labels.diagnosis.titled({ title, text: contain.statuses[status] }),
        options.width,
        { lead: `${index + 1}.`.padStart(4).padEnd(5), ...(tone && { tone }) },
      ),
      ...figureLines(record?.found ?? "", language, options.width),
      ...(record?.error === undefined ? [] : faultLines(record.error.fault, language, options)),
    ];
  });
  return renderLines(
    [
      ...paragraph(headline(plan, language), options.width, { lead: "", tone: "strong" }),
      ...heading(contain.headings.results),
      ...rows,
      ...extra,
    ],
    options.colour,
  );
}

function faultLines(
  fault: ContainFault,
  language: Language,
  { width }: ContainTextOptions,
): readonly Line[] {
  const { state, remedy } = faultWords(fault, language);
  return [
    ...paragraph(state, width, { lead: "     ", tone: "bad", maxLines: 4 }),
    ...paragraph(remedy, width, { lead: "     " }),
  ];
}

/** `held 5000, gone 12` in words. */
function figureLines(found: string, { formats, labels }: Language, width: number): readonly Line[] {
  const { contain } = labels;
  return found.split(", ").flatMap((part) => {
    const [name, count] = part.split(" ");
    const code = FIGURE_CODES.find((one) => one === name);
    if (code === undefined || count === undefined) return [];
    const values = { name: contain.figures[code], count: Number(count) };
    return paragraph(contain.figure(values, formats), width, { lead: "     " });
  });
}

/** What a run leaves to be said: what a dry run would have changed, what undo left closed, and the command that goes on. */
export function afterLines(
  { doing, passwords, plan, states, changes }: AfterRun,
  language: Language,
  width: number,
): readonly Line[] {
  const { contain, diagnosis } = language.labels;
  const digest = plan.digest.slice(0, DIGEST_SHOWN);
  if (changes.length > 0) {
    return [
      ...heading(contain.headings.dryRun),
      ...changes.flatMap((change) =>
        paragraph(changeText(change), width, { lead: "  - ", tone: "code" }),
      ),
    ];
  }
  const closed =
    doing === "apply"
      ? []
      : states
          // What failed has said why.
          .filter(({ isOpen, record }) => isOpen && record?.status !== "failed")
          .flatMap(({ step }) =>
            paragraph(contain.keptClosed(diagnosis.steps[step.step]), width, {
              lead: "  - ",
              tone: "warn",
            }),
          );
  const [text, action] =
    doing === "apply" ? [contain.next.verify, "verify"] : [contain.next.status, "status"];
  return [
    ...passwordLines(passwords, language, width),
    ...(closed.length > 0 ? [BLANK, ...closed] : []),
    BLANK,
    ...paragraph(text, width, { lead: "  - " }),
    ...commandLines(`mailwarden contain ${action} ${digest}`, width, "    "),
  ];
}

/** Passwords that undo gave, which are shown once. */
export function passwordLines(
  passwords: AfterRun["passwords"],
  { labels }: Language,
  width: number,
): readonly Line[] {
  const given = passwords.flatMap((one) =>
    paragraph(labels.contain.givenPassword(one), width, { lead: "  - ", tone: "strong" }),
  );
  return given.length > 0 ? [BLANK, ...given] : [];
}

interface AfterRun {
  readonly doing: "apply" | "undo";
  readonly plan: Plan;
  readonly states: readonly {
    readonly step: PlanStep;
    readonly isOpen: boolean;
    readonly record: Pick<StepRecord, "status"> | undefined;
  }[];
  readonly changes: readonly NotedChange[];
  /** That undo gave. */
  readonly passwords: readonly { readonly login: string; readonly password: string }[];
}

/** As `contain` notes it in a dry run. */
type NotedChange =
  | { readonly kind: "program"; readonly words: readonly string[]; readonly inputLines: number }
  | { readonly kind: "file"; readonly act: string; readonly path: string }
  | { readonly kind: "signal"; readonly pid: number }
  | { readonly kind: "account"; readonly login: string; readonly store: string };

/** Of our own making: no need of the quotes that a value that begins with a hyphen gets. */
const OPTION = /^-[A-Za-z-]*(?:=[a-z-]+)?$/;

function changeText(change: NotedChange): string {
  switch (change.kind) {
    case "program": {
      const command = change.words
        .map((word) => (OPTION.test(word) ? word : (shellWord(word) ?? "?")))
        .join(" ");
      return change.inputLines > 0 ? `${command} < (${change.inputLines})` : command;
    }
    case "file":
      return `${change.act} ${change.path}`;
    case "signal":
      return `kill ${change.pid}`;
    case "account":
      return `${change.store}: ${change.login}`;
  }
}
