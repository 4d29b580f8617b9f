import * as z from "zod";
import { ACCOUNTS_FIELDS, ACCOUNTS_SECTION } from "./accounts-section.ts";
import { PROBE_FIELDS, PROBE_SECTION } from "./probe-section.ts";
import { GUARD_FIELDS, GUARD_SECTION } from "./guard-section.ts";
import type { SettingField } from "./setting-field.ts";

/** Where the settings stand when nobody says otherwise (`--config`, `MAILWARDEN_CONFIG`). */
export const SETTINGS_FILE = "/etc/mailwarden/mailwarden.yaml";

/** All settings: one section, one file. Every key has a default. */
export const SETTINGS = z.strictObject({
  accounts: ACCOUNTS_SECTION.prefault({}),
  probe: PROBE_SECTION.prefault({}),
  guard: GUARD_SECTION.prefault({}),
});
export type Settings = z.infer<typeof SETTINGS>;

/** All keys, in the order of `config describe`. */
export const SETTING_FIELDS: readonly SettingField[] = [
  ...ACCOUNTS_FIELDS,
  ...PROBE_FIELDS,
  ...GUARD_FIELDS,
];
