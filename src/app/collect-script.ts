import { ARCHIVE } from "../collect/archive.ts";
import { LOGS } from "../collect/logs.ts";
import { MASKING } from "../collect/masking.ts";
import { PREAMBLE } from "../collect/preamble.ts";
import { SETTINGS_AND_STATE } from "../collect/settings-and-state.ts";
import { TAKING } from "../collect/taking.ts";

/**
 * The text of `mailwarden collect`: a POSIX shell script (dash, busybox sh) that gathers a server's evidence into
 * one `.tar.gz`, reading only.
 */
export function collectScript(): string {
  return [PREAMBLE, MASKING, TAKING, LOGS, SETTINGS_AND_STATE, ARCHIVE].join("");
}
