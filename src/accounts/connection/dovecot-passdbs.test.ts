import { expect, test } from "vitest";
import { dovecotPassdbs, withLogin } from "./dovecot-passdbs.ts";

test.each([
  {
    name: "2.3",
    text: "# 2.3.19\nauth_username_format = %n\npassdb {\n  args = scheme=CRYPT username_format=%u /etc/dovecot/users\n  driver = passwd-file\n}\npassdb {\n  driver = pam\n}\nuserdb {\n  args = /not/this\n  driver = passwd-file\n}",
    want: [
      { driver: "passwd-file", userFormat: "%u", path: "/etc/dovecot/users" },
      { driver: "pam", userFormat: "%n" },
    ],
  },
  {
    name: "2.4",
    text: "passdb passwd-file {\n  passwd_file_path = /etc/dovecot/users\n  fields {\n    x = y\n  }\n}",
    want: [{ driver: "passwd-file", userFormat: "%Lu", path: "/etc/dovecot/users" }],
  },
  {
    name: "one that refuses, one for masters",
    text: "passdb {\n  args = /etc/deny\n  deny = yes\n  driver = passwd-file\n}\npassdb {\n  args = /etc/masters\n  driver = passwd-file\n  master = yes\n}",
    want: [],
  },
])("$name", ({ text, want }) => {
  expect(dovecotPassdbs(text)).toEqual(want);
});

test.each([
  { value: "/etc/auth/%d/passwd", login: "a@b.example", want: "/etc/auth/b.example/passwd" },
  { value: "%{user | username | lower}", login: "Ann@b.example", want: "ann" },
  { value: "/etc/auth/%d", login: "a@../../shadow", want: undefined },
  { value: "/etc/auth/%d/x", login: "a@..", want: undefined },
  { value: "/etc/auth/%{local_ip}", login: "a@b.example", want: undefined },
  { value: "/etc/dovecot/users", login: "../x", want: "/etc/dovecot/users" },
])("$value for $login", ({ value, login, want }) => {
  expect(withLogin(value, login, value.startsWith("/"))).toBe(want);
});
