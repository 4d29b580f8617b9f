import { isIP } from "node:net";
import { plainIp, scopeOf } from "../../core/ip-address.ts";
import type { Accused } from "./accused.ts";
import { isHostName } from "./host-name.ts";
import { Masks } from "./masks.ts";
import { NAME_PATTERNS } from "./name-patterns.ts";

/** Masks who is not accused; a value has the same mask for as long as the redactor lives. */
export interface Redactor {
  /** Text with names in it: a log line, a path, a command. */
  text(text: string): string;
  /** A value that is a name as a whole, and need not look like one: a login, a host, an address. */
  name(name: string): string;
  host(name: string): string;
  /** Free words, masked as a whole: a subject. */
  words(text: string): string;
  /** True for an address block (`203.0.113.0/24`) that an accused client is in. */
  isAccusedNetwork(network: string): boolean;
}

/** Addresses that are nobody's: the wildcards of settings, and the beginnings of the private blocks (RFC 1918). */
const NOBODYS_IPS = new Set([
  "::",
  "0.0.0.0",
  "255.255.255.255",
  "10.0.0.0",
  "172.16.0.0",
  "192.168.0.0",
]);
const NOBODYS_HOSTS = /^(?:unknown|localhost|none|local|private|ip|\d+)$/i;
/** `from=bob@example.com`: the key is no part of the address; `bob=example.com@lists.example` has none. */
const KEY =
  /^(?:(?:from|to|cc|sender|recipient|rcpt|orig_to|user(?:name)?|r?login|ruser|account|e?mail|addr(?:ess)?|(?:message-)?id|msgid|sasl_(?:username|sender)|envelope-from|return-path|reply-to|uid|name|[A-Z])=|[\x27\x60])/i;
/** Names of mail files end in the host that made them. */
const MAILDIR_FILE = /^(\d{9,11}\.\w{1,60}\.)(.+)$/;
const WITH_ENDING = /^(.+?\.[A-Za-z][A-Za-z0-9-]{1,62})(\.[\w-]+(?:\.\d{1,8})?)$/;
/** How a web site masks an address; it was masked before us. */
const WEB_MASK = String.raw`\[email[\s\u00a0]protected\]`;
/** `pool-192.0.2.7` is no host name. */
const IPV4_INSIDE = /\d{1,3}(?:\.\d{1,3}){3}/g;
const IPV6_PREFIX = /^IPv6:/i;

/** Makes a redactor. The accused keep their names, everywhere. */
export function createRedactor(accused: Accused, networkOf: (ip: string) => string): Redactor {
  const masks = new Masks();
  const networks = new Set([...accused.ips].map(networkOf));
  const pattern = compile(accused.paths);

  const isAccused = (name: string) => {
    const lower = name.toLowerCase();
    return accused.accounts.has(lower) || accused.users.has(lower);
  };
  const ip = (written: string): string | undefined => {
    const bare = written.replace(IPV6_PREFIX, "");
    const trimmed = isIP(bare) === 0 ? bare.replace(/[:.]{1,2}$/, "") : bare;
    if (isIP(trimmed) === 0) return undefined;
    const plain = plainIp(trimmed);
    if (accused.ips.has(plain) || scopeOf(plain) === "loopback" || NOBODYS_IPS.has(plain))
      return written;
    return masks.ip(plain) + bare.slice(trimmed.length);
  };
  const address = (written: string): string => {
    const at = written.lastIndexOf("@");
    if (isAccused(written)) return written;
    const key = KEY.exec(written)?.[0];
    if (key !== undefined) return key + address(written.slice(key.length));
    const domain = written.slice(at + 1);
    if (!domain.startsWith("[")) return masks.address(written.slice(0, at), domain);
    const literal = domain.slice(1, -1);
    return `${masks.user(written)}@[${ip(literal) ?? masks.host(literal)}]`;
  };
  const host = (name: string): string => {
    if (NOBODYS_HOSTS.test(name)) return name;
    const bare = name.startsWith("[") && name.endsWith("]") ? name.slice(1, -1) : name;
    const masked =
      ip(bare) ?? (bare.includes(".") ? masks.domain(bare.replace(/\.$/, "")) : masks.host(bare));
    return bare === name ? masked : `[${masked}]`;
  };
  const name = (whole: string): string => {
    if (whole === "" || isAccused(whole)) return whole;
    if (whole.includes("@")) return address(whole);
    const bare = ip(whole);
    if (bare !== undefined) return bare;
    return whole.includes(".") && isHostName(whole, false)
      ? masks.domain(whole)
      : masks.user(whole);
  };
  const peer = (found: string, ipBehind: string): string =>
    accused.ips.has(plainIp(ipBehind)) ? found : host(found);

  const mask = (groups: Readonly<Record<string, string | undefined>>, context: Context): string => {
    const { found, before, after } = context;
    if (groups.kept !== undefined) return found;
    if (groups.host !== undefined) return host(found);
    if (groups.peer !== undefined)
      return peer(found, /^\[(?:IPv6:)?([^\]]*)/i.exec(after)?.[1] ?? "");
    if (groups.words !== undefined) return masks.words(found);
    if (groups.user !== undefined) return name(found);
    if (groups.address !== undefined) return address(found);
    if (groups.ip !== undefined) return ip(found) ?? found;
    const maildir = MAILDIR_FILE.exec(found);
    if (maildir) return `${maildir[1]}${host(maildir[2] ?? "")}`;
    const isInPath = before.endsWith("/") && !before.endsWith("//") && !after.startsWith("/");
    if (isHostName(found, isInPath)) return masks.domain(found);
    // Of a log, a page or a key of somebody's: `example.com.log`.
    const [, beginning = "", ending = ""] = WITH_ENDING.exec(found) ?? [];
    return isHostName(beginning, isInPath)
      ? masks.domain(beginning) + ending
      : found.replace(IPV4_INSIDE, (inside) => ip(inside) ?? inside);
  };

  return {
    text: (text) =>
      text.replace(pattern, (found: string, ...rest: unknown[]) => {
        const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
        const offset = rest.at(-3) as number;
        return mask(groups, {
          found,
          before: text.slice(Math.max(0, offset - 2), offset),
          after: text.slice(offset + found.length, offset + found.length + 60),
        });
      }),
    name,
    host,
    words: (text) => (text === "" ? text : masks.words(text)),
    isAccusedNetwork: (network) => networks.has(network),
  };
}

interface Context {
  readonly found: string;
  /** The two characters before it, and some behind. */
  readonly before: string;
  readonly after: string;
}

function compile(keptPaths: readonly string[]): RegExp {
  const kept = keptPaths
    .toSorted((a, b) => b.length - a.length)
    .map((path) => path.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`));
  const alternatives = Object.entries({
    kept: [WEB_MASK, ...kept.map((path) => `${path}(?![\\w.-])`)].join("|"),
    ...NAME_PATTERNS,
  }).map(([name, pattern]) => `(?<${name}>${pattern})`);
  return new RegExp(alternatives.join("|"), "gimu");
}
