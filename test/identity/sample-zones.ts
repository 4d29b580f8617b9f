import { generateKeyPairSync } from "node:crypto";
import { LIST_ZONES } from "../../src/identity/lists/list-zones.ts";
import type { Zones } from "./dns-server.ts";

/** `p=` of a fresh RSA key. */
export function rsaKey(bits: number): string {
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: bits });
  return publicKey.export({ type: "spki", format: "der" }).toString("base64");
}

const KEY = rsaKey(2048);

export const IP = "192.0.2.7";

/** Every list alive, nobody on it. */
export const LISTS: Zones = Object.fromEntries(
  LIST_ZONES.flatMap(({ zone, testPoints, codes }) =>
    [...testPoints, "exists"].map((name) => [
      `${name}.${zone} A`,
      [`127.0.${codes[0]?.[0] ?? "0.2"}`],
    ]),
  ),
);

/** example.com as it should be, sent from 192.0.2.7 by mail.example.com. */
export const GOOD: Zones = {
  ...LISTS,
  "example.com MX": ["10 mail.example.com"],
  "example.com TXT": ["google-site-verification=abc", "v=spf1 mx ip4:192.0.2.7 -all"],
  "mail.example.com A": [IP],
  "mail.example.com TXT": ["v=spf1 a -all"],
  "7.2.0.192.in-addr.arpa PTR": ["mail.example.com"],
  "mail._domainkey.example.com TXT": [`v=DKIM1; k=rsa; p=${KEY}`],
  "_dmarc.example.com TXT": ["v=DMARC1; p=reject; rua=mailto:dmarc@example.com"],
  "_mta-sts.example.com TXT": ["v=STSv1; id=20260101;"],
  "_smtp._tls.example.com TXT": ["v=TLSRPTv1; rua=mailto:tls@example.com"],
};

/** The good zone with some records replaced; `null` takes one away. */
export function changed(changes: Readonly<Record<string, Zones[string] | null>>): Zones {
  const all = { ...GOOD, ...changes };
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, data]) => (data === null ? [] : [[key, data] as const])),
  );
}
