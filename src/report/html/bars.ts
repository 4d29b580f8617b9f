import { type Html, html } from "./html.ts";

/** One bar: its parts from the bottom up, by the class that colours them. */
export interface Bar {
  /** Steps from the left edge. */
  readonly step: number;
  readonly parts: readonly { readonly look: string; readonly value: number }[];
  /** Shown where a pointer rests on it. */
  readonly hint: string;
}

const HEIGHT = 40;
/** What is more than nothing can be seen. */
const LEAST = 1.5;
/** Of a step; the rest parts the bars. */
const WIDTH = 0.84;

/**
 * Bars over time that fill whatever room they get. `label` says them to who cannot see them; `largest` is the height of
 * the picture.
 */
export function timeBars(
  bars: readonly Bar[],
  steps: number,
  largest: number,
  label: string,
): Html {
  return html`<svg
    viewBox="0 0 ${Math.max(1, steps)} ${HEIGHT}"
    preserveAspectRatio="none"
    role="img"
    aria-label="${label}"
  >
    ${bars.map((bar) => oneBar(bar, largest))}
  </svg>`;
}

function oneBar({ step, parts, hint }: Bar, largest: number): Html {
  let top = HEIGHT;
  const rects = parts
    .filter(({ value }) => value > 0)
    .map(({ look, value }) => {
      const height = Math.min(top, Math.max(LEAST, (value / Math.max(1, largest)) * (HEIGHT - 1)));
      top -= height;
      return html`<rect
        class="${look}"
        x="${step + (1 - WIDTH) / 2}"
        y="${top}"
        width="${WIDTH}"
        height="${height}"
      />`;
    });
  return html`<g><title>${hint}</title>${rects}</g>`;
}

/** One bar from left to right, of several parts. */
export function flatBar(
  parts: readonly { readonly look: string; readonly value: number }[],
  largest: number,
  label: string,
): Html {
  let left = 0;
  const rects = parts
    .filter(({ value }) => value > 0)
    .map(({ look, value }) => {
      const width = Math.max(0.5, (value / Math.max(1, largest)) * 100);
      const rect = html`<rect class="${look}" x="${left}" y="0" width="${width}" height="10" />`;
      left += width;
      return rect;
    });
  return html`<svg
    class="flat"
    viewBox="0 0 100 10"
    preserveAspectRatio="none"
    role="img"
    aria-label="${label}"
  >
    ${rects}
  </svg>`;
}

/** What the colours mean. */
export function legend(entries: readonly { readonly look: string; readonly name: string }[]): Html {
  return html`<ul class="legend">
    ${entries.map(
      ({ look, name }) =>
        html`<li>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <rect class="${look}" width="10" height="10" rx="2" /></svg
          >${name}
        </li>`,
    )}
  </ul>`;
}
