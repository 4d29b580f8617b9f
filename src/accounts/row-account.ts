import { isRedacted } from "../core/mail-address.ts";
import type { Account, AccountServices, AccountStore } from "./account.ts";
import {
  ACTIVE_COLUMNS,
  ADMINISTRATOR_COLUMNS,
  ADMINISTRATOR_TABLES,
  CHANGED_COLUMNS,
  CLEAR_COLUMNS,
  CREATED_COLUMNS,
  DOMAIN_COLUMNS,
  EXPIRES_COLUMNS,
  INACTIVE_COLUMNS,
  LAST_LOGIN_COLUMNS,
  LOGIN_COLUMNS,
  PASSWORD_COLUMNS,
  SERVICE_COLUMNS,
  type ServiceColumn,
} from "./account-columns.ts";
import type { StoredRow } from "./rows/stored-row.ts";
import { hideClearText, hidePassword, type StoredPassword } from "./stored-password.ts";
import { shadowDay, storedTime } from "./stored-time.ts";

/** An account and, hidden, what it is kept with. */
export interface AccountRecord {
  readonly account: Account;
  /** The password's column; undefined where the row does not show it. */
  readonly password: StoredPassword | undefined;
  /** A column beside it that holds the password itself. */
  readonly clearCopy: StoredPassword | undefined;
  /** Whether all accounts of its table are in the evidence. */
  readonly whole: boolean;
  /** Names of all pieces of evidence that have it. */
  readonly sources: readonly string[];
}

type Values = StoredRow["values"];

/** The account in a row of an account table; undefined where the row names nobody. `isClearColumn` says that the password's column holds no hashes. */
export function rowAccount(row: StoredRow, isClearColumn: boolean): AccountRecord | undefined {
  const { values } = row;
  const login = loginOf(row);
  if (login === undefined) return undefined;
  const stored = passwordOf(row);
  const password = stored === null ? undefined : hide(stored, isClearColumn);
  const copied = first(values, CLEAR_COLUMNS) ?? "";
  const clearCopy = copied === "" ? undefined : hideClearText(copied);
  const account: Account = {
    login,
    exists: true,
    active: activeOf(row, password),
    services: servicesOf(values),
    createdAt: timeOf(values, CREATED_COLUMNS),
    changedAt: timeOf(values, CHANGED_COLUMNS),
    expiresAt: timeOf(values, EXPIRES_COLUMNS),
    lastLoginAt: timeOf(values, LAST_LOGIN_COLUMNS),
    password: { scheme: password?.scheme ?? null, clearTextCopy: clearCopy !== undefined },
    aliases: aliasesOf(values, login),
    isAdministrator: isAdministrator(row),
    store: storeOf(row),
    source: { name: row.source, line: row.line, table: row.table },
    shown: shownOf(row, login, stored),
  };
  return { account, password, clearCopy, whole: row.whole, sources: [row.source] };
}

/** The password's column of a row as stored; null where there is none. For looking at a whole column, never for keeping. */
export function passwordOf({ values }: StoredRow): string | null {
  const column = PASSWORD_COLUMNS.find((name) => values.has(name));
  // Of several values of `userPassword` any one lets in.
  return column === undefined ? null : ((values.get(column) ?? "").split("\n", 1)[0] ?? "");
}

function hide(stored: string, isClearColumn: boolean): StoredPassword {
  const password = hidePassword(stored);
  return isClearColumn && password.isMaybeClearText ? hideClearText(stored) : password;
}

function first(values: Values, columns: readonly string[]): string | undefined {
  const column = columns.find((name) => (values.get(name) ?? "") !== "");
  return column === undefined ? undefined : (values.get(column) ?? undefined);
}

function loginOf(row: StoredRow): string | undefined {
  const { form, values } = row;
  const columns =
    form === "ldif" || form === "directory" ? ["mail", "uid", "samaccountname"] : LOGIN_COLUMNS;
  const login = first(values, columns)?.split("\n", 1)[0]?.trim();
  if (login === undefined || login.length > 320 || /[\s\p{Cc}]/u.test(login)) return undefined;
  // A masked name equals no other, so it names nobody.
  if (isRedacted(login)) return undefined;
  const domain = first(values, DOMAIN_COLUMNS)?.trim();
  const isName = domain !== undefined && /^[\w-]+(?:\.[\w-]+)+$/.test(domain);
  return login.includes("@") || !isName ? login : `${login}@${domain}`;
}

function timeOf(values: Values, columns: readonly string[]): string | null {
  for (const column of columns) {
    const value = values.get(column);
    const time = column.startsWith("shadow") ? shadowDay(value) : storedTime(value);
    if (time !== null) return time;
  }
  return null;
}

