/** For a server on the other side of the world. */
export const CONNECT_MS = 8_000;
/** For a statement: whoever waits longer has no index, or a lock in the way. */
export const STATEMENT_MS = 60_000;
/** More rows than a large provider has accounts. */
export const ROWS_MAX = 1_000_000;
/** Characters of one value, as `VALUE_CHARACTERS_MAX` of evidence. */
export const CHARACTERS_MAX = 4_096;
/** Of one table in memory. */
export const TABLE_CHARACTERS_MAX = 512 << 20;
/** Columns of one table that is read, and tables of one database that are looked at. */
export const COLUMNS_MAX = 20_000;
/** Rows that are asked for at a time. */
export const PAGE_ROWS = 2_000;
