import type { ScriptUse } from "../../core/diagnosis.ts";

/** What a script is called: its file, else where it runs, else who runs it. */
export function scriptName(script: ScriptUse): string {
  return script.file ?? script.directory ?? script.user ?? `uid ${script.uid ?? "?"}`;
}

/** Whose it is; empty when the log does not say. */
export function scriptUser({ user, uid }: ScriptUse): string {
  return user ?? (uid === undefined ? "" : `uid ${uid}`);
}
