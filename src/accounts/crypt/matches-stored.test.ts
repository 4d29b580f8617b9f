import { createHash, createHmac, pbkdf2Sync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { storedForm } from "../password-scheme.ts";
import { matchesStored } from "./matches-stored.ts";

function salted(algorithm: string, password: string): string {
  const salt = Buffer.from("pepper77");
  const hash = createHash(algorithm).update(password).update(salt).digest();
  return Buffer.concat([hash, salt]).toString("base64");
}

function digest(algorithm: string, encoding: "hex" | "base64", password: string): string {
  return createHash(algorithm).update(password).digest(encoding);
}

/** As crypt(3) of glibc makes them; the others from their definitions. */
const STORED = [
  {
    password: "Hello world!",
    stored:
      "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
  },
  { password: "Hello world!", stored: "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5" },
  {
    password: "the minimum number is still observed",
    stored: "$5$rounds=1000$roundstoolow$yfvwcWrQ8l/K0DAWyuPMDNHpIVlTQebY9l/gL972bIC",
  },
  { password: "grape", stored: "abwe5aguGtWyA" },
  { password: "123456", stored: "/9.s5HHEL0upA" },
  { password: "grape", stored: salted("sha512", "grape"), scheme: "{SSHA512}" },
  { password: "grape", stored: salted("sha256", "grape"), scheme: "{SSHA256}" },
  { password: "grape", stored: salted("sha1", "grape"), scheme: "{SSHA}" },
  { password: "grape", stored: salted("md5", "grape"), scheme: "{SMD5}" },
  { password: "grape", stored: digest("sha1", "base64", "grape"), scheme: "{SHA}" },
  { password: "grape", stored: digest("sha256", "base64", "grape"), scheme: "{SHA256}" },
  { password: "grape", stored: digest("md5", "hex", "grape"), scheme: "{PLAIN-MD5}" },
  { password: "grape", stored: digest("md5", "hex", "grape") },
  { password: "grape", stored: digest("sha1", "hex", "grape").toUpperCase() },
  { password: "grape", stored: "grape", scheme: "{PLAIN}" },
  { password: "grape", stored: "grape" },
  {
    password: "grape",
    stored: `*${createHash("sha1").update(createHash("sha1").update("grape").digest()).digest("hex")}`,
  },
  {
    password: "grape",
    stored: `$1$saltsalt$100$${pbkdf2Sync("grape", "saltsalt", 100, 20, "sha1").toString("hex")}`,
    scheme: "{PBKDF2}",
  },
];

describe("matchesStored", () => {
  test.each(STORED)("$stored", ({ password, stored, scheme = "" }) => {
    const form = storedForm(scheme + stored);
    expect(matchesStored(form, password)).toBe("yes");
    expect(matchesStored(form, `${password}x`)).toBe("no");
  });

  test.each(["MD5 of FreeBSD", ""])("md5-crypt of %j, as openssl makes it", (password) => {
    const stored =
      password === "" ? "$1$saltsalt$5Jhcit4zN9UlGiA0txPkO0" : "$1$saltsalt$8A4LEuUBASIIa1UQ8Cb2P0";
    const form = storedForm(stored);
    expect(matchesStored(form, password)).toBe("yes");
    expect(matchesStored(form, "other")).toBe("no");
  });

  test.each([
    "$2y$10$abcdefghijklmnopqrstuv",
    "$argon2id$v=19$m=1$salt$hash",
    "$6$rounds=999999$salt$hash",
    "{SSHA}AAAA",
    "{PBKDF2}$1$salt$9999999$0123456789abcdef0123456789abcdef01234567",
    `{CRAM-MD5}${createHmac("md5", "k").update("x").digest("hex")}`,
  ])("%s is not checked", (stored) => {
    expect(matchesStored(storedForm(stored), "123456")).toBe("unchecked");
  });

  test("never throws, whatever is stored", () => {
    const beginning = fc.constantFrom(
      "",
      "$1$",
      "$apr1$",
      "$5$rounds=1000$",
      "$6$rounds=",
      "{SSHA}",
      "{PBKDF2}$1$",
      "*",
    );
    fc.assert(
      fc.property(
        beginning,
        fc.string({ maxLength: 60 }),
        fc.string({ maxLength: 8 }),
        (head, tail, guess) => {
          expect(["yes", "no", "unchecked"]).toContain(
            matchesStored(storedForm(head + tail), guess),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
