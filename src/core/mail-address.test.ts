import { expect, it } from "vitest";
import { domainOf, isRedacted, isSrsAddress, localPartOf } from "./mail-address.ts";

it.each([
  ["bob@Example.COM", "bob", "example.com"],
  ["bob", "bob", ""],
  ["", "", ""],
  ['"a@b"@example.com', '"a@b"', "example.com"],
  ["bob@", "bob", ""],
  ["Bob@[192.0.2.1]", "Bob", "[192.0.2.1]"],
])("takes %s apart", (address, local, domain) => {
  expect([localPartOf(address), domainOf(address)]).toEqual([local, domain]);
});

it.each([
  "[email protected]",
  "[email\u00a0protected]",
  "a[email protected]b",
  "****",
  "****@example.com",
  "b**@example.com",
  "bob@****",
  "192.***.***.***",
  "xxxx",
  "XXXX",
  "xxx@example.com",
  "bob@xxxx",
  "###",
  "<hidden>",
  "redacted",
  "user-redacted@example.com",
  "{mail_addr}",
])("%s is redacted", (value) => expect(isRedacted(value)).toBe(true));

it.each([
  "bob@example.com",
  "max@example.com",
  "x@example.com",
  "alex@xxl.example",
  "a*b@example.com",
  "xerox",
  "unredactedness@example.com",
  "192.0.2.1",
  "",
])("%s is not redacted", (value) => expect(isRedacted(value)).toBe(false));

it.each([
  ["SRS0=HHH=TT=example.org=bob@example.com", true],
  ["srs0+HHH=TT=example.org=bob@example.com", true],
  ["SRS1=HHH=example.net==HHH=TT=example.org=bob@example.com", true],
  ["SRS2=x@example.com", false],
  ["srs0@example.com", false],
  ["bob+srs0=x@example.com", false],
])("isSrsAddress of %s is %s", (address, want) => expect(isSrsAddress(address)).toBe(want));

it.each(["192.0.2.xxx", "192.0.2.*", "2001:db8::xxxx"])("%s is redacted", (value) =>
  expect(isRedacted(value)).toBe(true),
);
