import type { Happening } from "../core/happening.ts";
import { scopeOf } from "../core/ip-address.ts";
import type { LogEvent } from "../core/log-event.ts";
import { classifyReply, type ReplyClass } from "../core/reply-class.ts";

type WhatHappened = Omit<LogEvent, "source" | "line" | "at">;

/** What a line tells, so that its sentences fit what it says about guilt. */
export function happeningOf(event: WhatHappened): Happening {
  switch (event.kind) {
    case "accepted":
      return entryOf(event);
    case "queued":
      return event.from === "" ? "queued-bounce" : "queued";
    case "delivery":
      return deliveryOf(event);
    case "notification":
      return event.action?.includes("non-delivery") === true
        ? "notification-bounce"
        : "notification-other";
    case "disconnect":
      return event.attack === true ? "disconnect-attack" : "disconnect";
    case "reject":
      return REFUSALS[classifyReply(event.reason ?? "")] ?? "reject-other";
    case "queue-run":
      return /\bmore than \d+ messages received\b/.test(event.reason ?? "")
        ? "many-in-connection"
        : "queue-run";
    default:
      return event.kind;
  }
}

const REFUSALS: Partial<Record<ReplyClass, Happening>> = {
  "relay-denied": "reject-relay",
  "unknown-user": "reject-user",
  blocked: "reject-blocked",
};

function entryOf(event: WhatHappened): Happening {
  const { saslUsername, saslMethod, authenticator, clientIp, uid, user, script, origQueueId } =
    event;
  if (event.from === "" && origQueueId !== undefined && clientIp === undefined)
    return "accepted-bounce";
  if (saslUsername !== undefined && saslUsername !== "") return "accepted-login";
  if (saslUsername === "") return "accepted-empty-login";
  // Exim without server_set_id, and names that whoever pasted the line took out.
  if (saslMethod !== undefined || authenticator !== undefined) return "accepted-unnamed-login";
  // Exim names the user for the loopback interface, too, where it asked by ident.
  if (clientIp === undefined && (uid !== undefined || user !== undefined || script !== undefined))
    return "accepted-local";
  return isInside(clientIp) ? "accepted-inside" : "accepted-network";
}

function deliveryOf({ status, relayIp, nextQueueId }: WhatHappened): Happening {
  if (status === "sent") {
    return nextQueueId !== undefined && isInside(relayIp) ? "delivery-inside" : "delivery-sent";
  }
  if (status === "deferred") return "delivery-deferred";
  return status === "bounced" ? "delivery-bounced" : "delivery-other";
}

/** True for an address of this host or of a private network. */
export function isInside(ip: string | undefined): boolean {
  const scope = ip === undefined ? undefined : scopeOf(ip);
  return scope !== undefined && scope !== "public";
}
