import type { HostProcess } from "../core/host-world.ts";

/** True for a process of Exim, under any of the names that it is installed by. */
export function isExim({ program }: HostProcess): boolean {
  return /^exim[45]?$/.test(program);
}
