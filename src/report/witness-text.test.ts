import { expect, test } from "vitest";
import { path, restriction, said, setting, under } from "../core/witness.ts";
import type { Witness } from "../core/witness.ts";
import { LANGUAGE_TAGS, loadLanguage } from "./language.ts";
import { witnessText } from "./witness-text.ts";

const STATEMENT: Witness = {
  kind: "statement",
  verb: "accept",
  conditions: [
    { name: "hosts", value: "+relay_from_hosts", negated: false },
    { name: "authenticated", value: "*", negated: true },
  ],
  place: "exim4.conf:31",
};
const ROW: Witness = {
  kind: "row",
  restriction: "check_client_access",
  key: "192.0.2.7",
  value: "OK",
  place: "clients:1",
};

test.each([
  {
    name: "a path",
    witness: path([
      setting("smtpd_relay_restrictions (default)"),
      restriction("permit_mynetworks"),
      ROW,
    ]),
    want: "smtpd_relay_restrictions (default) > permit_mynetworks > check_client_access: 192.0.2.7 OK (clients:1)",
  },
  {
    name: "a statement",
    witness: STATEMENT,
    want: "accept hosts = +relay_from_hosts, !authenticated = * (exim4.conf:31)",
  },
  {
    name: "a path with the mail that takes it",
    witness: {
      kind: "mail",
      path: restriction("permit"),
      mail: { helo: "localhost", login: "", sender: "", recipient: "a@example.net" },
    } as const,
    want: "permit; HELO localhost, logged in as , MAIL FROM:<>, RCPT TO:<a@example.net>",
  },
  {
    name: "an ordinary mail",
    witness: { kind: "mail", path: restriction("permit"), mail: {} } as const,
    want: "permit",
  },
  {
    name: "a mail whose path needs no word",
    witness: { kind: "mail", path: path([]), mail: { sender: "" } } as const,
    want: "MAIL FROM:<>",
  },
  {
    name: "what holds under conditions",
    witness: under(
      [said("only-over-ipv6"), said("dns-of", { name: "example.org" })],
      under([{ kind: "router", name: "dns" }], setting("no_more")),
    ),
    want: "only over IPv6, the DNS of example.org: router dns: no_more",
  },
  { name: "no conditions", witness: under([], setting("a = b")), want: "a = b" },
])("$name", async ({ witness, want }) => {
  expect(witnessText(witness, await loadLanguage("en"))).toBe(want);
});

test.each(LANGUAGE_TAGS)(
  "%s: settings, places and commands stand as they are written",
  async (tag) => {
    const witness = under([said("proxy-line")], path([STATEMENT, ROW]));
    const text = witnessText(witness, await loadLanguage(tag));
    expect(text).toContain(
      "accept hosts = +relay_from_hosts, !authenticated = * (exim4.conf:31) > ",
    );
    expect(text).toMatch(/check_client_access: 192\.0\.2\.7 OK \(clients:1\)$/);
  },
);
