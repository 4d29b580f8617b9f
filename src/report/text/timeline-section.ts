import type { TimelineEntry } from "../../core/diagnosis.ts";
import { bar } from "./bar.ts";
import { heading, INDENT, limited } from "./blocks.ts";
import type { Line } from "./line.ts";
import type { Page } from "./page.ts";
import { shortStamp } from "./stamp.ts";
import { cells, cutToWidth, pad } from "./wrap.ts";

const MAX_ENTRIES = 24;
const SHORT_MS = 2 * 3_600_000;

/** Entries whose count is recipients in one hour; only like is drawn beside like. */
function isVolume(entry: TimelineEntry): boolean {
  return entry.what === "burst" || entry.what === "peak";
}

/** Within an hour or so, minutes tell too little. */
function isShort(timeline: readonly TimelineEntry[]): boolean {
  const times = timeline.flatMap(({ at }) => (at === null ? [] : [Date.parse(at)]));
  return Math.max(...times) - Math.min(...times) < SHORT_MS;
}

/** What happened when, with a bar for the recipients of an hour. */
export function timelineSection(timeline: readonly TimelineEntry[], page: Page): readonly Line[] {
  if (timeline.length === 0) return [];
  const { labels, formats: f } = page;
  const withSeconds = isShort(timeline);
  const rows = timeline.map((entry) => ({
    at: shortStamp(entry.at, labels.values.unknownTime, withSeconds),
    what: labels.timeline[entry.what](entry.count, f),
    volume: isVolume(entry) ? entry.count : 0,
  }));
  const atWidth = Math.max(...rows.map((row) => cells(row.at)));
  const room = page.width - INDENT.length - atWidth - 2;
  const whatWidth = Math.min(room, Math.max(...rows.map((row) => cells(row.what))));
  const largest = Math.max(...rows.map((row) => row.volume));
  const barWidth = Math.min(30, room - whatWidth - 2);
  const showBars = rows.filter((row) => row.volume > 0).length > 1 && barWidth >= 8;
  return [
    ...heading(labels.headings.timeline),
    ...limited(
      rows,
      MAX_ENTRIES,
      (row): readonly Line[] => [
        [
          { text: `${INDENT}${pad(row.at, atWidth)}  `, tone: "dim" },
          { text: pad(cutToWidth(row.what, whatWidth), whatWidth) },
          { text: showBars ? `  ${bar(row.volume, largest, barWidth)}` : "", tone: "bad" },
        ],
      ],
      (count) => labels.remarks.moreInJson(count, f),
    ),
  ];
}
