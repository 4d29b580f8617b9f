/** What can be wrong with a settings file. A code is public: faces translate it. */
export const SETTINGS_PROBLEMS = [
  /** The text is no YAML. */
  "syntax",
  "unknown-key",
  "missing-key",
  "wrong-type",
  "bad-value",
  /** Two keys that exclude each other. */
  "one-of",
  /** A password stands in the file itself. */
  "secret-in-file",
  /** The file or the variable with a password cannot be read. */
  "secret-missing",
] as const;
export type SettingsProblemCode = (typeof SETTINGS_PROBLEMS)[number];

/** Types as a settings file has them. */
export type SettingType = "text" | "number" | "switch" | "list" | "section";

export interface SettingsProblem {
  readonly code: SettingsProblemCode;
  /** `accounts.databases[0].port`; `""` = the whole file. */
  readonly key: string;
  /** 1 = first; 0 = it has no place. */
  readonly line: number;
  readonly column: number;
  /** What would be right: keys, values, or one `SettingType`. */
  readonly wanted: readonly string[];
}
