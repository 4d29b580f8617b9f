import { formatRfc3339 } from "../core/rfc3339.ts";
import type { Scene } from "./scene.ts";

/** RFC 3339 by the log's own clock, or null for a time that the log does not tell. */
export function stamp(scene: Scene, ms: number): string | null {
  return Number.isFinite(ms) && ms !== 0 ? formatRfc3339(ms, scene.traffic.offsetMinutes) : null;
}
