import { isRedacted } from "../core/mail-address.ts";

/** How a password is stored. */
export type PasswordScheme =
  | "argon2"
  | "bcrypt"
  | "yescrypt"
  | "scrypt"
  | "pbkdf2"
  | "scram"
  | "sha512-crypt"
  | "sha256-crypt"
  | "ssha512"
  | "ssha256"
  | "ssha"
  | "smd5"
  | "md5-crypt"
  | "apr1"
  | "sha512"
  | "sha256"
  | "sha1"
  | "md5"
  | "mysql"
  | "cram-md5"
  | "nt"
  | "lanman"
  | "bsdi-crypt"
  | "des-crypt"
  | "clear-text"
  /** Nothing is stored: anybody, or nobody, may log in, as the server takes it. */
  | "empty"
  /** `!`, `*`: no password fits. */
  | "locked"
  | "masked"
  | "unknown";

/** By the beginning of a crypt(3) string (crypt(5) of libxcrypt). */
const CRYPT_BEGINNINGS: readonly (readonly [RegExp, PasswordScheme])[] = [
  [/^\$argon2/, "argon2"],
  [/^\$2[abxy]?\$/, "bcrypt"],
  [/^\$g?y\$/, "yescrypt"],
  [/^\$7\$/, "scrypt"],
  [/^\$pbkdf2|^\$sha1\$/, "pbkdf2"],
  [/^\$6\$/, "sha512-crypt"],
  [/^\$5\$/, "sha256-crypt"],
  [/^\$1\$/, "md5-crypt"],
  [/^\$apr1\$/, "apr1"],
  [/^\$3\$/, "nt"],
  [/^_[./A-Za-z0-9]{19}$/, "bsdi-crypt"],
  [/^\*[0-9A-F]{40}$/i, "mysql"],
];

/** Names in `{...}` (Dovecot password schemes; RFC 2307 section 5.3). */
const NAMED: Readonly<Record<string, PasswordScheme>> = {
  PLAIN: "clear-text",
  CLEAR: "clear-text",
  CLEARTEXT: "clear-text",
  "PLAIN-TRUNC": "clear-text",
  ARGON2I: "argon2",
  ARGON2ID: "argon2",
  ARGON2: "argon2",
  BCRYPT: "bcrypt",
  "BLF-CRYPT": "bcrypt",
  PBKDF2: "pbkdf2",
  "SCRAM-SHA-1": "scram",
  "SCRAM-SHA-256": "scram",
  "SHA512-CRYPT": "sha512-crypt",
  "SHA256-CRYPT": "sha256-crypt",
  SSHA512: "ssha512",
  SSHA256: "ssha256",
  SSHA: "ssha",
  SMD5: "smd5",
  "MD5-CRYPT": "md5-crypt",
  SHA512: "sha512",
  SHA256: "sha256",
  SHA: "sha1",
  SHA1: "sha1",
  MD5: "md5",
  "PLAIN-MD5": "md5",
  "LDAP-MD5": "md5",
  "CRAM-MD5": "cram-md5",
  "HMAC-MD5": "cram-md5",
  "DIGEST-MD5": "cram-md5",
  NTLM: "nt",
  NT: "nt",
  LANMAN: "lanman",
  "DES-CRYPT": "des-crypt",
};

const HEX_LENGTHS: Readonly<Record<number, PasswordScheme>> = {
  32: "md5",
  40: "sha1",
  64: "sha256",
  128: "sha512",
};

/** A stored password taken apart; `hash` is what the scheme's own check reads, `""` where there is none to check. */
export interface StoredForm {
  readonly scheme: PasswordScheme;
  readonly hash: string;
}

/** Says by its form how a password is stored. A value of 13 letters is taken for DES: see `isMaybeClearText`. */
export function storedForm(stored: string): StoredForm {
  const value = stored.trim();
  if (value === "") return { scheme: "empty", hash: "" };
  const named = /^\{([A-Za-z0-9-]{2,16})(?:\.(?:b64|base64|hex))?\}([^]*)$/i.exec(value);
  if (named) return namedForm((named[1] ?? "").toUpperCase(), named[2] ?? "");
  if (/^(?:[!*]{1,2}|\*LK\*|NP|\*NP\*|![!*]?\$.*|!.{13,})$/.test(value)) {
    return { scheme: "locked", hash: "" };
  }
  const crypt = CRYPT_BEGINNINGS.find(([beginning]) => beginning.test(value));
  if (isMasked(value)) return { scheme: crypt?.[1] ?? "masked", hash: "" };
  if (crypt) return { scheme: crypt[1], hash: value };
  const hexScheme = /^[0-9a-f]+$/i.test(value) ? HEX_LENGTHS[value.length] : undefined;
  if (hexScheme) return { scheme: hexScheme, hash: value };
  if (/^[./0-9A-Za-z]{13}$/.test(value)) return { scheme: "des-crypt", hash: value };
  return { scheme: "clear-text", hash: stored };
}

/** True for a form that a password of its owner's choice could have as well. */
export function isMaybeClearText(scheme: PasswordScheme): boolean {
  return scheme === "des-crypt";
}

function namedForm(name: string, rest: string): StoredForm {
  if (rest === "") return { scheme: "empty", hash: "" };
  if (isMasked(rest)) return { scheme: NAMED[name] ?? "masked", hash: "" };
  // `{CRYPT}` and Dovecot's `{MD5}` say less than the crypt string behind them; `{PLAIN}$1$` is just odd.
  const crypt = /^(?:MD5|B?CRYPT|[\w-]+-CRYPT|ARGON2.*)$/.test(name)
    ? CRYPT_BEGINNINGS.find(([beginning]) => beginning.test(rest))
    : undefined;
  if (crypt) return { scheme: crypt[1], hash: rest };
  if (name === "CRYPT") {
    const scheme = /^[./0-9A-Za-z]{13}$/.test(rest) ? "des-crypt" : "unknown";
    return { scheme, hash: rest };
  }
  return {
    scheme: Object.hasOwn(NAMED, name) ? (NAMED[name] ?? "unknown") : "unknown",
    hash: rest,
  };
}

/** `****`, `xxxxx`, `<hidden>`, `[removed]`, `$1$****`: somebody hid it before showing the table. */
function isMasked(value: string): boolean {
  return (
    isRedacted(value) ||
    /^(?:\[.{0,40}\]|<.{0,40}>|[.…•]{2,}|(?:\$\w{1,8}\$)?[x*#.…•]{3,})$/i.test(value)
  );
}
