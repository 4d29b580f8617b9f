import type { Language } from "../report/language.ts";
import type { App } from "./app.ts";
import type { ExitStatus } from "./exit-status.ts";
import type { TypedFlags } from "./flags/read-flags.ts";
import type { Terminal } from "./terminal.ts";

/** What a command gets to do its work with. */
export interface CommandContext {
  readonly app: App;
  readonly terminal: Terminal;
  readonly language: Language;
  readonly flags: TypedFlags;
  /** Positional arguments as typed. */
  readonly positionals: readonly string[];
}

/** Runs a command; throws a `ProblemError` when it cannot. */
export type CommandRun = (context: CommandContext) => Promise<ExitStatus>;
