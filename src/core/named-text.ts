/** A text to be written under a name that is safe as a file name. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}
