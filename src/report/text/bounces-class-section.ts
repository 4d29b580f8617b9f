import type { BounceClass, ListedBounce } from "../../core/bounce-list.ts";
import type { Formats } from "../formats.ts";
import type { BouncesLabels } from "../labels/bounces-labels.ts";
import { factLines, heading, INDENT, paragraph } from "./blocks.ts";
import { type Line, line } from "./line.ts";
import { shortStamp } from "./stamp.ts";
import { table } from "./table.ts";
import { cells } from "./wrap.ts";

const ROWS_MAX = 10;
const REASONS_MAX = 5;

/** One class of bounces: what it rests on, why receivers refused, and its files below `root`. Nothing when it is empty. */
export function bouncesClassSection(
  name: BounceClass,
  bounces: readonly ListedBounce<string>[],
  root: string,
  labels: BouncesLabels,
  f: Formats,
  width: number,
): readonly Line[] {
  if (bounces.length === 0) return [];
  const { columns, classes, reasons, bases, facts } = labels;
  const byReason = counted(bounces.map((one) => one.recipients[0]?.reason ?? "other"));
  const left = bounces.length - ROWS_MAX;
  return [
    ...heading(labels.heading({ title: classes[name], count: bounces.length }, f)),
    ...counted(bounces.map((one) => one.basis)).flatMap(([basis, count]) =>
      paragraph(labels.basis({ count, sentence: bases[basis] }, f), width),
    ),
    ...factLines(
      [
        {
          name: facts.reasons,
          value: f.list(
            byReason
              .slice(0, REASONS_MAX)
              .map(([reason, count]) => labels.reason({ name: reasons[reason], count }, f)),
          ),
        },
      ],
      width,
    ),
    ...table(
      [
        { title: columns.file, value: (one) => fileOf(one, root) },
        { title: columns.recipient, value: (one) => recipientOf(one, labels, f), optional: true },
        {
          title: columns.reason,
          value: (one) =>
            one.kind === "bounce"
              ? reasons[one.recipients[0]?.reason ?? "other"]
              : labels.kinds[one.kind],
          optional: true,
        },
        {
          title: columns.queueId,
          value: (one) => one.original?.queueId ?? "",
          optional: true,
        },
        {
          title: columns.at,
          value: (one) => shortStamp(one.at, labels.unknownTime),
          optional: true,
        },
      ],
      bounces.slice(0, ROWS_MAX),
      Math.max(width, ...bounces.slice(0, ROWS_MAX).map((one) => cells(fileOf(one, root)) + 10)),
      INDENT,
    ),
    ...(left > 0 ? [line(INDENT + labels.moreBounces(left, f), "dim")] : []),
  ];
}

/** Below the mailbox that the page names. A path is there to be copied: it is never cut. In an mbox its offset follows. */
function fileOf({ file, offset }: ListedBounce<string>, root: string): string {
  const name = file.startsWith(root) ? file.slice(root.length) : file;
  return offset === null ? name : `${name}:${offset}`;
}

function recipientOf(
  { recipients }: ListedBounce<string>,
  labels: BouncesLabels,
  f: Formats,
): string {
  const first = recipients[0]?.address ?? "";
  return recipients.length > 1
    ? labels.recipients({ first, more: recipients.length - 1 }, f)
    : first;
}

/** Values with their counts, most frequent first. */
function counted<Value extends string>(values: readonly Value[]): [Value, number][] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
