/** Exit statuses of every command (docs/cli.md). */
export const EXIT = { nothing: 0, found: 1, failed: 2, partly: 3 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/**
 * The status after reading evidence. Nothing readable at all is a failure; part of it unreadable wins over having
 * found something, since what was not read could change the answer.
 */
export function exitStatus(outcome: {
  readonly found: boolean;
  readonly read: number;
  readonly unreadable: number;
}): ExitStatus {
  if (outcome.unreadable > 0) return outcome.read === 0 ? EXIT.failed : EXIT.partly;
  return outcome.found ? EXIT.found : EXIT.nothing;
}
