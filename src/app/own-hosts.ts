import { SettingsError } from "../settings/settings-error.ts";
import { loadSettings, type SettingsWorld } from "./load-settings.ts";

/** Servers that the settings call one's own. Throws a `SettingsError` for settings that are wrong. */
export async function ownHosts(world: SettingsWorld): Promise<ReadonlySet<string>> {
  const { file, parsed } = await loadSettings(undefined, world);
  if (parsed.kind === "problems") throw new SettingsError(file ?? "", parsed.problems);
  return new Set(parsed.settings.probe.hosts.map((host) => host.toLowerCase()));
}
