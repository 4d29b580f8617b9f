import { isIp, plainIp } from "../../core/ip-address.ts";
import type { LogEvent } from "../../core/log-event.ts";
import type { LoginAttempt } from "./login-attempt.ts";

/** The server's own trouble, or our own refusal: it says nothing about the password. */
const NO_JUDGEMENT = /temporar|internal|policy server|auth service reported|client cert/i;

/** The attempt to log in that a line tells of; undefined for other lines, and where the client is not named. */
export function attemptOfEvent(event: LogEvent): LoginAttempt | undefined {
  const client = plainIp(event.clientIp ?? "");
  if (!isIp(client)) return undefined;
  const attempt = { client, login: event.saslUsername ?? "", passwordHash: undefined };
  switch (event.kind) {
    case "auth-failure":
      return NO_JUDGEMENT.test(event.reason ?? "")
        ? undefined
        : { ...attempt, isSuccess: false, from: "log" };
    case "login":
    case "accepted":
      return attempt.login === "" ? undefined : { ...attempt, isSuccess: true, from: "log" };
    default:
      return undefined;
  }
}
