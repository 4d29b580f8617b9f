import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import { readUpTo } from "../evidence/piece.ts";
import type { ParsedSettings } from "../settings/parse-settings.ts";

/** What settings need of the machine. */
export interface SettingsWorld extends Pick<EvidenceWorld, "open"> {
  /** A variable of the environment. */
  variable(name: string): string | undefined;
}

export interface LoadedSettings {
  /** null = there is no file, so the defaults are in force. */
  readonly file: string | null;
  readonly parsed: ParsedSettings;
}

const BYTES_MAX = 1 << 20;

/**
 * Reads the settings: of `named`, else of `MAILWARDEN_CONFIG`, else the usual file, which need not be there. Throws an
 * `EvidenceProblem` for a file that was named and cannot be read.
 */
export async function loadSettings(
  named: string | undefined,
  world: SettingsWorld,
): Promise<LoadedSettings> {
  const [{ parseSettings }, { SETTINGS_FILE }] = await Promise.all([
    import("../settings/parse-settings.ts"),
    import("../settings/settings.ts"),
  ]);
  const wanted = named ?? world.variable("MAILWARDEN_CONFIG");
  const file = wanted ?? SETTINGS_FILE;
  try {
    return { file, parsed: parseSettings(await readTextFile(file, BYTES_MAX, world)) };
  } catch (error) {
    const isAbsent = error instanceof EvidenceProblem && error.code === "missing";
    if (!isAbsent || wanted !== undefined) throw error;
    return { file: null, parsed: parseSettings("") };
  }
}

/** The beginning of a small file as text. */
export async function readTextFile(
  path: string,
  bytesMax: number,
  world: Pick<EvidenceWorld, "open">,
): Promise<string> {
  const open = (offset: number) => world.open(path, offset);
  return (await readUpTo({ open }, 0, bytesMax)).toString("utf8");
}
