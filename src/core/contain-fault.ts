import type { ContainErrorCode } from "./containment.ts";

type Nothing = Readonly<Record<never, never>>;
interface AtPath {
  readonly path: string;
}
interface Program {
  readonly program: string;
}
/** In the words of a program, or of the operating system. */
interface Said {
  readonly said: string;
}
interface AccountIn {
  readonly login: string;
  readonly store: string;
}

/** What stops a containment, and what stands in its sentence. Each language in `report/messages` has them all. */
export interface ContainFaults {
  "two-servers": Nothing;
  "no-server": Nothing;
  "server-silent": { readonly settings: string };
  "program-absent": Program;
  "program-unusable": Program & Said;
  "program-ended": Program & Said & { readonly status: number };
  "program-slow": Program;
  "place-missing": AtPath;
  "place-forbidden": AtPath;
  "place-full": AtPath;
  "place-read-only": AtPath;
  "place-taken": AtPath;
  "file-is-link": AtPath;
  "folder-is-link": AtPath;
  "file-irregular": AtPath;
  "file-too-large": AtPath & { readonly bytes: number; readonly bytesMax: number };
  "file-exchanged": AtPath;
  "file-changed": AtPath;
  "script-exchanged": AtPath;
  "quarantine-full": AtPath & { readonly bytes: number; readonly free: number };
  "quarantine-changed": AtPath;
  "settings-refused": Said;
  "plan-missing": Nothing;
  "plan-unknown": { readonly digest: string };
  "plan-changed": AtPath;
  "plan-damaged": AtPath;
  "journal-broken": AtPath & { readonly line: number };
  "run-under-way": { readonly pid: number };
  "store-gone": { readonly store: string };
  "store-away": Said;
  "store-refuses": Said;
  "store-fails": Said;
  "account-changed": AccountIn;
  "account-differs": AccountIn;
  "password-form-unknown": AccountIn;
  "system-error": Said;
}
export type ContainFaultKind = keyof ContainFaults;
export type ContainFault = {
  [Kind in ContainFaultKind]: { readonly kind: Kind; readonly values: ContainFaults[Kind] };
}[ContainFaultKind];

/** What to do about it. */
export const CONTAIN_REMEDIES = [
  "stop-one",
  "run-on-server",
  "install-or-except",
  "run-by-hand",
  "new-plan",
  "new-plan-command",
  "look-then-plan",
  "look-by-hand",
  "links-not-followed",
  "run-as-root",
  "free-space",
  "free-space-held",
  "mount-for-writing",
  "not-put-back",
  "taken-back",
  "wait",
  "start-store",
  "let-user-update",
  "set-password",
  "journal-evidence",
] as const;
export type ContainRemedy = (typeof CONTAIN_REMEDIES)[number];

/** The public code of each fault, and its remedy. */
export const CONTAIN_FAULTS: Readonly<
  Record<ContainFaultKind, { readonly code: ContainErrorCode; readonly remedy: ContainRemedy }>
> = {
  "two-servers": { code: "unsupported", remedy: "stop-one" },
  "no-server": { code: "program-missing", remedy: "run-on-server" },
  "server-silent": { code: "program-missing", remedy: "run-on-server" },
  "program-absent": { code: "program-missing", remedy: "install-or-except" },
  "program-unusable": { code: "program-failed", remedy: "run-by-hand" },
  "program-ended": { code: "program-failed", remedy: "run-by-hand" },
  "program-slow": { code: "program-failed", remedy: "run-by-hand" },
  "place-missing": { code: "missing", remedy: "new-plan" },
  "place-forbidden": { code: "no-permission", remedy: "run-as-root" },
  "place-full": { code: "no-space", remedy: "free-space" },
  "place-read-only": { code: "read-only", remedy: "mount-for-writing" },
  "place-taken": { code: "changed", remedy: "look-then-plan" },
  "file-is-link": { code: "not-a-file", remedy: "links-not-followed" },
  "folder-is-link": { code: "changed", remedy: "links-not-followed" },
  "file-irregular": { code: "not-a-file", remedy: "look-by-hand" },
  "file-too-large": { code: "not-a-file", remedy: "look-by-hand" },
  "file-exchanged": { code: "changed", remedy: "look-then-plan" },
  "file-changed": { code: "changed", remedy: "look-then-plan" },
  "script-exchanged": { code: "changed", remedy: "new-plan" },
  "quarantine-full": { code: "no-space", remedy: "free-space-held" },
  "quarantine-changed": { code: "changed", remedy: "not-put-back" },
  "settings-refused": { code: "settings-refused", remedy: "taken-back" },
  "plan-missing": { code: "missing", remedy: "new-plan-command" },
  "plan-unknown": { code: "missing", remedy: "new-plan-command" },
  "plan-changed": { code: "changed", remedy: "new-plan-command" },
  "plan-damaged": { code: "changed", remedy: "new-plan-command" },
  "journal-broken": { code: "changed", remedy: "journal-evidence" },
  "run-under-way": { code: "changed", remedy: "wait" },
  "store-gone": { code: "missing", remedy: "new-plan" },
  "store-away": { code: "backend-away", remedy: "start-store" },
  "store-refuses": { code: "no-permission", remedy: "let-user-update" },
  "store-fails": { code: "read-error", remedy: "look-by-hand" },
  "account-changed": { code: "changed", remedy: "look-then-plan" },
  "account-differs": { code: "changed", remedy: "look-then-plan" },
  "password-form-unknown": { code: "unsupported", remedy: "set-password" },
  "system-error": { code: "read-error", remedy: "look-by-hand" },
};
