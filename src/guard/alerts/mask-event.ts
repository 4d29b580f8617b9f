import { isIp, networkOf } from "../../core/ip-address.ts";
import type { Say } from "../../core/say.ts";
import type { GuardEvent } from "../guard-event.ts";

/** The event for those outside: `b***@example.com` and the client's network say enough to look it up here. */
export function maskEvent(event: GuardEvent): GuardEvent {
  return {
    ...event,
    subject: maskText(event.subject),
    data: Object.fromEntries(
      Object.entries(event.data).map(([name, value]) => [
        name,
        typeof value === "string" ? maskText(value) : value,
      ]),
    ),
    ...(event.says !== undefined && { says: maskSay(event.says) }),
  };
}

function maskSay(says: Say): Say {
  const values: readonly (readonly [string, unknown])[] = Object.entries(says.values);
  const masked = values.map(([name, value]) => [
    name,
    typeof value === "string" ? maskText(value) : value,
  ]);
  return { ...says, values: Object.fromEntries(masked) as never };
}

function maskText(text: string): string {
  if (isIp(text)) return networkOf(text);
  return text.replace(
    /([^\s@<>]{1,64})@([^\s@<>]{1,255})/g,
    (_address, local: string, domain: string) => `${Array.from(local)[0] ?? ""}***@${domain}`,
  );
}
