import { applySettings, reloadCommand, undoSettings } from "../change-settings.ts";
import type { ContainStep } from "../contain-step.ts";
import { planConfigFix as planEximFix } from "../exim/plan-config-fix.ts";
import { diffsOf, type FileChange } from "../file-change.ts";
import { figures } from "../figures.ts";
import { planConfigFix as planPostfixFix } from "../postfix/plan-config-fix.ts";

export interface ConfigFixWork {
  readonly changes: readonly FileChange[];
}

/** Closes the hole in the settings. Taking it back opens it again. */
export const configFix: ContainStep<ConfigFixWork> = {
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

  async apply({ changes }, { host, server }) {
    const status = await applySettings(host, server, changes);
    return { status, found: figures({ files: changes.length }) };
  },

  async undo({ changes }, { host, server }) {
    await undoSettings(host, server, changes);
    return { status: "done", found: figures({ files: changes.length }) };
  },
};
