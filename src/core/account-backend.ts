/** A table as a database gives it. Its values may be passwords: whoever reads it keeps none. */
export interface DatabaseTable {
  /** Of a directory, a row is an entry, a NULL is an attribute that it has not or that we may not see. */
  readonly form: "database" | "directory";
  /** Lower case; `""` for the answer of a query, and for a directory. */
  readonly name: string;
  /** Lower case, in the order of the values. */
  readonly columns: readonly string[];
  /** Text of at most 4,096 characters; null = NULL. Several values of an attribute stand on lines of their own. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** False where a limit left rows out, or where a query chose them. */
  readonly whole: boolean;
}

/** A database that may hold accounts, for reading only. */
export interface AccountBackend {
  /** Reads the tables that `isWanted`; throws an `EvidenceProblem` when the database cannot be read. */
  tables(
    isWanted: (table: string, columns: readonly string[]) => boolean,
  ): Promise<readonly DatabaseTable[]>;
}
