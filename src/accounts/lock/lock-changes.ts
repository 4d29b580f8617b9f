import {
  ACTIVE_COLUMNS,
  CLEAR_COLUMNS,
  INACTIVE_COLUMNS,
  PASSWORD_COLUMNS,
  SERVICE_COLUMNS,
} from "../account-columns.ts";
import { isLockedPassword, type StoredChange } from "./account-lock.ts";

/** Values for yes and no that stores write; the lock keeps to the pair that it finds. */
const PAIRS: readonly (readonly [string, string])[] = [
  ["1", "0"],
  ["true", "false"],
  ["t", "f"],
  ["y", "n"],
  ["Y", "N"],
  ["yes", "no"],
  ["active", "disabled"],
];

/**
 * What locks a row: columns in lower case, with their values. Empty when the row is locked already; undefined where it
 * has no column that could lock it.
 */
export function lockChanges(
  row: ReadonlyMap<string, string | null>,
  locked: string,
): readonly StoredChange[] | undefined {
  const passwords = [...PASSWORD_COLUMNS.slice(), ...CLEAR_COLUMNS].filter((name) => row.has(name));
  const [password] = passwords;
  const secrets = passwords
    // A second column that is empty is not used; filled, it would let somebody in.
    .filter((name) => name === password || (row.get(name) ?? "") !== "")
    .filter((name) => !isLockedPassword(row.get(name) ?? null))
    .map((name): StoredChange => ({
      name,
      from: row.get(name) ?? null,
      to: locked,
      isSecret: true,
    }));
  const smtp = SERVICE_COLUMNS.smtp;
  const flags = [
    ...ACTIVE_COLUMNS.map((name) => flagChange(row, name, false)),
    ...INACTIVE_COLUMNS.map((name) => flagChange(row, name, true)),
    ...smtp.map(({ column, shuts }) => flagChange(row, column, shuts)),
  ].filter((change) => change !== undefined);
  if (passwords.length === 0 && flags.length === 0) return undefined;
  return [...secrets, ...flags];
}

/** The column set to yes or no in its own words; undefined where it says so already, or says something else. */
function flagChange(
  row: ReadonlyMap<string, string | null>,
  name: string,
  wanted: boolean,
): StoredChange | undefined {
  const from = row.get(name);
  if (from === undefined || from === null) return undefined;
  const pair = PAIRS.find((one) => one.includes(from));
  const to = pair?.[wanted ? 0 : 1];
  return to === undefined || to === from ? undefined : { name, from, to, isSecret: false };
}
