import { describe, expect, it } from "vitest";
import { scopeOf } from "../../core/ip-address.ts";
import { createPeer, isLoopbackIp, isPrivateIp, readPeer } from "./peer.ts";

function peerOf(text: string, end = text.length) {
  const peer = createPeer();
  const bytes = Buffer.from(text);
  if (!readPeer(bytes, 0, end, peer)) return undefined;
  return [
    text.slice(peer.nameStart, peer.nameEnd),
    text.slice(peer.ipStart, peer.ipEnd),
    text.slice(peer.next),
  ];
}

describe("readPeer", () => {
  it.each([
    { text: "mx[192.0.2.1], x", want: ["mx", "192.0.2.1", ", x"] },
    { text: "mx[192.0.2.1]:25, x", want: ["mx", "192.0.2.1", ", x"] },
    { text: "unknown[2001:db8::1]:4000", want: ["unknown", "2001:db8::1", ""] },
    { text: "mx[192.0.2.1]: SASL", want: ["mx", "192.0.2.1", ": SASL"] },
    { text: "[192.0.2.1]", want: ["", "192.0.2.1", ""] },
    { text: "mx[private/dovecot-lmtp], x", want: ["mx", "private/dovecot-lmtp", ", x"] },
    { text: "mx[192.0.2.1", want: undefined },
    { text: "none, x", want: undefined },
    { text: `${"a".repeat(500)}[192.0.2.1]`, want: undefined },
    { text: "", want: undefined },
  ])("$text", ({ text, want }) => expect(peerOf(text)).toEqual(want));

  it("never looks beyond the end", () => {
    expect(peerOf("mx[192.0.2.1]:25", 12)).toBeUndefined();
    expect(peerOf("mx[192.0.2.1]:25", 13)?.[1]).toBe("192.0.2.1");
  });
});

describe("loopback and private addresses", () => {
  it.each([
    "127.0.0.1",
    "127.9.9.9",
    "::1",
    "10.1.2.3",
    "192.168.1.1",
    "172.16.0.1",
    "172.31.9.9",
    "fd00::1",
    "fc12::1",
    "192.0.2.1",
    "1.2.3.4",
    "100.1.2.3",
    "101.1.2.3",
    "172.15.0.1",
    "172.32.0.1",
    "172.1.6.1",
    "172.100.0.1",
    "192.16.8.1",
    "192.169.0.1",
    "12.7.0.1",
    "1.127.0.1",
    "2001:db8::1",
    "::2",
    "ff02::1",
    "169.254.1.1",
    "169.253.1.1",
    "fe80::1",
    "FEBF::1",
    "fec0::1",
    "::ffff:10.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:192.0.2.1",
  ])("of %s are what scopeOf says", (ip) => {
    const bytes = Buffer.from(`x[${ip}]:25`);
    const end = 2 + ip.length;
    const scope = isLoopbackIp(bytes, 2, end)
      ? "loopback"
      : isPrivateIp(bytes, 2, end)
        ? "private"
        : "public";
    expect(scope).toBe(scopeOf(ip));
  });

  it("take a relay in a carrier's network for a stranger", () => {
    const bytes = Buffer.from("100.64.0.1");
    expect(isPrivateIp(bytes, 0, bytes.length)).toBe(false);
  });
});
