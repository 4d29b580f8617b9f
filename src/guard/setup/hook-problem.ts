/** What can be wrong with how the mail server asks the guard. A code is public: docs/guard.md. */
export const HOOK_PROBLEMS = [
  /** A stage at which the listener does not ask. */
  "hook-missing",
  /** The check stands behind a permit: whom that lets pass is never asked about. */
  "hook-behind-permit",
  /** Without the guard all mail is refused. */
  "hook-unsafe-default",
  /** A guard that hangs keeps every client waiting. */
  "hook-slow",
  /** Behind smtpd_proxy_filter nothing can be held: Postfix logs a warning and sends the mail. */
  "hook-proxy-filter",
  /** Mail that a content filter gives back is asked about again. */
  "hook-reinjection",
] as const;
export type HookProblemCode = (typeof HOOK_PROBLEMS)[number];

export interface HookProblem {
  readonly code: HookProblemCode;
  /** `submission (587)` */
  readonly listener: string;
  /** The setting, as in `smtpd_data_restrictions`. */
  readonly parameter: string;
  /** `main.cf:12`, or `default`. */
  readonly place: string;
  /** What mends it; undefined where only the administrator can decide. */
  readonly command: string | undefined;
}
