/** A program that runs on this machine. */
export interface RunningProgram {
  readonly pid: number;
  /** Path of its executable; as it calls itself where that may not be read. */
  readonly program: string;
  /** What follows the program's name. */
  readonly args: readonly string[];
  /**
   * Its `MAIL_CONFIG`: where Postfix has its settings (postfix(1)). `null`: it has none; absent: its environment may not
   * be read.
   */
  readonly mailConfig?: string | null;
}

/** What a program printed, or why it printed nothing. */
export type ProgramAnswer =
  | { readonly kind: "done"; readonly output: string; readonly isCut: boolean }
  | { readonly kind: "missing" }
  | { readonly kind: "failed" | "timeout"; readonly says: string };

/** All that is asked of a machine beside its files: what runs on it, and what its own tools say. */
export interface MachineWorld {
  /**
   * Programs of these names (`master`, `exim4`), of this machine alone, not of its containers, started by root or a
   * system user. `undefined`: this system does not tell.
   */
  running(names: ReadonlySet<string>): readonly RunningProgram[] | undefined;
  /** Runs a program, without a shell, for some seconds at most; keeps the beginning of what it prints. */
  ask(program: string, args: readonly string[]): Promise<ProgramAnswer>;
}
