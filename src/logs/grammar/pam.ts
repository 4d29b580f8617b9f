import type { EventDraft } from "./event-draft.ts";
import { parseIp } from "./read-peer.ts";

const HEAD = /pam_\w{1,40}\(([\w:-]{1,60})\): authentication failure; /y;

/**
 * `pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=x rhost=192.0.2.1  user=x`.
 * `ruser` is the login that was tried and may spell `rhost=198.51.100.1`; the real one comes last. `uid` is Dovecot's own.
 */
export function readPam(text: string): EventDraft | undefined {
  HEAD.lastIndex = 0;
  if (HEAD.exec(text) === null) return undefined;
  const event: EventDraft = {
    kind: "auth-failure",
    reason: "authentication failure",
    attack: true,
  };
  const rhost = text.lastIndexOf(" rhost=");
  const ruser = text.indexOf(" ruser=");
  if (rhost < 0) return event;
  const ip = parseIp(/\S*/.exec(text.slice(rhost + " rhost=".length))?.[0] ?? "");
  if (ip !== undefined) event.clientIp = ip;
  if (ruser >= 0 && ruser < rhost) event.saslUsername = text.slice(ruser + " ruser=".length, rhost);
  return event;
}
