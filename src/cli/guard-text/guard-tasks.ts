/** What `mailwarden guard` can be told to do; without a word it runs. */
export const GUARD_TASKS = [
  "run",
  "status",
  "top",
  "limits",
  "limit",
  "held",
  "hold",
  "release",
  "bans",
  "unban",
  "undo",
  "events",
  "learn",
  "setup",
  "doctor",
] as const;
