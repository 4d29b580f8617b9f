/**
 * The words of a command as `shellWord` (core) writes them: bare, or in single quotes. Undefined for a text with anything
 * else that a shell would act on: such a command is for people.
 */
export function shellWords(command: string): readonly string[] | undefined {
  const words: string[] = [];
  const word = /[ ]*((?:[A-Za-z0-9@%+=:,./_-]+|'[^']*'|\\')+)(?=[ ]|$)/y;
  while (word.lastIndex < command.length) {
    const found = word.exec(command)?.[1];
    if (found === undefined) return undefined;
    words.push(
      found.replaceAll(
        /'([^']*)'|\\(')/g,
        (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? "",
      ),
    );
  }
  return words;
}
