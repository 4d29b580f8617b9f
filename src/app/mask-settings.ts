import { maskSecrets } from "../core/mask-secrets.ts";

const MASK = "****";

/** Exim compares a login with a word of the configuration: `eq{$auth2}{PASSWORD}`, `eqi {${auth3}} {PASSWORD}`. */
const COMPARED_LOGIN =
  /(\beqi?[ \t]{0,9}\{[ \t]{0,9}\$\{?auth\d\}?[ \t]{0,9}\}[ \t]{0,9}\{)[^{}$\n]{1,400}(?=\})/g;

/** Exim's authenticators as client and CRAM-MD5, and LDAP tables of Postfix; `$` begins a lookup, which is no secret. */
const SETTING =
  /(\b(?:client_send|client_secret|client_password|server_secret|server_password|bind_pw)[ \t]{0,20}=[ \t]{0,20})(?![$ \t])[^\n]{1,2000}/g;

/** Masks passwords in lines of a mail server's configuration, beside those that stand in logs, too. */
export function maskSettings(text: string): string {
  return maskSecrets(text).replace(COMPARED_LOGIN, `$1${MASK}`).replace(SETTING, `$1${MASK}`);
}
