import type { ConfigText } from "../config-text.ts";
import {
  addressInside,
  containsAddress,
  formatAddress,
  networksIn,
  parseAddress,
  parseNetwork,
} from "../network.ts";
import type { Network } from "../network.ts";

/** A client address of interest, and the network of the configuration that it stands for. */
export interface Sample {
  readonly address: string;
  /** `undefined` = any address of the Internet. */
  readonly network: Network | undefined;
}

/** Sample addresses for each kind of client, made from the networks that the configuration names. */
export interface Samples {
  /** Strangers: one for each way in which the named networks divide the Internet. */
  readonly strangers: readonly Sample[];
  /** Strangers over IPv6, which not every server has. */
  readonly strangers6: readonly Sample[];
  /** One inside each public network that the configuration names. */
  readonly named: readonly Sample[];
  /** Private addresses: one in each private network named, and one that no entry names. */
  readonly privateNamed: readonly Sample[];
  readonly privateOther: readonly Sample[];
}

const NETWORK_LIMIT = 300;
/** A network this wide or wider is no single organisation's. */
const WIDE_PREFIX = 8;

const PRIVATE = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
].map(knownNetwork);
const SPECIAL = [...PRIVATE, ...["0.0.0.0/8", "127.0.0.0/8", "224.0.0.0/3"].map(knownNetwork)];

function knownNetwork(text: string): Network {
  const parsed = parseNetwork(text);
  if (parsed === undefined) throw new Error(`not a network: ${text}`);
  return parsed;
}

/** Chooses the addresses to ask the questions with. */
export function sampleClients(texts: readonly ConfigText[]): Samples {
  const named = texts.flatMap((t) => networksIn(t.text, NETWORK_LIMIT)).slice(0, NETWORK_LIMIT);
  const four = named.filter((n) => n.bits === 32);
  const narrow = four.filter((n) => n.prefix > WIDE_PREFIX);
  const isPrivate = (n: Network): boolean =>
    n.prefix >= 8 && PRIVATE.some((p) => containsAddress(p, formatAddress(32, n.base)));
  const isSpecial = (n: Network): boolean =>
    SPECIAL.some((p) => containsAddress(p, formatAddress(32, n.base))) && n.prefix >= 3;
  return {
    strangers: divide(four, strangerAddresses(narrow)),
    strangers6: divide(
      named.filter((n) => n.bits === 128),
      ["2a0e:7c1d:9b4e:0:0:0:0:19"],
    ),
    named: unique(
      narrow
        .filter((n) => !isSpecial(n))
        .map((n) => ({ address: ownAddress(n, narrow), network: n })),
    ).slice(0, 80),
    privateNamed: unique(
      four.filter(isPrivate).map((n) => ({ address: ownAddress(n, four), network: n })),
    ).slice(0, 40),
    privateOther: ["10.217.93.41", "172.29.217.93", "192.168.217.93"]
      .filter((a) => !narrow.some((n) => containsAddress(n, a)))
      .map((address) => ({ address, network: undefined })),
  };
}

/** One address in each sixteenth of the Internet, outside of every narrow network that is named. */
function strangerAddresses(narrow: readonly Network[]): string[] {
  return [5, 23, 37, 52, 66, 84, 99, 119, 133, 152, 171, 184, 203, 217].map((first) => {
    for (let second = 217; second > 200; second--) {
      const address = `${first}.${second}.93.41`;
      if (!narrow.some((n) => containsAddress(n, address))) return address;
    }
    return `${first}.199.93.41`;
  });
}

/** An address of the network that no narrower one contains, where there is one. */
function ownAddress(network: Network, all: readonly Network[]): string {
  const narrower = all.filter((n) => n.prefix > network.prefix);
  const size = 1n << BigInt(Math.min(32 - network.prefix, 20));
  for (let offset = 55n; offset < size && offset < 4_000n; offset += 101n) {
    const address = formatAddress(32, network.base + offset);
    if (!narrower.some((n) => containsAddress(n, address))) return address;
  }
  return addressInside(network);
}

/** Addresses that the same networks contain behave alike: one of each is enough. */
function divide(networks: readonly Network[], addresses: readonly string[]): Sample[] {
  const seen = new Map<string, Sample>();
  for (const address of addresses) {
    const signature = networks.map((n) => (containsAddress(n, address) ? "1" : "0")).join("");
    if (!seen.has(signature)) seen.set(signature, { address, network: undefined });
  }
  return [...seen.values()];
}

function unique(samples: readonly Sample[]): Sample[] {
  return [...new Map(samples.map((s) => [s.address, s])).values()];
}

/** Another host in the subnet of an own address, taken as a /24. */
export function neighbourOf(own: string): string | undefined {
  const parsed = parseAddress(own.split("/")[0] ?? "");
  if (parsed === undefined || parsed.bits !== 32) return undefined;
  const last = (parsed.value & 255n) === 77n ? 78n : 77n;
  return formatAddress(32, ((parsed.value >> 8n) << 8n) + last);
}
