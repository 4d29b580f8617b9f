import { createHash, pbkdf2Sync, timingSafeEqual } from "node:crypto";
import type { StoredForm } from "../password-scheme.ts";
import { desCrypt } from "./des-crypt.ts";
import { md5Crypt } from "./md5-crypt.ts";
import { shaCrypt } from "./sha-crypt.ts";

/** `unchecked`: this program has no check for the scheme, or the hash is too costly or damaged. */
export type Match = "yes" | "no" | "unchecked";

/** Says whether `guess` is the stored password. Never throws, whatever the hash is. */
export function matchesStored({ scheme, hash }: StoredForm, guess: string): Match {
  if (scheme === "empty" || scheme === "locked") return "no";
  if (hash === "") return "unchecked";
  switch (scheme) {
    case "clear-text":
      return answer(hash === guess);
    case "md5-crypt":
    case "apr1":
      return matchesMd5Crypt(hash, guess, scheme === "apr1" ? "$apr1$" : "$1$");
    case "sha512-crypt":
    case "sha256-crypt": {
      const made = shaCrypt(guess, hash);
      return made === undefined ? "unchecked" : answer(made === hash);
    }
    case "des-crypt":
      return answer(desCrypt(guess, hash) === hash);
    case "md5":
    case "sha1":
    case "sha256":
    case "sha512":
      return matchesDigest(scheme, hash, guess, false);
    case "smd5":
      return matchesDigest("md5", hash, guess, true);
    case "ssha":
      return matchesDigest("sha1", hash, guess, true);
    case "ssha256":
      return matchesDigest("sha256", hash, guess, true);
    case "ssha512":
      return matchesDigest("sha512", hash, guess, true);
    case "mysql":
      return answer(hash.slice(1).toLowerCase() === mysqlPassword(guess));
    case "pbkdf2":
      return matchesPbkdf2(hash, guess);
    case "argon2":
    case "bcrypt":
    case "yescrypt":
    case "scrypt":
    case "scram":
    case "cram-md5":
    case "nt":
    case "lanman":
    case "bsdi-crypt":
    case "masked":
    case "unknown":
      return "unchecked";
  }
}

function answer(isSame: boolean): Match {
  return isSame ? "yes" : "no";
}

function matchesMd5Crypt(hash: string, guess: string, magic: "$1$" | "$apr1$"): Match {
  const salt = hash.slice(magic.length).split("$", 1)[0] ?? "";
  return answer(md5Crypt(guess, salt, magic) === hash);
}

/** Hex or base64; salted, the salt stands behind the digest (RFC 2307 section 5.3, Dovecot password schemes). */
function matchesDigest(algorithm: string, hash: string, guess: string, salted: boolean): Match {
  const size = createHash(algorithm).digest().length;
  const isHex = /^[0-9a-f]+$/i.test(hash) && hash.length >= 2 * size;
  const bytes = Buffer.from(hash, isHex ? "hex" : "base64");
  if (bytes.length < size || (!salted && bytes.length !== size)) return "unchecked";
  const made = createHash(algorithm).update(guess, "utf8").update(bytes.subarray(size)).digest();
  return answer(timingSafeEqual(made, bytes.subarray(0, size)));
}

/** MySQL 4.1 `PASSWORD()`: `*` and SHA1(SHA1(password)). */
function mysqlPassword(guess: string): string {
  const inner = createHash("sha1").update(guess, "utf8").digest();
  return createHash("sha1").update(inner).digest("hex");
}

const PBKDF2_ROUNDS_MAX = 50_000;

/** Dovecot's `{PBKDF2}$1$salt$rounds$hex`, HMAC-SHA1. */
function matchesPbkdf2(hash: string, guess: string): Match {
  const form = /^\$1\$([^$]{1,64})\$(\d{1,7})\$([0-9a-f]{40})$/i.exec(hash);
  if (!form) return "unchecked";
  const [, salt = "", rounds = "", digest = ""] = form;
  if (Number(rounds) < 1 || Number(rounds) > PBKDF2_ROUNDS_MAX) return "unchecked";
  const made = pbkdf2Sync(guess, salt, Number(rounds), 20, "sha1").toString("hex");
  return answer(made === digest.toLowerCase());
}
