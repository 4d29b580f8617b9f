import { readFileSync } from "node:fs";

/** Where this machine is in its life: two readings of the same boot tell exactly how much time passed between them. */
export interface BootMoment {
  /** `""` where the system does not tell. */
  readonly bootId: string;
  /** Milliseconds since the boot, those asleep included. */
  readonly sinceBootMs: number;
}

/** Linux: proc(5), `/proc/uptime` and `/proc/sys/kernel/random/boot_id`. */
export function readBootMoment(): BootMoment {
  try {
    const bootId = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
    const uptime = Number(readFileSync("/proc/uptime", "latin1").split(" ")[0]);
    if (Number.isFinite(uptime)) return { bootId, sinceBootMs: uptime * 1000 };
  } catch {
    // Another system: the wall clock has to do.
  }
  return { bootId: "", sinceBootMs: 0 };
}
