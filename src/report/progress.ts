import type { Language } from "./language.ts";
import { cutToWidth } from "./text/wrap.ts";

export interface TrafficSoFar {
  readonly messages: number;
  readonly failedLogins: number;
  /** Recipients that receivers did not take. */
  readonly refusals: number;
}

/** How far the reading of evidence is. */
export interface ReadingProgress {
  readonly bytes: number;
  /** Null where the size is not known beforehand: pipes, compressed files. */
  readonly totalBytes: number | null;
  /** Null where nobody counts them. */
  readonly lines: number | null;
  /** Messages of interest so far; null where nobody knows yet. */
  readonly found: number | null;
  /** What a diagnosis has seen of the traffic so far. */
  readonly soFar?: TrafficSoFar;
}

export interface ProgressLine {
  update(progress: ReadingProgress): void;
  /** Clears the line. No update shows afterwards. */
  done(): void;
}

/** The stream that the line stands on: standard error. */
export interface ProgressStream {
  readonly isTTY: boolean;
  readonly columns: number;
  write(text: string): void;
}

const FIRST_AFTER_MS = 1_000;
const AGAIN_AFTER_MS = 200;
/** Back to the first column and erase to the end of the line (ECMA-48 EL). */
const CLEAR = "\r\u001b[K";

/**
 * Keeps one line on standard error up to date, from a second after the start. On anything but a terminal it is silent,
 * and so is a run that ends sooner.
 */
export function startProgress(
  stream: ProgressStream,
  language: Language,
  nowMs: () => number,
): ProgressLine {
  let dueMs = nowMs() + FIRST_AFTER_MS;
  let shown = false;
  let ended = !stream.isTTY;
  return {
    update(progress) {
      if (ended) return;
      const now = nowMs();
      if (now < dueMs) return;
      dueMs = now + AGAIN_AFTER_MS;
      shown = true;
      const text = language.labels.command.progress.reading(progress, language.formats);
      stream.write(CLEAR + cutToWidth(text, Math.max(10, stream.columns - 1)));
    },
    done() {
      if (shown && !ended) stream.write(CLEAR);
      ended = true;
    },
  };
}
