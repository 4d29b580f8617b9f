export const GUARD_PROBLEMS = ["not-running", "cannot-start", "no-sqlite"] as const;

/** Thrown where the guard cannot start or be asked; the face puts it into words. */
export class GuardProblem extends Error {
  override readonly name = "GuardProblem";
  readonly code: (typeof GUARD_PROBLEMS)[number];
  /** The address or file that it is about. */
  readonly place: string;

  constructor(code: GuardProblem["code"], place: string, message: string) {
    super(message);
    this.code = code;
    this.place = place;
  }
}
