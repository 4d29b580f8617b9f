/** A piece of evidence as text. */
export interface AccountText {
  /** As shown: `db/extmail.sql`, `-`. */
  readonly name: string;
  readonly text: string;
}

export type RowForm =
  | "sql"
  | "copy"
  | "vertical"
  | "grid"
  | "delimited"
  | "database"
  | "directory"
  | "passwd"
  | "shadow"
  | "passwd-file"
  | "ldif";

/**
 * A row of any store before anybody knows what it means. It holds passwords as stored, so it lives only while accounts
 * are read: nothing outside of `accounts/` gets one, and no message may quote its values.
 */
export interface StoredRow {
  readonly form: RowForm;
  readonly source: string;
  /** 1 = first line; 0 = the store has no lines. */
  readonly line: number;
  /** Lower case, without the database's name; `""` where unknown. */
  readonly table: string;
  /** Whether all of the table's rows are there: who is not among them does not exist. */
  readonly whole: boolean;
  /** By column in lower case; several values of one LDAP attribute stand on lines of their own. null = NULL. */
  readonly values: ReadonlyMap<string, string | null>;
}

/** More rows than a large provider has accounts; a dump of something else must not fill the memory. */
export const ROWS_MAX = 1_000_000;
/** No column of an account is longer; what is longer is a mail or a picture. */
export const VALUE_CHARACTERS_MAX = 4_096;

/** Rows of one form, and the text that is left: what a statement holds in its strings is no row of another form. */
export interface RowReading {
  readonly rows: readonly StoredRow[];
  readonly rest: string;
}

/** The values by their columns; undefined where their number differs: a line that was cut or wrapped. */
export function byColumn(
  columns: readonly string[],
  values: readonly (string | null)[],
): ReadonlyMap<string, string | null> | undefined {
  if (columns.length !== values.length) return undefined;
  return new Map(columns.map((column, at) => [column, values[at] ?? null]));
}
