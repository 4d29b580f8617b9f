import { findText } from "../config-text.ts";
import type { Driver, EximConfig } from "../exim/config.ts";

/** `LOGIN` asks for user and password, `PLAIN` for an identity before them (spec 33.4). */
const isLogin = (driver: Driver): boolean =>
  (driver.options.get("public_name")?.value ?? "").toUpperCase() === "LOGIN";

export const userOf = (driver: Driver): string => (isLogin(driver) ? "1" : "2");
export const passwordOf = (driver: Driver): string => (isLogin(driver) ? "2" : "3");

/** The same condition, met by a password that is not empty alone: what a lookup gives for strangers is. */
export const withPassword = (condition: string, driver: Driver): string =>
  `\${if and{{!eq{$auth${passwordOf(driver)}}{}}{bool_lax{${condition}}}}}`;

/** Whether the condition looks at the password at all. */
export const looksAtPassword = (condition: string, driver: Driver): boolean =>
  new RegExp(`\\$\\{?(?:auth)?${passwordOf(driver)}\\b`).test(condition);

/**
 * A condition that compares the password, made of what the configuration says about passwords elsewhere: another
 * authenticator's comparison, or a file of passwords that lies beside it. Undefined where it says nothing: then
 * nobody can be told from anybody.
 */
export function soundCondition(config: EximConfig, driver: Driver): string | undefined {
  const other = config.authenticators.find((one) => {
    const condition = one.options.get("server_condition")?.value;
    return (
      one !== driver &&
      condition !== undefined &&
      looksAtPassword(condition, one) &&
      /\blookup\b|\bpam\b|\bradius\b|\bldapauth\b|\bsaslauthd\b/.test(condition) &&
      !/\bmatch/.test(condition)
    );
  });
  if (other !== undefined) {
    const condition = other.options.get("server_condition")?.value ?? "";
    return withPassword(renumbered(condition, other, driver), driver);
  }
  const file = passwordFile(config);
  if (file === undefined) return undefined;
  const [user, password] = [`$auth${userOf(driver)}`, `$auth${passwordOf(driver)}`];
  const stored = `\${extract{1}{:}{\${lookup{${user}}lsearch{${file.path}}{$value}fail}}}`;
  const compare = file.isHashed ? "crypteq" : "eq";
  const [left, right] = file.isHashed ? [password, stored] : [stored, password];
  return `\${if and{{!eq{${password}}{}}{${compare}{${left}}{${right}}}}}`;
}

/** `$auth2` of PLAIN is `$auth1` of LOGIN. */
function renumbered(condition: string, from: Driver, to: Driver): string {
  const shift = Number(passwordOf(to)) - Number(passwordOf(from));
  return condition.replaceAll(
    /(\$\{?(?:[a-z_]+:\$)?(?:auth)?)([123])\b/g,
    (_whole, before: string, number: string) => `${before}${Number(number) + shift}`,
  );
}

/** Debian's place for users of Exim (exim4_passwd(5)): `user:hash`, or `user: password` in the clear. */
function passwordFile(
  config: EximConfig,
): { readonly path: string; readonly isHashed: boolean } | undefined {
  const path = "/etc/exim4/passwd";
  const rows = findText(config.texts, path)
    ?.text.split("\n")
    .filter((line) => /^[^#\s:][^\s:]*\s*:\s*\S/.test(line));
  const [first] = rows ?? [];
  if (first === undefined) return undefined;
  return { path, isHashed: /^[^:]+:\s*(?:\$|\{|[./0-9A-Za-z]{13}:)/.test(first) };
}
