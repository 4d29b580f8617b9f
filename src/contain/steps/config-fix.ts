import { reloadCommand } from "../change-settings.ts";
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

  async plan({ host, server, holes }) {
    const [hole] = holes;
    if (hole === undefined) return undefined;
    const changes =
      server.mta === "postfix"
        ? await planPostfixFix(host, server, holes)
        : planEximFix(host, server, holes);
    if (changes.length === 0) return undefined;
    return {
      target: [...new Set(holes.map(({ subject }) => subject))].join(", "),
      commands: [reloadCommand(server)],
      files: diffsOf(changes),
      work: { changes },
    };
  },
};
