import type { EventDraft } from "./event-draft.ts";

const MAIL = /^mail\(\) on \[([^\]]{1,4096}):\d{1,9}\]: To: /;

/** PHP's `mail.log = syslog`: `mail() on [/home/shop/public_html/send.php:12]: To: a@example.net -- Headers: ...` (mail.c). */
export function parsePhpMail(body: string): EventDraft | undefined {
  const file = MAIL.exec(body)?.[1];
  if (file === undefined) return undefined;
  const slash = file.lastIndexOf("/");
  const event: EventDraft = { kind: "command-line", script: file };
  if (slash > 0) event.directory = file.slice(0, slash);
  return event;
}
