/** Who writes the letters. */
export interface LetterSender {
  /** `--from`, or the postmaster of the domain that was abused; null where no domain is known. */
  readonly address: string | null;
  readonly nowMs: number;
}
