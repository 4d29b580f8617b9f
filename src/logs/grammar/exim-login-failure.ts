import type { EventDraft } from "./event-draft.ts";
import { putEximClient, readEximHost } from "./exim-host.ts";

const HEAD = /([\w.-]{1,64}) authenticator failed for /y;
const AFTER_HOST = /(?: (?:I=\[|U=|Ci=|X=|CV=|SNI=|P=|\()|: [45]\d\d|$)/y;
const REPLY =
  /(?: (?:I=\[[^\]]*\](?::\d+)?|U=\S*|Ci=\d+|X=\S+|CV=\S+|SNI=\S+|P=\S+)){0,7}: ([45]\d\d) /y;

/** `login authenticator failed for host (helo) [ip]:port I=[..]:25: 535 Incorrect authentication data (set_id=bob)`. */
export function readEximLoginFailure(rest: string): EventDraft | undefined {
  HEAD.lastIndex = 0;
  const found = HEAD.exec(rest);
  if (found === null) return undefined;
  const event: EventDraft = { kind: "auth-failure", authenticator: found[1] ?? "" };
  const host = readEximHost(rest, found[0].length, AFTER_HOST);
  if (host === undefined) return { ...event, kind: "trouble", reason: rest };
  putEximClient(event, host);
  REPLY.lastIndex = host.end;
  const reply = REPLY.exec(rest);
  const text = rest.slice(host.end + (reply?.[0].length ?? 0));
  putLogin(event, text);
  if (reply !== null) event.replyCode = Number(reply[1]);
  // 435: the look-up behind the login did not work, so nobody knows whether the password was right.
  if (reply?.[1]?.startsWith("5") === true) event.attack = true;
  else event.kind = "trouble";
  return event;
}

/** The login is the client's text and stands last: it runs to the last bracket. */
function putLogin(event: EventDraft, text: string): void {
  const at = text.indexOf("(set_id=");
  const reason = (at < 0 ? text : text.slice(0, at)).trim();
  if (reason !== "") event.reason = reason;
  if (at < 0) return;
  const close = text.lastIndexOf(")");
  event.saslUsername = text.slice(at + "(set_id=".length, close > at ? close : text.length);
}
