import { expect, test } from "vitest";
import { parseBootstrap, serverFor } from "./parse-bootstrap.ts";

const TABLE = {
  version: "1.0",
  services: [
    [["203.0.0.0/8"], ["http://wide.example/", "https://wide.example"]],
    [["203.0.113.0/24"], ["https://near.example/rdap/"]],
    [["198.51.100.0/24"], ["http://plain.example/"]],
    [["2001:db8::/32", "nonsense", "203.0.113.0/99", 7], ["https://six.example/"]],
    "nonsense",
  ],
};

test.each([
  { input: "203.0.113.7", want: "https://near.example/rdap/" },
  { input: "203.9.9.9", want: "https://wide.example/" },
  { input: "198.51.100.1", want: undefined },
  { input: "2001:db8::1", want: "https://six.example/" },
  { input: "8.8.8.8", want: undefined },
])("$input: $want", ({ input, want }) => {
  expect(serverFor(input, parseBootstrap(TABLE) ?? [])).toBe(want);
});

test.each([null, {}, [], { services: "x" }])("%j is no table", (document) => {
  expect(parseBootstrap(document)).toBeUndefined();
});
