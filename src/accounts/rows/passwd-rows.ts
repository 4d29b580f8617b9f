import { ROWS_MAX, type RowForm, type StoredRow } from "./stored-row.ts";

/** passwd(5): seven fields, the third and fourth are numbers, the sixth is a path. */
const PASSWD =
  /^([A-Za-z_][\w.-]{0,63}\$?):([^:]*):(\d{1,10}):(\d{1,10}):([^:]*):(\/[^:]*):([^:]*)$/;
/** shadow(5): nine fields, all behind the password are days or nothing. */
const SHADOW = /^([A-Za-z_][\w.-]{0,63}\$?):([^:]*):(\d*):(\d*):(\d*):(\d*):(\d*):(\d*):(\d*)$/;
/** Dovecot's passwd-file: `user:password:uid:gid:gecos:home:shell:extra fields`, all but the first may be missing. */
const PASSWD_FILE =
  /^([^\s:#]{1,320}):((?:\{[\w.-]{2,24}\})?[^\s:]*)(?::(\d*):(\d*):([^:]*):([^:]*)(?::([^:]*)(?::(.*))?)?)?:{0,6}$/;
const STORED_FORM = /^(?:\{[\w.-]{2,24}\}|\$\w{1,8}\$)/;

/**
 * Accounts of passwd, shadow and Dovecot passwd-file lines. Those of the system are told by their form wherever they
 * stand; a passwd-file is one only where most lines look like one and show a scheme, or an address as the name.
 */
export function readPasswdRows(source: string, lines: readonly string[]): readonly StoredRow[] {
  const isPasswdFile = looksLikePasswdFile(lines);
  const rows: StoredRow[] = [];
  lines.forEach((whole, index) => {
    const row = rowOf(whole.trim(), isPasswdFile);
    if (row === undefined || rows.length >= ROWS_MAX) return;
    const [form, values] = row;
    rows.push({ form, source, line: index + 1, table: "", whole: true, values });
  });
  return rows;
}

function rowOf(
  line: string,
  isPasswdFile: boolean,
): readonly [RowForm, ReadonlyMap<string, string | null>] | undefined {
  if (line.length > 4_000) return undefined;
  const shadow = SHADOW.exec(line);
  if (shadow) {
    const [, username = "", password = "", changed = "", , , , , expires = ""] = shadow;
    return [
      "shadow",
      named({ username, password, shadowlastchange: changed, shadowexpire: expires }),
    ];
  }
  // A passwd-file with uid, gid and home looks the same: its passwords tell.
  const passwd = PASSWD.exec(line);
  if (passwd && !STORED_FORM.test(passwd[2] ?? "") && !isPasswdFile) {
    const [, username = "", password = "", uid = "", , , , shell = ""] = passwd;
    // `x` and `*` only point to shadow.
    const stored = /^[x*!]$/.test(password) ? {} : { password };
    return ["passwd", named({ username, ...stored, uidnumber: uid, shell })];
  }
  const file = isPasswdFile ? PASSWD_FILE.exec(line) : null;
  if (!file) return undefined;
  const [, username = "", password = "", , , , , , extra = ""] = file;
  return ["passwd-file", named({ username, password, extra })];
}

function looksLikePasswdFile(lines: readonly string[]): boolean {
  const entries = lines.filter((line) => /^\s*[^\s#]/.test(line)).slice(0, 500);
  const fitting = entries.flatMap((line) => {
    const found = line.length > 4_000 ? null : PASSWD_FILE.exec(line.trim());
    return found ? [found] : [];
  });
  const telling = fitting.filter(
    ([, username = "", password = ""]) =>
      STORED_FORM.test(password) || /^[^@/]+@[\w.-]+$/.test(username),
  );
  return telling.length * 2 > entries.length;
}

function named(values: Readonly<Record<string, string>>): ReadonlyMap<string, string | null> {
  return new Map(Object.entries(values));
}
