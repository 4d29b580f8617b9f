/** One transaction in a database that may be written to. What it throws takes everything back. */
export interface SqlSession {
  /** The tables that the user may read, with their columns as the server writes them; views are none. */
  tables(): Promise<readonly { readonly name: string; readonly columns: readonly string[] }[]>;
  /** Rows by column in lower case, values as text. */
  rows(
    sql: string,
    values: readonly string[],
  ): Promise<readonly ReadonlyMap<string, string | null>[]>;
  /** Runs a statement; how many rows fitted its condition. */
  change(sql: string, values: readonly (string | null)[]): Promise<number>;
  /** A name as it stands in a statement. */
  quoted(name: string): string;
  /** The mark of the value with this number, 1 = first. */
  value(at: number): string;
  /** A condition that holds for the value, NULL included. */
  equals(column: string, at: number): string;
}
