import { applySettings, undoSettings } from "./change-settings.ts";
import type { ContainStep } from "./contain-step.ts";
import type { FileChange } from "./file-change.ts";
import { figures } from "./figures.ts";

export interface SettingsWork {
  readonly changes: readonly FileChange[];
}

/** How a step is carried out and taken back that changes nothing but settings. */
export const settingsChange: Pick<ContainStep<SettingsWork>, "apply" | "undo"> = {
  async apply({ changes }, { host, server }) {
    const status = await applySettings(host, server, changes);
    return { status, found: figures({ files: changes.length }) };
  },

  async undo({ changes }, { host, server }) {
    await undoSettings(host, server, changes);
    return { status: "done", found: figures({ files: changes.length }) };
  },
};
