import type { EventDraft } from "./event-draft.ts";

const SERVER_LINES =
  /^(?:starting the Postfix|stopping the Postfix|refreshing the Postfix|the Postfix mail system is|mail system (?:startup|is)|daemon started|reload(?:ing)? |terminating on signal|Postfix is |initializing|stopping |rebuild|\/\S+ (?:daemon|is)|postfix-script|using backwards-compatible|set-permissions|name_mask|master_exit_status)/;

const REJECTED_START = /^(?:reload -- version|waiting for|aborting the Postfix|To disable backwards compatibility)/;

/** postfix/master, postfix-script and the tools around them: start, stop, reload. */
export function parsePostfixServer(body: string): EventDraft | undefined {
  return SERVER_LINES.test(body) || REJECTED_START.test(body) ? { kind: "server", reason: body } : undefined;
}
