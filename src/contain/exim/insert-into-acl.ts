const ACL_BEGIN = /^[ \t]*begin[ \t]+acl[ \t]*$/m;
const ANY_BEGIN = /^[ \t]*begin[ \t]+\w+[ \t]*$/m;

/**
 * Exim settings in which `lines` come first in the ACL that the option names. An option that is not set gets an ACL of our
 * own, which then accepts, as Exim does without one (spec, "The ... ACL"). The text unchanged where the option's value is
 * no plain name: then only the server knows which ACL it means.
 */
export function insertIntoAcl(settings: string, option: string, lines: readonly string[]): string {
  const set = new RegExp(`^[ \\t]*${option}[ \\t]*=[ \\t]*(.*?)[ \\t]*$`, "m").exec(settings);
  if (set === null) return withOwnAcl(settings, option, lines);
  const name = withoutMacro(set[1] ?? "", settings);
  if (!/^\w+$/.test(name)) return settings;
  const head = new RegExp(`^[ \\t]*${name}[ \\t]*:[ \\t]*$`, "m").exec(settings);
  if (head === null) return settings;
  const at = head.index + head[0].length;
  return `${settings.slice(0, at)}\n${lines.join("\n")}${settings.slice(at)}`;
}

/** Debian names its ACLs by macros: `acl_smtp_data = MAIN_ACL_CHECK_DATA`. The first definition is the one that counts. */
function withoutMacro(name: string, settings: string): string {
  if (!/^[A-Z]\w*$/.test(name)) return name;
  const defined = new RegExp(`^[ \\t]*${name}[ \\t]*==?[ \\t]*(.*?)[ \\t]*$`, "m").exec(settings);
  return defined?.[1] ?? name;
}

function withOwnAcl(settings: string, option: string, lines: readonly string[]): string {
  const name = `mailwarden_${option}`;
  const acl = `${name}:\n${lines.join("\n")}\n  accept\n`;
  const begin = ACL_BEGIN.exec(settings);
  const first = ANY_BEGIN.exec(settings);
  const at = first?.index ?? settings.length;
  const main = `${settings.slice(0, at)}${option} = ${name}\n`;
  if (begin === null) return `${main}begin acl\n${acl}${settings.slice(at)}`;
  const afterBegin = begin.index + begin[0].length;
  return `${main}${settings.slice(at, afterBegin)}\n${acl}${settings.slice(afterBegin)}`;
}
