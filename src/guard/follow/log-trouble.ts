import type { EventLog } from "../event-log.ts";
import type { LogTrouble } from "./followed-log.ts";

/** Tells the administrator what happens to the logs. */
export function logTrouble(events: EventLog): LogTrouble {
  return {
    unreadable: (source, reason) =>
      reason === undefined
        ? events.note("log-readable", source)
        : events.noteOnce("log-unreadable", source, { reason }),
    gap: (source, reason) => events.note("log-gap", source, { reason }),
  };
}
