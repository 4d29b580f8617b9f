import { createHash } from "node:crypto";
import { cryptDigits } from "../crypt/crypt-base64.ts";
import { shaCrypt } from "../crypt/sha-crypt.ts";
import { storedForm } from "../password-scheme.ts";

const SALTED: Readonly<Record<string, string>> = {
  ssha: "sha1",
  ssha256: "sha256",
  ssha512: "sha512",
};

/**
 * A new password as the store would keep it, so that whatever checks it understands it: salted as before, crypt(3) as
 * SHA-512, and as it stands where the server compares. Undefined where that cannot be told from `old`: a hash without
 * its scheme, or none at all. `salt` are 8 random bytes.
 */
export function storeLike(old: string, password: string, salt: Uint8Array): string | undefined {
  const { scheme } = storedForm(old);
  const brace = /^\{[\w.-]{2,24}\}/.exec(old.trim())?.[0] ?? "";
  switch (scheme) {
    case "clear-text":
      return brace + password;
    case "ssha":
    case "ssha256":
    case "ssha512":
      return `{${scheme.toUpperCase()}}${salted(SALTED[scheme] ?? "sha512", password, salt)}`;
    case "md5-crypt":
    case "sha256-crypt":
    case "sha512-crypt":
    case "bcrypt":
    case "yescrypt": {
      // LDAP servers know `{CRYPT}` alone; Dovecot knows both.
      const named = brace === "" || /^\{crypt\}$/i.test(brace) ? brace : "{SHA512-CRYPT}";
      const hash = shaCrypt(password, `$6$${letters(salt)}$`);
      return hash === undefined ? undefined : named + hash;
    }
    default:
      return undefined;
  }
}

function salted(algorithm: string, password: string, salt: Uint8Array): string {
  const digest = createHash(algorithm).update(password, "utf8").update(salt).digest();
  return Buffer.concat([digest, salt]).toString("base64");
}

/** Two letters a byte: the alphabet of crypt(3) has no `+` and no `=`. */
function letters(salt: Uint8Array): string {
  return [...salt].map((byte) => cryptDigits(byte, 2)).join("");
}
