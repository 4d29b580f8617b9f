import type { SettingKey } from "../../core/setting-key.ts";
import type { Formats } from "../formats.ts";

/** Types of values as a settings file has them. */
export type SettingTypeName = "text" | "number" | "switch" | "list" | "section";

/** Values of a sentence about a wrong setting; `wanted` is what would be right, in words. */
export interface WrongSetting {
  readonly key: string;
  readonly wanted: string;
}

/** What `config` says, and every command that cannot run for its settings. */
export interface SettingsLabels {
  /** What each key is for, as a remark in the file. */
  readonly keys: Record<SettingKey, string>;
  readonly types: Record<SettingTypeName, string>;
  /** What is wrong and what to do, by the codes of `settings/settings-problem.ts`; the place stands before it. */
  readonly problems: Record<
    | "syntax"
    | "unknown-key"
    | "missing-key"
    | "wrong-type"
    | "bad-value"
    | "one-of"
    | "secret-in-file"
    | "secret-missing",
    (values: WrongSetting) => string
  >;
  /** A list in which one is to be chosen. */
  choice(values: { readonly choices: readonly string[] }): string;
  readonly check: {
    right(values: { file: string }): string;
    /** There is no file, so the defaults are in force. */
    noFile(values: { file: string }): string;
    wrong(values: { file: string; problems: number }, f: Formats): string;
  };
}
