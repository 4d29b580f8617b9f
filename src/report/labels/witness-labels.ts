import type { WitnessFact, WitnessFacts, WitnessMail } from "../../core/witness.ts";
import type { Formats } from "../formats.ts";

/** What an audit says about settings, around the settings themselves. */
export interface WitnessLabels {
  readonly facts: {
    readonly [Fact in WitnessFact]: (values: WitnessFacts[Fact], f: Formats) => string;
  };
  listed(parts: readonly string[]): string;
  /** What holds under conditions, or about a setting: these before that. */
  under(values: { head: string; what: string }): string;
  /** The mail that takes this path, where it is no ordinary one. */
  withMail(values: { path: string; mail: string }): string;
  client(values: NonNullable<WitnessMail["client"]>): string;
  loggedIn(login: string): string;
}
