/** The paper that the guard's answers are printed on. */
export interface GuardPage {
  readonly width: number;
  readonly colour: boolean;
}
