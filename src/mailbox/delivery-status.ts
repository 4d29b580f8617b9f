import { classifyReply } from "../core/reply-class.ts";
import type { ReturnedRecipient } from "../core/bounce-list.ts";
import { decodeWords } from "./decode-words.ts";
import { bareAddress } from "./original-message.ts";
import { parseDate } from "./parse-received.ts";
import { fieldOf, type Header, readHeader } from "./read-header.ts";

/** What a `message/delivery-status` part says (RFC 3464). */
export interface DeliveryStatus {
  readonly reporter: string | null;
  readonly queueId: string | null;
  readonly sender: string | null;
  readonly arrivedAtMs: number | null;
  readonly recipients: readonly ReturnedRecipient[];
  readonly recipientsLeftOut: boolean;
}

export const RECIPIENTS_MAX = 100;
/** Empty groups and lines that are no fields count, too: a part can hold a hundred thousand of them. */
const GROUPS_MAX = 1000;
const ACTIONS = ["failed", "delayed", "delivered", "relayed", "expanded"] as const;

/** Reads the groups of fields: first about the message, then one for each recipient. */
export function readDeliveryStatus(text: string): DeliveryStatus {
  const about: Header[] = [];
  const recipients: ReturnedRecipient[] = [];
  let left = false;
  let at = 0;
  for (let groups = 0; at < text.length && !left; groups += 1) {
    if (groups > GROUPS_MAX) left = true;
    const group = readHeader(text, at);
    // A line that is no field: pass over it, or we stand still.
    at = group.bodyStart > at ? group.bodyStart : lineEnd(text, at);
    if (group.fields.length === 0) continue;
    const recipient = readRecipient(group);
    if (recipient === undefined) {
      if (about.length < 3) about.push(group);
    } else if (recipients.length < RECIPIENTS_MAX) recipients.push(recipient);
    else left = true;
  }
  const said = (name: string) =>
    about.map((group) => fieldOf(group, name)).find((v) => v !== "") ?? "";
  const date = said("arrival-date");
  return {
    reporter: hostOf(said("reporting-mta")),
    queueId: /^[\w-]{5,40}$/.exec(said("x-postfix-queue-id"))?.[0] ?? null,
    sender: said("x-postfix-sender") === "" ? null : addressOf(said("x-postfix-sender")),
    arrivedAtMs: date === "" ? null : parseDate(date),
    recipients,
    recipientsLeftOut: left,
  };
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline + 1;
}

function readRecipient(group: Header): ReturnedRecipient | undefined {
  const final = fieldOf(group, "final-recipient");
  const original = fieldOf(group, "original-recipient");
  if (final === "" && original === "") return undefined;
  const said = fieldOf(group, "action").toLowerCase();
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fieldOf(group, "status"))?.[0] ?? null;
  const text = decodeWords(
    fieldOf(group, "diagnostic-code").replace(/^[\w-]{1,30} {0,5}; {0,5}/, ""),
  );
  return {
    // What our user wrote, where an alias at the receiver changed it.
    address: addressOf(original === "" ? final : original),
    action: ACTIONS.find((action) => said.startsWith(action)) ?? "failed",
    status,
    reason: reasonOf(text, status),
    text,
    remote: hostOf(fieldOf(group, "remote-mta")),
  };
}

/** The class of the receiver's words; of the bare status where there are none, or none that are understood. */
export function reasonOf(text: string, status: string | null): ReturnedRecipient["reason"] {
  const byWords = text === "" ? "other" : classifyReply(text);
  if (byWords !== "other" || status === null) return byWords;
  return classifyReply(status);
}

/** `rfc822; a@b` as `a@b`. */
function addressOf(value: string): string {
  return bareAddress(value.replace(/^[\w-]{1,30} {0,5}; {0,5}/, ""));
}

/** `dns; mx.example.net` as `mx.example.net`, lower case. */
function hostOf(value: string): string | null {
  const host =
    value
      .replace(/^[\w-]{1,30} {0,5}; {0,5}/, "")
      .trim()
      .split(/[\s(]/, 1)[0] ?? "";
  return host === "" ? null : host.slice(0, 255).replace(/\.$/, "").toLowerCase();
}
