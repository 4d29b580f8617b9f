import {
  ACCOUNT_TABLES,
  ACTIVE_COLUMNS,
  ALIAS_COLUMNS,
  ALIAS_TABLES,
  CLEAR_COLUMNS,
  CREATED_COLUMNS,
  LOGIN_COLUMNS,
  PASSWORD_COLUMNS,
  TARGET_COLUMNS,
} from "./account-columns.ts";

/** The columns of a table in lower case: a set of them, or a row by its columns. */
interface Columns {
  has(column: string): boolean;
}

function hasAny(columns: Columns, wanted: readonly string[]): boolean {
  return wanted.some((column) => columns.has(column));
}

/**
 * Logins that are none of the mail server: of the database server itself, of FTP, of people who once used the web
 * mailer, of a web site.
 */
function isOtherUsers(table: string, columns: Columns): boolean {
  return (
    columns.has("select_priv") ||
    columns.has("authentication_string") ||
    columns.has("user_pass") ||
    columns.has("mail_host") ||
    /^(?:wp_|ftp|radcheck|phpbb|joomla)/.test(table)
  );
}

/** Whether the rows of a table with these columns are accounts. */
export function isAccountTable(table: string, columns: Columns): boolean {
  if (!hasAny(columns, LOGIN_COLUMNS) || isOtherUsers(table, columns)) return false;
  if (hasAny(columns, PASSWORD_COLUMNS) || hasAny(columns, CLEAR_COLUMNS)) return true;
  if (ACCOUNT_TABLES.has(table)) return true;
  return table === "" && hasAny(columns, CREATED_COLUMNS) && hasAny(columns, ACTIVE_COLUMNS);
}

/** Whether the rows of a table lead addresses to others. */
export function isAliasTable(table: string, columns: Columns): boolean {
  const known = table === "" || ALIAS_TABLES.has(table);
  return known && hasAny(columns, ALIAS_COLUMNS) && hasAny(columns, TARGET_COLUMNS);
}

/** Whether accounts or aliases may be in a table with these columns (lower case). */
export function mayHoldAccounts(table: string, names: readonly string[]): boolean {
  const columns = new Set(names);
  return isAccountTable(table, columns) || isAliasTable(table, columns);
}
