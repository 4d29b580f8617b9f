/** A text for somebody, ready to be written to a file. Nothing here sends it. */
export interface Letter {
  /** Safe as a file name on every system. */
  readonly fileName: string;
  readonly text: string;
  /** To whom, as a mail address or a page; null where it has to be found out. */
  readonly to: string | null;
  /** What it is about: a network, a receiver, an account. */
  readonly about: string;
  /** Commands that find out to whom, any one of them. */
  readonly lookup: readonly string[];
}

/** Letters, digits, dots and hyphens of `name` in a file name of at most 80 characters that is never hidden. */
export function safeFileName(prefix: string, name: string, extension: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[.-]+|[.-]+$/g, "")
    .slice(0, 80);
  return `${prefix}-${plain === "" ? "unnamed" : plain}.${extension}`;
}