/** `1`, `y`, `t`, `true`, `active`, `0`, `n`, `disabled`: what the stores write for yes and no. */
function flag(value: string | null | undefined): boolean | null {
  const text = value?.trim().toLowerCase() ?? "";
  if (/^(?:[1-9]\d*|y|yes|t|true|on|active|enabled|\\x01|\x01|b'1')$/.test(text)) return true;
  return /^(?:0|n|no|f|false|off|inactive|disabled|suspended|locked|deleted|noaccess|\\x00|\0|b'0')$/.test(
    text,
  )
    ? false
    : null;
}

function activeOf(row: StoredRow, password: StoredPassword | undefined): boolean | null {
  const { values } = row;
  for (const column of ACTIVE_COLUMNS) {
    const active = flag(values.get(column));
    if (active !== null) return active;
  }
  for (const column of INACTIVE_COLUMNS) {
    const inactive = flag(values.get(column));
    if (inactive !== null) return !inactive;
  }
  const control = values.get("useraccountcontrol");
  // ADS_UF_ACCOUNTDISABLE
  if (control !== undefined && /^\d+$/.test(control ?? "")) return (Number(control) & 2) === 0;
  if (/(?:^|\s)nologin(?:=y)?(?:\s|$)/.test(values.get("extra") ?? "")) return false;
  return password?.scheme === "locked" ? false : null;
}

function servicesOf(values: Values): AccountServices {
  const enabled = values.get("enabledservice")?.toLowerCase().split("\n");
  const service = (name: keyof AccountServices) =>
    enabled?.includes(name) ?? serviceOf(values, SERVICE_COLUMNS[name]);
  return {
    smtp: service("smtp"),
    imap: service("imap"),
    pop3: service("pop3"),
    webmail: service("webmail"),
  };
}

/** Open where one column opens it (plain or secured); else the first column that shuts it decides. */
function serviceOf(values: Values, columns: readonly ServiceColumn[]): boolean | null {
  const opened = columns
    .filter(({ shuts }) => !shuts)
    .map(({ column }) => flag(values.get(column)));
  const known = opened.filter((one) => one !== null);
  if (known.length > 0) return known.includes(true);
  const shut = columns
    .filter(({ shuts }) => shuts)
    .map(({ column }) => flag(values.get(column)))
    .find((one) => one !== null);
  return shut === undefined ? null : !shut;
}

/** Further addresses of an LDAP entry (qmail-ldap, iRedMail, sendmail schema). */
function aliasesOf(values: Values, login: string): readonly string[] {
  const names = ["mailalternateaddress", "shadowaddress", "maillocaladdress", "mail"];
  const all = names.flatMap((name) => values.get(name)?.split("\n") ?? []);
  const own = all.map((one) => one.trim()).filter((one) => one.includes("@") && one !== login);
  return [...new Set(own)].sort();
}

function isAdministrator({ table, values, form }: StoredRow): boolean {
  if (form === "passwd" || form === "shadow") return values.get("uidnumber") === "0";
  if (ADMINISTRATOR_TABLES.has(table)) return true;
  if (/\bmailadmin\b/i.test(values.get("objectclass") ?? "")) return true;
  return ADMINISTRATOR_COLUMNS.some((column) => flag(values.get(column)) === true);
}

function storeOf({ form, table, values }: StoredRow): AccountStore {
  if (form === "passwd" || form === "shadow") return "system";
  if (form === "passwd-file") return "passwd-file";
  if (form === "ldif" || form === "directory") return "ldap";
  const has = (...columns: readonly string[]) => columns.every((column) => values.has(column));
  if (has("createdate", "expiredate")) return "extmail";
  if (has("enablesmtp") || has("passwordlastchange")) return "iredmail";
  if (has("local_part", "created") || (table === "admin" && has("created", "modified"))) {
    return "postfixadmin";
  }
  return "table";
}

const SHOWN_COLUMNS: ReadonlySet<string> = new Set([
  ...CREATED_COLUMNS,
  ...CHANGED_COLUMNS,
  ...EXPIRES_COLUMNS,
  ...LAST_LOGIN_COLUMNS,
  ...ACTIVE_COLUMNS,
  ...INACTIVE_COLUMNS,
  ...ADMINISTRATOR_COLUMNS,
  ...Object.values(SERVICE_COLUMNS).flatMap((columns) => columns.map(({ column }) => column)),
]);

/** Only columns that are known to hold no secret; a value that is no flag and no time is left out as well. */
function shownOf({ values }: StoredRow, login: string, stored: string | null): string {
  const known: string[] = [];
  for (const [column, value] of values) {
    if (!SHOWN_COLUMNS.has(column) || value === null || value === "") continue;
    if (flag(value) !== null || /^[\d :TZ.+-]{1,32}$/.test(value)) known.push(`${column}=${value}`);
  }
  const password = stored === null ? [] : [stored === "" ? "password=" : "password=****"];
  return [login, ...password, ...known].join(", ");
}
