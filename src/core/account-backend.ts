/** A table as a database gives it. Its values may be passwords: whoever reads it keeps none. */
export interface DatabaseTable {
  /** Lower case. */
  readonly name: string;
  /** Lower case, in the order of the values. */
  readonly columns: readonly string[];
  /** Text of at most 4,096 characters; null = NULL. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** A database that may hold accounts, for reading only. */
export interface AccountBackend {
  /** Reads the tables that `isWanted`; throws an `EvidenceProblem` when the database cannot be read. */
  tables(
    isWanted: (table: string, columns: readonly string[]) => boolean,
  ): Promise<readonly DatabaseTable[]>;
}
