import type { CommandContext } from "../command-run.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";

/** `mailwarden collect` */
export async function runCollect({ app, terminal }: CommandContext): Promise<ExitStatus> {
  await terminal.stdout.write(await app.collectScript());
  return EXIT.nothing;
}
