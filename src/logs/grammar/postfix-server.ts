import type { EventDraft } from "./event-draft.ts";

const SERVER_LINES: readonly RegExp[] = [
  /^(?:starting|stopping|refreshing|aborting) the Postfix/,
  /^the Postfix mail system is/,
  /^daemon started|^reload(?:ing)? |^terminating on signal|^waiting for|^idle timeout/,
  /^Postfix is |^To disable backwards compatibility|^using backwards-compatible/,
  /^initializing the (?:client|server)-side|^SSL_(?:accept|connect):|^save session|^Host offered STARTTLS/,
  /^table \S{1,400} has changed -- restarting|^close database |^cache \S{1,400} full cleanup|^rebuild/,
  /^\/\S{1,400} (?:daemon|is)|^set-permissions|^name_mask|^master_exit_status/,
];

/** Start, stop, reload, and what daemons say of themselves in passing. */
export function parsePostfixServer(body: string): EventDraft | undefined {
  return SERVER_LINES.some((form) => form.test(body))
    ? { kind: "server", reason: body }
    : undefined;
}
