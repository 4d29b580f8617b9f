import { EvidenceProblem } from "../core/evidence-problem.ts";
import { SETTINGS_FILE } from "../settings/settings.ts";
import { SettingsError } from "../settings/settings-error.ts";
import type { SettingsProblem } from "../settings/settings-problem.ts";
import { loadSettings, type SettingsWorld } from "./load-settings.ts";
import { settingsDatabases } from "./settings-databases.ts";

/** What `config check` found. */
export interface CheckedSettings {
  readonly file: string;
  /** False where there is none and nobody named one: the defaults are in force. */
  readonly exists: boolean;
  readonly problems: readonly SettingsProblem[];
  readonly unreadable: EvidenceProblem | null;
}

/** Whether the settings are right, and whether their passwords can be read. No server is asked. */
export async function checkSettings(
  named: string | undefined,
  world: SettingsWorld,
): Promise<CheckedSettings> {
  const file = named ?? world.variable("MAILWARDEN_CONFIG") ?? SETTINGS_FILE;
  const checked = { file, exists: true, problems: [], unreadable: null };
  try {
    const loaded = await loadSettings(named, world);
    await settingsDatabases(loaded, world);
    return { ...checked, exists: loaded.file !== null };
  } catch (error) {
    if (error instanceof SettingsError) return { ...checked, problems: error.problems };
    if (error instanceof EvidenceProblem) return { ...checked, unreadable: error };
    throw error;
  }
}
