import { SIGN_CODES, type LineSign, type Place, type SignCode } from "../core/explanation.ts";
import type { LogEvent } from "../core/log-event.ts";
import { classifyReply, type ReplyClass } from "../core/reply-class.ts";
import { happeningOf, isInside } from "./happening-of.ts";

/** Legitimate mail with so many recipients in one message is a newsletter. */
const MANY_RECIPIENTS = 40;
const PLACES_MAX = 20;

/** What the words of a receiver's refusal hint at. */
const BY_WORDS: Partial<Record<ReplyClass, SignCode>> = {
  blocked: "receivers-block",
  content: "receivers-call-spam",
  "sender-domain": "sender-domain-missing",
  "unknown-user": "dead-recipients",
};

/** What one line hints at by itself: less than the detectors prove, and all that an excerpt may have. */
export function signsOf(event: LogEvent): readonly SignCode[] {
  switch (happeningOf(event)) {
    case "accepted-empty-login":
      return ["login-empty"];
    case "accepted-login":
      return ["login-worked"];
    case "accepted-local":
      return ["local-submitter"];
    case "delivery-deferred":
    case "delivery-bounced":
    case "delivery-error":
      return refusalOf(event);
    case "notification-bounce":
      return ["bounce-made"];
    case "queued":
      return (event.recipientCount ?? 0) >= MANY_RECIPIENTS ? ["many-recipients"] : [];
    case "many-in-connection":
      return ["many-in-connection"];
    case "message-id":
      return event.messageId === "" ? ["no-message-id"] : [];
    case "auth-failure":
      return ["login-failed"];
    case "reject-relay":
      return ["relay-refused"];
    default:
      return [];
  }
}

/** Only what another house says counts: our own filter may call spam what comes in. */
function refusalOf({ statusText, reason, relayIp }: LogEvent): readonly SignCode[] {
  if (isInside(relayIp)) return [];
  const sign = BY_WORDS[classifyReply(statusText ?? reason ?? "")];
  return sign === undefined ? [] : [sign];
}

/** Counts signs, and remembers where they were. */
export class SignCounter {
  readonly #found = new Map<SignCode, { count: number; places: Place[] }>();

  add(event: LogEvent): void {
    for (const code of signsOf(event)) {
      const known = this.#found.get(code) ?? { count: 0, places: [] };
      this.#found.set(code, known);
      known.count += 1;
      if (known.places.length < PLACES_MAX)
        known.places.push({ source: event.source, line: event.line });
    }
  }

  /** What speaks loudest first. */
  signs(): readonly LineSign[] {
    return SIGN_CODES.flatMap((code) => {
      const found = this.#found.get(code);
      return found ? [{ code, ...found }] : [];
    });
  }
}
