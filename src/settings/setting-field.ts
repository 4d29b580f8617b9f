import type { SettingKey } from "../core/setting-key.ts";

/**
 * A key of the settings as `config describe` shows it: with its default, or, where it has none, an example. A section
 * has neither: its keys follow.
 */
export interface SettingField {
  /** Keys with a dot between them; `[]` = of each entry of a list. */
  readonly key: SettingKey;
  readonly default?:
    string | number | boolean | readonly string[] | Readonly<Record<string, unknown>>;
  readonly example?: string | number | boolean | readonly string[];
}
