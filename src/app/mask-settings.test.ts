import { expect, test } from "vitest";
import { maskSettings } from "./mask-settings.ts";

test.each([
  {
    name: "Exim: a password in a condition",
    input: "server_condition = ${if and{{eq{$auth1}{info}}{eq {${auth2}} {hunter2}}}}",
    want: "server_condition = ${if and{{eq{$auth1}{****}}{eq {${auth2}} {****}}}}",
  },
  { name: "Exim as client", input: "  client_send = ^info^hunter2", want: "  client_send = ****" },
  { name: "CRAM-MD5", input: "server_secret = hunter2", want: "server_secret = ****" },
  {
    name: "a lookup is no secret",
    input: "server_secret = ${lookup{$auth1}lsearch{/etc/exim4/passwd}}",
    want: "server_secret = ${lookup{$auth1}lsearch{/etc/exim4/passwd}}",
  },
  {
    name: "a comparison with a variable is no secret",
    input: "condition = ${if eq{$auth2}{$address_data}}",
    want: "condition = ${if eq{$auth2}{$address_data}}",
  },
  { name: "LDAP", input: "bind_pw = hunter 2", want: "bind_pw = ****" },
  { name: "what logs have, too", input: "password = hunter2", want: "password = ****" },
])("$name", ({ input, want }) => {
  expect(maskSettings(input)).toBe(want);
});
