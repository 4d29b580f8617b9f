import type { EvidenceSource } from "../core/diagnosis.ts";
import { formatRfc3339 } from "../core/rfc3339.ts";
import type { OpenedEvidence } from "../evidence/open-evidence.ts";
import type { TrafficReading } from "./read-traffic.ts";

/** A step back of the clock shorter than this is two daemons out of step. */
const CLOCK_BACK_MS = 120_000;
const SHAPES_SHOWN = 5;

/** What was read, how much of it was understood, and what was assumed. */
export function describeEvidence(
  opened: OpenedEvidence,
  reading: TrafficReading,
): EvidenceSource[] {
  const logs = reading.sources.map(
    ({ reading: source, understood, skipped }, index): EvidenceSource => {
      const stamp = (ms: number) =>
        Number.isFinite(ms) ? formatRfc3339(ms, source.offsetMinutes) : null;
      const notes = [...source.source.notes];
      if (source.copies > 0) notes.push(`lines-met-twice ${source.copies}`);
      if (source.outside > 0) notes.push(`outside-period ${source.outside}`);
      if (source.cutLines > 0) notes.push(`cut-lines ${source.cutLines}`);
      if (source.cutAtBytes > 0) notes.push(`lines-cut-at ${source.cutAtBytes}`);
      if (source.turnsOfYear > 0) notes.push("year-turned");
      if (source.backMs >= CLOCK_BACK_MS)
        notes.push(`clock-back ${Math.round(source.backMs / 1000)}`);
      if (reading.traffic.totals.evicted > 0 && index === 0)
        notes.push(`closed-early ${reading.traffic.totals.evicted}`);
      for (const shape of reading.unknown
        .filter((one) => one.source === index)
        .slice(0, SHAPES_SHOWN)) {
        notes.push(`not-understood ${shape.count} ${shape.program}: ${shape.shape}`);
      }
      return {
        name: source.source.name,
        kind: source.source.kind,
        lines: source.lines,
        understood,
        skipped,
        from: stamp(source.firstMs),
        to: stamp(source.lastMs),
        notes,
      };
    },
  );
  const others = opened.other.map(({ name, kind, reason }): EvidenceSource => ({
    name,
    kind,
    lines: 0,
    understood: 0,
    skipped: 0,
    from: null,
    to: null,
    notes: [reason],
  }));
  return [...logs, ...others];
}
