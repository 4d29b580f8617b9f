import type { SettingsProblem } from "./settings-problem.ts";

/** Thrown where a command needs settings that are wrong; the face puts the problems into words. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  readonly file: string;
  /** At least one. */
  readonly problems: readonly SettingsProblem[];

  constructor(file: string, problems: readonly SettingsProblem[]) {
    super(`${file}: ${problems.length} problems in the settings`);
    this.file = file;
    this.problems = problems;
  }
}
