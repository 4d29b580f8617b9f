/** A place where Dovecot looks a login up. */
export interface DovecotPassdb {
  /** `passwd-file`, `sql`, `pam` */
  readonly driver: string;
  /** Of a passwd-file; may hold variables. */
  readonly path?: string;
  /** How the login is written there; may hold variables. */
  readonly userFormat: string;
}

const BLOCK = /^\s*([\w-]+(?:\s+[^{}]{1,200}?)?)\s*\{\s*$/;
const SETTING = /^\s*(\w+)\s*=\s?(.*?)\s*$/;
const TEXT_MAX = 4 << 20;

/**
 * The passdbs in what `doveconf -n` prints, of Dovecot 2.3 (`args = username_format=%u /path`) and 2.4
 * (`passwd_file_path`). Those that only refuse, or are for master users, are none.
 */
export function dovecotPassdbs(text: string): readonly DovecotPassdb[] {
  const found: DovecotPassdb[] = [];
  const blocks: string[] = [];
  let settings = new Map<string, string>();
  let userFormat: string | undefined;
  for (const row of text.slice(0, TEXT_MAX).split("\n")) {
    const opened = BLOCK.exec(row)?.[1];
    const [, name, value = ""] = SETTING.exec(row) ?? [];
    if (opened !== undefined) {
      blocks.push(opened);
      if (blocks.length === 1) settings = new Map();
    } else if (/^\s*\}\s*$/.test(row)) {
      const [kind, named = ""] = blocks.pop()?.split(/\s+/) ?? [];
      if (blocks.length === 0 && kind === "passdb")
        found.push(...passdbOf(named, settings, userFormat));
    } else if (name !== undefined && blocks.length > 0) settings.set(name, value);
    else if (name === "auth_username_format") userFormat = value;
  }
  return found;
}

function passdbOf(
  name: string,
  settings: ReadonlyMap<string, string>,
  auth: string | undefined,
): readonly DovecotPassdb[] {
  const value = (key: string) => settings.get(key) ?? "";
  if ([value("deny"), value("master")].includes("yes")) return [];
  const driver = value("driver") || name;
  const args = value("args").split(/\s+/);
  const format =
    args.find((word) => word.startsWith("username_format="))?.slice("username_format=".length) ??
    settings.get("auth_username_format") ??
    auth;
  const path = value("passwd_file_path") || args.findLast((word) => word.startsWith("/"));
  const isFile = driver === "passwd-file" && path !== undefined && path !== "";
  return [{ driver, userFormat: format ?? "%Lu", ...(isFile && { path }) }];
}

/** Of a login, what may stand in a path. Its owner chose it: `../` leads out of any folder. */
const SAFE = /^[\w+=-][\w.+=-]*$/;

/**
 * A value of Dovecot's with the login in the place of `%u`, `%n`, `%d`, `%Lu` or `%{user | domain | lower}`. Undefined for
 * other variables, and for a part of a path that is none. `isPath`: the value names a file.
 */
export function withLogin(value: string, login: string, isPath: boolean): string | undefined {
  const at = login.lastIndexOf("@");
  const parts: Readonly<Record<string, string>> = {
    u: login,
    user: login,
    n: at < 0 ? login : login.slice(0, at),
    username: at < 0 ? login : login.slice(0, at),
    d: at < 0 ? "" : login.slice(at + 1),
    domain: at < 0 ? "" : login.slice(at + 1),
  };
  let isKnown = true;
  const filled = value.replaceAll(
    /%(?:\{([^{}]{1,100})\}|([LU]?)([a-z%]))/g,
    (_all, long: string | undefined, modifier: string | undefined, short: string | undefined) => {
      if (short === "%") return "%";
      const words = long === undefined ? [short ?? ""] : long.split("|").map((word) => word.trim());
      const last = words.findLast((word) => Object.hasOwn(parts, word));
      const part = last === undefined ? undefined : parts[last];
      const others = words.filter((word) => !Object.hasOwn(parts, word) && word !== "lower");
      if (part === undefined || others.length > 0) isKnown = false;
      const made = modifier === "L" || words.includes("lower") ? part?.toLowerCase() : part;
      if (isPath && !(made ?? "").split("@").every((word) => SAFE.test(word))) isKnown = false;
      return made ?? "";
    },
  );
  return isKnown ? filled : undefined;
}
