/** A look-up file has some ten settings; what is larger is none. */
const CHARACTERS_MAX = 64 << 10;

/**
 * `name = value` lines as Postfix (postconf(5), ldap_table(5)) and Dovecot write them, names in lower case, the last
 * one of a name wins. A line that begins with a blank goes on where the one before ended, unless it begins with one of
 * `names`; so does what follows a backslash.
 */
export function readAssignments(
  text: string,
  names: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let last: string | undefined;
  let isOpen = false;
  for (const line of text.slice(0, CHARACTERS_MAX).split(/\r?\n/)) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [, name = "", value = ""] = /^\s*(\w{1,64})[ \t]*=(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    const begins: boolean = name !== "" && !isOpen && (/^\S/.test(line) || names.has(key));
    const added: string = (begins ? value : line).trim();
    isOpen = added.endsWith("\\");
    const kept = isOpen ? added.slice(0, -1).trimEnd() : added;
    if (begins) {
      last = key;
      values.set(key, kept);
    } else if (last !== undefined) {
      values.set(last, `${values.get(last) ?? ""} ${kept}`.trim());
    }
  }
  return values;
}
