import type { FollowedState } from "../follow/log-follower.ts";
import type { Hook } from "../hook.ts";
import type { Limit } from "../limits/limit.ts";
import type { Mode } from "../policy-engine.ts";
import type { GuardStatus } from "./guard-status.ts";

/** So many questions of one stage, and none of another: the other one is not set up. */
const ENOUGH = 20;

/** What the questions of the mail server tell about how it was set up. */
export function guardWarnings(
  hooks: readonly Hook[],
  limits: readonly Limit[],
  mode: Mode,
  stateError: string | null,
  alertFailure: string,
  logs: readonly FollowedState[],
): GuardStatus["warnings"] {
  const warnings: { code: GuardStatus["warnings"][number]["code"]; subject: string }[] = [];
  if (hooks.every((hook) => hook.asked.size === 0))
    warnings.push({ code: "never-asked", subject: "" });
  for (const hook of hooks) {
    const recipients = hook.asked.get("RCPT") ?? 0;
    const messages = Math.max(hook.asked.get("DATA") ?? 0, hook.asked.get("END-OF-MESSAGE") ?? 0);
    if (recipients >= ENOUGH && messages === 0) {
      warnings.push({ code: "recipients-only", subject: hook.name });
    } else if (messages >= ENOUGH && !hook.asksAtEnd) {
      warnings.push({ code: "no-end-of-message", subject: hook.name });
    }
    const needsRecipients = limits.some(({ counts }) => counts === "new-recipients");
    if (needsRecipients && messages >= ENOUGH && recipients === 0) {
      warnings.push({ code: "no-recipients", subject: hook.name });
    }
  }
  if (mode === "observe" && limits.some(({ answer }) => answer !== "warn")) {
    warnings.push({ code: "observe-only", subject: "" });
  }
  if (alertFailure !== "") warnings.push({ code: "alerts-failed", subject: alertFailure });
  if (stateError !== null) warnings.push({ code: "state-unwritable", subject: stateError });
  for (const { source, problem } of logs) {
    if (problem === null) continue;
    warnings.push({ code: "log-unreadable", subject: `${source}: ${problem}` });
  }
  if (logs.length === 0) warnings.push({ code: "no-logs", subject: "" });
  return warnings;
}
