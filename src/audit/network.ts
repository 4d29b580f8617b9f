/** A block of IP addresses. */
export interface Network {
  /** 32 for IPv4, 128 for IPv6. */
  readonly bits: 32 | 128;
  readonly base: bigint;
  readonly prefix: number;
}

/** The number of an IPv4 or IPv6 address; IPv6 may stand in brackets. `undefined` for what is no address. */
export function parseAddress(
  text: string,
): { readonly bits: 32 | 128; readonly value: bigint } | undefined {
  const bare = text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1) : text;
  const plain = bare.replace(/^ipv6:/i, "");
  const four = parseFour(plain);
  if (four !== undefined) return { bits: 32, value: four };
  const six = parseSix(plain);
  return six === undefined ? undefined : { bits: 128, value: six };
}

function parseFour(text: string): bigint | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (found === null) return undefined;
  const octets = found.slice(1).map(Number);
  if (octets.some((o) => o > 255)) return undefined;
  return octets.reduce((sum, o) => sum * 256n + BigInt(o), 0n);
}

function parseSix(text: string): bigint | undefined {
  if (text.length > 45 || !/^[0-9a-f:.]*$/i.test(text) || !text.includes(":")) return undefined;
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const left = groupsOf(halves[0] ?? "");
  const right = halves.length === 2 ? groupsOf(halves[1] ?? "") : [];
  if (left === undefined || right === undefined) return undefined;
  const missing = 8 - left.length - right.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  return [...left, ...Array<bigint>(missing).fill(0n), ...right].reduce(
    (sum, g) => (sum << 16n) + g,
    0n,
  );
}

function groupsOf(text: string): bigint[] | undefined {
  if (text === "") return [];
  const groups: bigint[] = [];
  const parts = text.split(":");
  for (const [i, part] of parts.entries()) {
    const four = i === parts.length - 1 ? parseFour(part) : undefined;
    if (four !== undefined) groups.push(four >> 16n, four & 0xffffn);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups;
}

/**
 * Reads `192.0.2.0/24`, `[2001:db8::]/32`, `2001:db8::/32` or a single address.
 * `hostBits` tells that bits behind the mask are set, which Postfix refuses and Exim ignores.
 */
export function parseNetwork(text: string): (Network & { readonly hostBits: boolean }) | undefined {
  const slash = text.lastIndexOf("/");
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined) return undefined;
  const mask = slash < 0 ? String(address.bits) : text.slice(slash + 1);
  const dotted = address.bits === 32 && mask.includes(".") ? prefixOfMask(mask) : undefined;
  const prefix = dotted ?? (/^\d{1,3}$/.test(mask) ? Number(mask) : -1);
  if (prefix < 0 || prefix > address.bits) return undefined;
  const shift = BigInt(address.bits - prefix);
  const base = (address.value >> shift) << shift;
  return { bits: address.bits, base, prefix, hostBits: base !== address.value };
}

function prefixOfMask(text: string): number | undefined {
  const mask = parseFour(text);
  if (mask === undefined) return undefined;
  const binary = mask.toString(2).padStart(32, "0");
  return /^1*0*$/.test(binary) ? binary.lastIndexOf("1") + 1 : undefined;
}

/** True when the address lies in the network; addresses of the other family never do. */
export function containsAddress(network: Network, text: string): boolean {
  const address = parseAddress(text);
  if (address === undefined || address.bits !== network.bits) return false;
  const shift = BigInt(network.bits - network.prefix);
  return address.value >> shift === network.base >> shift;
}

/** An address inside the network: not its first one where there is another. */
export function addressInside(network: Network): string {
  const room = network.bits - network.prefix;
  return formatAddress(network.bits, network.base + (room >= 6 ? 55n : room >= 1 ? 1n : 0n));
}

/** Address number to text; IPv6 is written in full groups. */
export function formatAddress(bits: 32 | 128, value: bigint): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((s) => String((value >> s) & 255n)).join(".");
  return Array.from({ length: 8 }, (_, i) =>
    ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16),
  ).join(":");
}

/** Every address block that a text names, at most `limit` of them. */
export function networksIn(text: string, limit: number): Network[] {
  const found: Network[] = [];
  const tokens = text.slice(0, 4_000_000).matchAll(/[0-9a-fA-F:.[\]]{3,48}(?:\/[0-9.]{1,15})?/g);
  for (const [token] of tokens) {
    if (found.length >= limit) break;
    const network = parseNetwork(token.replace(/^[.:](?!:)/, "").replace(/[.:]$/, ""));
    if (network !== undefined) found.push(network);
  }
  return found;
}
