import { expect, test } from "vitest";
import { hidePassword } from "../stored-password.ts";
import { storeLike } from "./store-like.ts";

const SALT = Uint8Array.from([0, 1, 62, 63, 64, 128, 254, 255]);
const NEW = "Pfirsich-Planted-94";

test.each([
  { old: "Planted-95", want: /^Pfirsich/ },
  { old: "{PLAIN}Planted-95", want: /^\{PLAIN\}Pfirsich/ },
  { old: "$1$abc$a7WlkLLqxwZSiBRZcIOgJ/", want: /^\$6\$[./\w]{16}\$[./\w]{86}$/ },
  { old: "{CRYPT}$1$abc$a7WlkLLqxwZSiBRZcIOgJ/", want: /^\{CRYPT\}\$6\$/ },
  { old: "{BLF-CRYPT}$2y$10$abcdefghijklmnopqrstuv", want: /^\{SHA512-CRYPT\}\$6\$/ },
  { old: "{SSHA}zUR37B1KEcb0Ho9cGW6uBfHDHJFQTEFOVEVEMg==", want: /^\{SSHA\}[\w+/=]{40}$/ },
  { old: "{SSHA512}x1234567890", want: /^\{SSHA512\}[\w+/=]{96}$/ },
])("like $old", ({ old, want }) => {
  const stored = storeLike(old, NEW, SALT);
  expect(stored).toMatch(want);
  expect(hidePassword(stored ?? "").matches(NEW)).toBe("yes");
  expect(hidePassword(stored ?? "").matches(`${NEW}x`)).toBe("no");
});

test.each([
  "",
  "!$6$abc$def",
  "5f4dcc3b5aa765d61d8327deb882cf99",
  "*6BB4837EB74329105EE4568DDA7DC67ED2CA2AD9",
])("nothing is made up for %j", (old) => {
  expect(storeLike(old, NEW, SALT)).toBeUndefined();
});
