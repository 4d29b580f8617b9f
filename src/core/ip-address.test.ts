import { describe, expect, it } from "vitest";
import { isIp, networkOf, plainIp, scopeOf } from "./ip-address.ts";

describe("scopeOf", () => {
  it.each([
    ["127.0.0.1", "loopback"],
    ["127.255.0.9", "loopback"],
    ["0.0.0.0", "loopback"],
    ["::1", "loopback"],
    ["::ffff:127.0.0.1", "loopback"],
    ["IPv6:::1", "loopback"],
    ["10.1.2.3", "private"],
    ["172.15.0.1", "public"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["172.32.0.1", "public"],
    ["192.168.0.1", "private"],
    ["192.169.0.1", "public"],
    ["100.63.0.1", "public"],
    ["100.64.0.1", "private"],
    ["100.127.0.1", "private"],
    ["100.128.0.1", "public"],
    ["169.254.1.1", "private"],
    ["::ffff:10.0.0.1", "private"],
    ["::FFFF:192.168.1.1", "private"],
    ["fe80::1", "private"],
    ["FEBF::1", "private"],
    ["fec0::1", "public"],
    ["fd12:3456::1", "private"],
    ["fc00::1", "private"],
    ["fe00::1", "public"],
    ["2001:db8::1", "public"],
    ["192.0.2.1", "public"],
    ["::ffff:192.0.2.1", "public"],
    ["192.***.***.***", undefined],
    ["192.0.2.xxx", undefined],
    ["192.0.2", undefined],
    ["192.0.2.1.5", undefined],
    ["unknown", undefined],
    ["", undefined],
  ])("%s is %s", (ip, want) => expect(scopeOf(ip)).toBe(want));
});

describe("networkOf", () => {
  it.each([
    ["192.0.2.1", "192.0.2.0/24"],
    ["192.0.2.255", "192.0.2.0/24"],
    ["::ffff:192.0.2.7", "192.0.2.0/24"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::6", "2001:db8:1:2::/64"],
    ["2001:DB8:0001:0002::6", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:db8:0:0:9::1", "2001:db8:0:0::/64"],
    ["2001:db8:1::", "2001:db8:1:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["192.0.2.xxx", "192.0.2.xxx"],
  ])("of %s is %s", (ip, want) => expect(networkOf(ip)).toBe(want));
});

it.each([
  ["IPv6:2001:DB8::1", "2001:db8::1"],
  ["::FFFF:192.0.2.1", "192.0.2.1"],
  ["192.0.2.1", "192.0.2.1"],
])("plainIp of %s is %s", (text, want) => expect(plainIp(text)).toBe(want));

it.each([
  ["192.0.2.1", true],
  ["2001:db8::1", true],
  ["192.0.2.256", false],
  ["192.168.1.***", false],
  ["mx.example.com", false],
])("isIp of %s is %s", (text, want) => expect(isIp(text)).toBe(want));
