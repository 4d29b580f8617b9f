/**
 * A value as one word of a POSIX shell: bare where that is safe, else in single quotes.
 * `undefined` for a value with control characters: such a value is never put into a command.
 */
export function shellWord(value: string): string | undefined {
  // oxlint would take the class below for a mistake: control characters are what is looked for
  for (let i = 0; i < value.length; i += 1) {
    const code = value.charCodeAt(i);
    if (code < 32 || (code > 126 && code < 160)) return undefined;
  }
  if (/^[A-Za-z0-9@%+=:,./_-]+$/.test(value) && !value.startsWith("-")) return value;
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
