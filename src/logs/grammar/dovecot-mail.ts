import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";
import { readAddress } from "./read-address.ts";

/** imap, pop3, managesieve, submission sessions; lmtp, lda and sieve deliveries. `owner` is the user or a pid. */
export function readDovecotMail(
  service: string,
  owner: string,
  text: string,
): EventDraft | undefined {
  const user = userOf(owner);
  const event = readDelivery(text, user) ?? readLmtp(text) ?? readSession(service, text);
  if (event !== undefined && user !== undefined && event.kind === "logout")
    event.saslUsername = user;
  return event;
}

/** `bob@example.com`; a bare number is the pid, `22, bob@example.com` the form of Dovecot 2.2's lmtp. */
function userOf(owner: string): string | undefined {
  const user = owner.replace(/^\d{1,10}(?:, |$)/, "");
  return user === "" ? undefined : user;
}

const ACTION =
  /: (saved mail to|stored mail into mailbox|forwarded to|discarded|marked message to be discarded|rejected|save failed to|sent vacation response to|discarded duplicate|duplicate)/g;

/**
 * `sieve: msgid=<x>: stored mail into mailbox 'INBOX'`. The Message-ID is the sender's and may spell any of the actions,
 * so the last one counts (mail-deliver.c, sieve-actions.c).
 */
function readDelivery(text: string, user: string | undefined): EventDraft | undefined {
  const at = /^(?:[^:\s]{1,60}: )?(?:sieve: )?(?:[\w.-]{1,60}: )?msgid=/.exec(text)?.[0].length;
  if (at === undefined) return undefined;
  let action: RegExpExecArray | undefined;
  ACTION.lastIndex = at;
  for (let found = ACTION.exec(text); found !== null; found = ACTION.exec(text)) action = found;
  const event: EventDraft = {
    kind: "stored",
    messageId: text
      .slice(at, action?.index ?? text.length)
      .trim()
      .replace(/^<(.*)>$/, "$1"),
  };
  if (user !== undefined) event.to = user;
  const words = action?.[1] ?? "";
  const argument = text.slice((action?.index ?? text.length) + (action?.[0].length ?? 0)).trim();
  if (words !== "") event.action = words;
  if (words === "forwarded to") {
    event.kind = "forwarded";
    if (user !== undefined) event.origTo = user;
    const target = readAddress(argument, 0);
    if (target !== undefined) event.to = target.address;
  } else if (words.includes("discard") || words.includes("duplicate")) event.kind = "discarded";
  else if (words === "rejected") event.kind = "reject";
  else if (words === "save failed to") event.kind = "trouble";
  else if (words.startsWith("sent vacation")) event.kind = "notification";
  if (words !== "forwarded to" && argument !== "") event.reason = maskSecrets(argument);
  return event;
}

function readLmtp(text: string): EventDraft | undefined {
  if (text.startsWith("Connect from ")) return { kind: "connect", reason: text };
  if (text.startsWith("Disconnect from ")) return { kind: "disconnect", reason: text };
  return undefined;
}

const ENDED =
  /^(?:Disconnected|Logged out|Connection closed|Disconnected for inactivity|Server shutting down|Aborted|Timeout)/;

function readSession(service: string, text: string): EventDraft | undefined {
  if (service === "lmtp" || !ENDED.test(text)) return undefined;
  return { kind: "logout", reason: text };
}
