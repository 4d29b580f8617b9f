import { durationText } from "../../core/duration.ts";
import type { GuardStatus } from "../../guard/control/guard-status.ts";
import type { Language } from "../../report/language.ts";
import { factLines, heading, paragraph } from "../../report/text/blocks.ts";
import { type Line, renderLines } from "../../report/text/line.ts";
import { table } from "../../report/text/table.ts";
import type { GuardPage } from "./guard-page.ts";

/** `guard status --format text` */
export function statusText(status: GuardStatus, language: Language, page: GuardPage): string {
  const { labels, formats: f } = language;
  const { facts, modes } = labels.guard;
  const { counts } = status;
  return renderLines(
    [
      ...factLines(
        [
          { name: facts.mode, value: modes[status.mode] },
          { name: facts.since, value: f.moment(status.startedAt) },
          { name: facts.connections, value: f.number(status.connections) },
          { name: facts.requests, value: f.number(counts.requests) },
          { name: facts.messages, value: f.number(counts.messages) },
          { name: facts.held, value: f.number(counts.held) },
          { name: facts.refused, value: f.number(counts.refused) },
          { name: facts.watched, value: f.number(counts.watched) },
          { name: facts.waiting, value: f.number(status.heldMessages) },
          { name: facts.accounts, value: f.number(status.subjects.account) },
          {
            name: facts.logins,
            value: labels.guard.loginFigures(status.logins, f),
          },
          { name: facts.memory, value: f.bytes(status.memoryMiB * 1_048_576) },
          ...status.logs.map(({ source, behindBytes }) => ({
            name: facts.log,
            value: behindBytes > 0 ? `${source} (+${f.bytes(behindBytes)})` : source,
          })),
          ...status.hooks.map(({ name, asked }) => ({
            name: facts.asked,
            value: `${name}: ${Object.entries(asked)
              .map(([stage, count]) => `${stage} ${f.number(count)}`)
              .join(", ")}`,
          })),
        ],
        page.width,
      ),
      ...warningLines(status, language, page),
      ...heading(labels.guard.headings.limits),
      ...limitLines(status, language, page),
    ],
    page.colour,
  );
}

function warningLines(
  { warnings }: GuardStatus,
  { labels }: Language,
  { width }: GuardPage,
): readonly Line[] {
  if (warnings.length === 0) return [];
  return [
    ...heading(labels.guard.headings.warnings),
    ...warnings.flatMap(({ code, subject }) =>
      paragraph(labels.guard.warnings[code]({ subject }), width, { lead: "  - ", tone: "warn" }),
    ),
  ];
}

function limitLines(
  { limits }: GuardStatus,
  { labels, formats: f }: Language,
  { width }: GuardPage,
): readonly Line[] {
  const { columns, values } = labels.guard;
  return table(
    [
      { title: columns.limit, value: ({ name }) => name },
      { title: columns.per, value: ({ per }) => per },
      { title: columns.counts, value: ({ counts }) => counts },
      {
        title: columns.within,
        value: ({ windowSeconds }) =>
          windowSeconds === 0 ? values.message : durationText(windowSeconds * 1000),
      },
      { title: columns.max, right: true, value: ({ max }) => f.number(max) },
      { title: columns.answer, value: ({ answer }) => answer },
    ],
    limits,
    width,
    "  ",
  );
}
