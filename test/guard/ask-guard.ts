import { runMailwarden } from "../live/run-mailwarden.ts";

/** The JSON answer of `mailwarden guard ...args`. */
export async function askGuard<Answer>(...args: readonly string[]): Promise<Answer> {
  const { stdout } = await runMailwarden(["guard", ...args, "--format", "json"]);
  return JSON.parse(stdout) as Answer;
}
