import { reloadCommand } from "../change-settings.ts";
import { culpritName } from "../abuse-in-queue.ts";
import type { ContainStep } from "../contain-step.ts";
import { planConfigFix as planEximFix } from "../exim/plan-config-fix.ts";
import { diffsOf } from "../file-change.ts";
import { planConfigFix as planPostfixFix } from "../postfix/plan-config-fix.ts";
import { type SettingsWork, settingsChange } from "../settings-change.ts";

/** Closes the hole in the settings. Taking it back opens it again. */
export const configFix: ContainStep<SettingsWork> = {
  ...settingsChange,
  step: "config-fix",
  reversible: true,
  reopens: true,

  async plan(facts) {
    const { host, server, holes } = facts;
    const changes =
      server.mta === "postfix"
        ? await planPostfixFix(host, server, facts)
        : planEximFix(host, server, facts);
    const target =
      [...new Set(holes.map(({ subject }) => subject))].join(", ") || culpritName(facts);
    if (changes.length === 0)
      return holes.length === 0 ? undefined : { leftOut: [{ reason: "no-fix", target }] };
    return {
      target,
      commands: [reloadCommand(server)],
      files: diffsOf(changes),
      work: { changes },
    };
  },
};
