import type { ContainFaultKind, ContainFaults, ContainRemedy } from "../../core/contain-fault.ts";
import type { LeftOutReason, StepStatus } from "../../core/containment.ts";
import type { StepName } from "../../core/diagnosis.ts";
import type { Formats } from "../formats.ts";

/** Codes of the figures in `found`: `held 5000, gone 12`. */
export const FIGURE_CODES = [
  "held",
  "locked",
  "locked-before",
  "unlocked",
  "since",
  "already",
  "gone",
  "deleted",
  "not-held",
  "released",
  "undecided",
  "restored",
  "present",
  "archived",
  "banned",
  "unbanned",
  "files",
  "paths",
  "smtp",
  "dovecot",
  "retried",
] as const;
export type FigureCode = (typeof FIGURE_CODES)[number];

export const CHECKS = [
  "culprit-held",
  "login-refused",
  "queue-clean",
  "nothing-left",
  "hole-closed",
  "script-gone",
  "journal-whole",
] as const;
export type CheckName = (typeof CHECKS)[number];

type CountPhrase = (count: number, f: Formats) => string;

export interface StepWords {
  /** Why it is done, with the messages that it touches (0 = unknown or none). */
  why(values: { target: string; messages: number }, f: Formats): string;
  /** What may go wrong for honest users. */
  readonly risk: string;
  readonly undo: string;
}

/** What a reader sees around a containment. */
export interface ContainLabels {
  readonly steps: Record<StepName, StepWords>;
  readonly statuses: Record<StepStatus, string>;
  /** What a plan cannot do, and why; `target`: the login, or the store. */
  readonly leftOut: Record<LeftOutReason, (target: string) => string>;
  /** A password that undo gave, shown this once. */
  givenPassword(values: { login: string; password: string }): string;
  /** In front of the figure: `put on hold: 5,000`. */
  readonly figures: Record<FigureCode, string>;
  figure(values: { name: string; count: number }, f: Formats): string;
  readonly faults: {
    readonly [Kind in ContainFaultKind]: (values: ContainFaults[Kind], f: Formats) => string;
  };
  readonly remedies: Record<ContainRemedy, string>;
  readonly checks: Record<CheckName, string>;
  /** Of a check: it holds, it does not, it could not be observed. */
  readonly holds: { readonly yes: string; readonly no: string; readonly unknown: string };
  /** What a check saw. */
  readonly observed: {
    heldOf(values: { held: number; total: number }, f: Formats): string;
    /** Accounts, each counted once for every store that has it. */
    lockedOf(values: { locked: number; total: number }, f: Formats): string;
    waiting(count: number, f: Formats): string;
    left(count: number, f: Formats): string;
    noLog: string;
    settings(values: { open: number }, f: Formats): string;
    /** Scripts that are still where they were. */
    scripts: CountPhrase;
    journalLines(count: number, f: Formats): string;
  };
  /** `Plan 1a2b3c... for incident ... on mail.example.com, made 25 Nov 2026, 14:00` */
  plan(values: { digest: string; incident: string; host: string; madeAt: string }): string;
  readonly facts: {
    readonly why: string;
    readonly risk: string;
    readonly undo: string;
    readonly files: string;
    readonly messages: string;
    readonly notReversible: string;
  };
  readonly headings: {
    readonly steps: string;
    readonly results: string;
    readonly checks: string;
    readonly dryRun: string;
  };
  /** The command that goes on, under each answer. */
  readonly next: {
    readonly apply: string;
    readonly verify: string;
    readonly undo: string;
    readonly status: string;
  };
  /** What an administrator does to messages that he picked himself. */
  readonly byHand: {
    readonly questions: Record<"hold" | "release" | "delete", CountPhrase>;
    /** Answers that mean yes, lower case. */
    readonly yes: readonly string[];
    readonly cancelled: string;
    /** An account that is about to be locked, or given back. */
    readonly lockQuestion: (login: string) => string;
    readonly unlockQuestion: (login: string) => string;
    /** It is locked under no plan of ours. */
    readonly notLocked: (login: string) => string;
    readonly alreadyLocked: (login: string) => string;
  };
  readonly nothingToContain: string;
  /** A step that is left as it is because undoing it lets the abuse go on. */
  keptClosed(step: string): string;
}
