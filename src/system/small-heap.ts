import { setFlagsFromString } from "node:v8";

/**
 * Keeps V8 from trading memory for speed: a daemon beside a mail server answers for months, and its garbage is small
 * and dies young. Without this, 100,000 accounts at full load take 180 MiB instead of 110. To be called before the
 * heap has grown.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=20");
}
