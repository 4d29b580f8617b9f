import { expect, test } from "vitest";
import { storedForm } from "./password-scheme.ts";

const HEX = "0123456789abcdef";

test.each([
  { stored: "$1$salt$0123456789012345678901", want: "md5-crypt" },
  { stored: "$apr1$salt$0123456789012345678901", want: "apr1" },
  { stored: "$2y$10$abcdefghijklmnopqrstuv", want: "bcrypt" },
  { stored: "$5$rounds=5000$salt$hash", want: "sha256-crypt" },
  { stored: "$6$salt$hash", want: "sha512-crypt" },
  { stored: "$y$j9T$salt$hash", want: "yescrypt" },
  { stored: "$argon2id$v=19$m=65536,t=3,p=4$salt$hash", want: "argon2" },
  { stored: "{SSHA512}c2FsdA==", want: "ssha512" },
  { stored: "{ssha}c2FsdA==", want: "ssha" },
  { stored: "{SSHA256.HEX}00ff", want: "ssha256" },
  { stored: "{PLAIN}secret", want: "clear-text" },
  { stored: "{PLAIN}$1$odd", want: "clear-text" },
  { stored: "{PLAIN}", want: "empty" },
  { stored: "{CRYPT}$6$salt$hash", want: "sha512-crypt" },
  { stored: "{CRYPT}abJnggxhB/yWI", want: "des-crypt" },
  { stored: "{MD5}$1$salt$hash", want: "md5-crypt" },
  { stored: "{MD5}ICy5YqxZB1uWSwcVLSNLcA==", want: "md5" },
  { stored: "{BLF-CRYPT}$2y$05$abc", want: "bcrypt" },
  { stored: "{ARGON2ID}$argon2id$v=19$x", want: "argon2" },
  { stored: "{PBKDF2}$1$salt$5000$0123456789abcdef0123456789abcdef01234567", want: "pbkdf2" },
  { stored: "{CRAM-MD5}0011", want: "cram-md5" },
  { stored: "{NO-SUCH}x", want: "unknown" },
  { stored: HEX.repeat(2), want: "md5" },
  { stored: "A9993E364706816ABA3E25717850C26C9CD0D89D", want: "sha1" },
  { stored: `*${HEX.repeat(2)}01234567`, want: "mysql" },
  { stored: "abJnggxhB/yWI", want: "des-crypt" },
  { stored: "_J9..rasmBYk8r9AiWNc", want: "bsdi-crypt" },
  { stored: "", want: "empty" },
  { stored: "  ", want: "empty" },
  { stored: "!", want: "locked" },
  { stored: "!!", want: "locked" },
  { stored: "!$6$salt$hash", want: "locked" },
  { stored: "*", want: "locked" },
  { stored: "****", want: "masked" },
  { stored: "xxxxxxxx", want: "masked" },
  { stored: "<hidden>", want: "masked" },
  { stored: "$1$****", want: "md5-crypt" },
  { stored: "{SSHA512}****", want: "ssha512" },
  { stored: "123456", want: "clear-text" },
  { stored: "correct horse", want: "clear-text" },
])("$stored is $want", ({ stored, want }) => {
  expect(storedForm(stored).scheme).toBe(want);
});
