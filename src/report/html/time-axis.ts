import type { Activity } from "../../core/activity.ts";
import { formatRfc3339 } from "../../core/rfc3339.ts";
import { shortStamp } from "../text/stamp.ts";
import { type Html, html } from "./html.ts";
import type { Sheet } from "./html-sheet.ts";

/** The time that the bars of a plot stand on. */
export interface TimeAxis {
  readonly steps: number;
  /** How many steps after the first a moment is. */
  stepOf(at: string): number;
  /** A stamp with as much of it as the steps need. */
  text(at: string): string;
  readonly ends: Html;
  /** What one bar stands for. */
  readonly remark: string;
}

export function timeAxis(
  { from, to, stepSeconds }: Activity,
  { formats, labels, page }: Sheet,
): TimeAxis {
  const fromMs = Date.parse(from);
  const stepMs = stepSeconds * 1000;
  const text = (at: string) => {
    const stamp = shortStamp(at, labels.values.unknownTime, stepSeconds < 60);
    return stepSeconds >= 86_400 ? stamp.slice(0, 10) : stamp;
  };
  const steps = Math.round((Date.parse(to) - fromMs) / stepMs);
  const middle = later(from, Math.round(steps / 2) * stepMs);
  return {
    steps,
    stepOf: (at) => Math.round((Date.parse(at) - fromMs) / stepMs),
    text,
    ends: html`<div class="axis" aria-hidden="true">
      <div>
        <span>${text(from)}</span><span class="middle">${text(middle)}</span
        ><span>${text(to)}</span>
      </div>
    </div>`,
    remark: page.plots.step({ step: formats.duration(stepSeconds) }),
  };
}

/** The moment so much later, in the same offset. */
function later(at: string, ms: number): string {
  const offset = /([+-])(\d\d):(\d\d)$/.exec(at);
  const minutes = Number(offset?.[2] ?? 0) * 60 + Number(offset?.[3] ?? 0);
  return formatRfc3339(Date.parse(at) + ms, offset?.[1] === "-" ? -minutes : minutes);
}
