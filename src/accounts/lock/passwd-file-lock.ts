import { isLockedPassword, type LockOutcome, type UndoOutcome } from "./account-lock.ts";

/** One line of a Dovecot passwd-file before and after. For a journal: the old hash is in it. */
export interface PasswdFileLock {
  readonly login: string;
  readonly before: string;
  readonly after: string;
}

/** The line of a login in a passwd-file; undefined where there is none. */
function lineOf(text: string, login: string): string | undefined {
  return text.split("\n").find((line) => line.startsWith(`${login}:`));
}

/**
 * Locks a login in the text of a Dovecot passwd-file (`user:password:uid:gid:gecos:home:shell:extra`): its password
 * becomes `locked`, and `nologin` says why ("Passwd-file" and "nologin" in Dovecot's documentation).
 */
export function lockInPasswdFile(
  text: string,
  login: string,
  locked: string,
): { readonly text: string; readonly outcome: LockOutcome<PasswdFileLock> } {
  const before = lineOf(text, login);
  if (before === undefined) return { text, outcome: { status: "missing" } };
  const fields = before.replace(/\r$/, "").split(":");
  if (isLockedPassword(fields[1] ?? null)) return { text, outcome: { status: "already" } };
  const [user = "", , ...rest] = fields;
  const kept = [
    ...rest.slice(0, 5),
    ...Array.from({ length: 5 - Math.min(5, rest.length) }, () => ""),
  ];
  const extra = [rest.slice(5).join(":"), "nologin=y"].filter((one) => one !== "").join(" ");
  const after = [user, locked, ...kept, extra].join(":") + (before.endsWith("\r") ? "\r" : "");
  return {
    text: replaced(text, before, after),
    outcome: { status: "done", undo: { login, before, after } },
  };
}

/** Puts the old line back where the lock's stands unchanged. */
export function unlockInPasswdFile(
  text: string,
  { login, before, after }: PasswdFileLock,
): { readonly text: string; readonly outcome: UndoOutcome } {
  const found = lineOf(text, login);
  if (found === undefined) return { text, outcome: { status: "missing" } };
  if (found !== after) return { text, outcome: { status: "changed" } };
  return { text: replaced(text, after, before), outcome: { status: "undone" } };
}

/** The first such line: the one that Dovecot uses. */
function replaced(text: string, line: string, by: string): string {
  const lines = text.split("\n");
  lines[lines.indexOf(line)] = by;
  return lines.join("\n");
}
