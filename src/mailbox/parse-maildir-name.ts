/** What the name of a file in a Maildir says (https://cr.yp.to/proto/maildir.html, Maildir++, Dovecot's S= and W=). */
export interface MaildirName {
  /** Before `:2,`: stays when flags change. */
  readonly unique: string;
  /** `S=`: size as stored. */
  readonly sizeBytes: number | null;
  /** `W=`: size with CRLF line ends. */
  readonly wireBytes: number | null;
  /** Letters after `:2,`: S seen, R replied, F flagged, T trashed, D draft, P passed. */
  readonly flags: string;
}

export function parseMaildirName(name: string): MaildirName {
  // Some systems cannot have a colon in names; `;` and `!` stand for it.
  const info = /[:;!]2,([A-Za-z]{0,64})$/.exec(name);
  const unique = info ? name.slice(0, info.index) : name;
  return {
    unique,
    sizeBytes: numberAfter(unique, /,S=(\d{1,15})(?:,|$)/),
    wireBytes: numberAfter(unique, /,W=(\d{1,15})(?:,|$)/),
    flags: info?.[1] ?? "",
  };
}

function numberAfter(name: string, pattern: RegExp): number | null {
  const digits = pattern.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}
