import type { Random } from "./random.ts";

/** Who talks to the server. */
export interface Client {
  readonly ip: string;
  /** Reverse name, or `unknown`. */
  readonly name: string;
  readonly helo: string;
}

export interface Account {
  readonly login: string;
  /** Where its owner works from. */
  readonly homes: readonly Client[];
}

/** A foreign domain and its mail exchanger. */
export interface Receiver {
  readonly domain: string;
  readonly mx: string;
  readonly ip: string;
  /** What it does with a server that sends spam. */
  readonly temper: "patient" | "defers" | "refuses";
}

export interface World {
  readonly hostName: string;
  readonly ownIp: string;
  readonly domains: readonly string[];
  readonly accounts: readonly Account[];
  readonly receivers: readonly Receiver[];
  readonly receiverOf: ReadonlyMap<string, Receiver>;
  /** A new address of a stranger: home users, or hired machines. */
  stranger(): Client;
  /** A foreign address that exists. */
  correspondent(): string;
}

export interface WorldOptions {
  readonly accounts: number;
  readonly domains: number;
  readonly receivers: number;
  /** Addresses for documentation only (RFC 5737), for logs that are published. */
  readonly documentationAddresses: boolean;
}

const FIRST =
  "anna ben clara david ella felix greta henry ines jonas karla liam mona nils olga paul".split(
    " ",
  );
const LAST =
  "albrecht berger costa dubois eriksen fischer garcia hansen ivanov janssen keller lopez".split(
    " ",
  );
const THINGS =
  "river stone cedar harbor meadow falcon copper maple signal orchard lantern summit".split(" ");
const TRADES = "foods travel legal print tools music design motors health energy books craft".split(
  " ",
);

export function buildWorld(random: Random, options: WorldOptions): World {
  const domains = distinct(
    options.domains,
    () => `${random.pick(THINGS)}-${random.pick(TRADES)}`,
  ).map((name) => `${name}.example`);
  const address = addressSource(random, options.documentationAddresses);
  const stranger = (): Client => {
    const ip = address("stranger");
    const hasName = random.chance(0.6);
    const name = hasName ? `host-${ip.replaceAll(".", "-")}.pool.example` : "unknown";
    return { ip, name, helo: hasName ? name : `[${ip}]` };
  };
  const home = (): Client => {
    const ip = address("home");
    const name = `dsl-${ip.replaceAll(".", "-")}.access.example`;
    return { ip, name, helo: `[192.168.${random.below(4)}.${1 + random.below(250)}]` };
  };
  const logins = distinct(
    options.accounts,
    (attempt) =>
      `${random.pick(FIRST)}.${random.pick(LAST)}${attempt > 3 ? random.below(9999) : ""}@${random.pick(domains)}`,
  );
  const receivers = distinct(options.receivers, () => {
    return `${random.pick(THINGS)}${random.below(options.receivers * 4)}`;
  }).map((name, index): Receiver => {
    // The first ones are the big freemail services: most mail goes there, and they judge their senders.
    const temper =
      index >= 8 ? "patient" : index % 3 === 0 ? "defers" : index % 3 === 1 ? "refuses" : "patient";
    const domain = index < 8 ? `${name}-freemail.test` : `${name}.test`;
    return { domain, mx: `mx${1 + random.below(4)}.${domain}`, ip: address("receiver"), temper };
  });
  return {
    hostName: "mail",
    ownIp: "192.0.2.25",
    domains,
    accounts: logins.map((login) => ({
      login,
      homes: Array.from({ length: 1 + random.below(2) }, home),
    })),
    receivers,
    receiverOf: new Map(receivers.map((receiver) => [receiver.domain, receiver])),
    stranger,
    correspondent: () => {
      const receiver = pickReceiver(random, receivers);
      return `${random.pick(FIRST)}.${random.pick(LAST)}${random.below(500)}@${receiver.domain}`;
    },
  };
}

/** Half of all mail goes to the eight big ones. */
function pickReceiver(random: Random, receivers: readonly Receiver[]): Receiver {
  return random.chance(0.5) ? random.pick(receivers.slice(0, 8)) : random.pick(receivers);
}

function distinct(count: number, make: (attempt: number) => string): readonly string[] {
  const names = new Set<string>();
  for (let attempt = 0; names.size < count; attempt++) names.add(make(Math.floor(attempt / count)));
  return [...names];
}

type Neighbourhood = "stranger" | "home" | "receiver";

/** RFC 5737 has three networks: each serves one neighbourhood. */
const DOCUMENTATION: Readonly<Record<Neighbourhood, string>> = {
  stranger: "203.0.113",
  home: "198.51.100",
  receiver: "192.0.2",
};
/** First bytes of ordinary unicast networks. */
const PUBLIC: Readonly<Record<Neighbourhood, readonly number[]>> = {
  stranger: [5, 31, 45, 89, 103, 141, 185, 193],
  home: [62, 78, 84, 91, 217],
  receiver: [40, 64, 74, 104, 209],
};

function addressSource(random: Random, documentation: boolean): (kind: Neighbourhood) => string {
  return (kind) =>
    documentation
      ? `${DOCUMENTATION[kind]}.${30 + random.below(220)}`
      : `${random.pick(PUBLIC[kind])}.${random.below(256)}.${random.below(256)}.${1 + random.below(254)}`;
}
