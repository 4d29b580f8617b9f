import type { Random } from "./random.ts";

/** Collects the files that a made-up configuration needs. */
export interface TableMaker {
  readonly random: Random;
  readonly files: Map<string, string>;
  readonly classes: readonly string[];
  /** Table types that this machine's Postfix has. */
  readonly types: ReadonlySet<string>;
}

export type AccessKind = "client" | "helo" | "sender" | "recipient" | "sasl";

const KEYS: Readonly<Record<AccessKind, readonly string[]>> = {
  client: [
    "10.102.0.55",
    "10.102",
    "10",
    "192.0.2",
    "198.51.100.7",
    "127.0.0.1",
    "localhost",
    "unknown",
    "friend.example",
    ".friend.example",
    "mail.example.org",
    "example.org",
    "example",
  ],
  helo: [
    "gw.example.org",
    "example.org",
    ".example.org",
    "mail.example.org",
    "bot.attacker.example",
    "attacker.example",
  ],
  sender: [
    "example.org",
    "ceo@example.org",
    "ceo@",
    "alice@example.org",
    "attacker.example",
    "friend.example",
    ".friend.example",
    "friend@friend.example",
    "<>",
    "example",
  ],
  recipient: [
    "example.org",
    "bob@example.org",
    "bob@",
    "info@example.org",
    "partner.example",
    "user@partner.example",
    "relayed.example",
    "example",
  ],
  sasl: ["alice@example.org", "example.org", "bob@example.org"],
};

const EXPRESSIONS: Readonly<Record<"name" | "mail" | "address", readonly string[]>> = {
  name: ["/^gw\\.example\\.org$/", "/\\.example\\.org$/", "/example/", "/^mail\\./", "!/attacker/"],
  mail: [
    "/^ceo@example\\.org$/",
    "/@example\\.org$/",
    "/example\\.org/",
    "!/@example\\.org$/",
    "/^<>$/",
    "/@partner\\.example$/",
    "/friend/",
    "/^[^@]+@partner\\.example$/",
    "/./",
  ],
  address: ["/^10\\./", "/^192\\.0\\.2\\./", "/friend/", "/^unknown$/", "/^198\\.51\\.100\\./"],
};

const NETWORKS = [
  "10.0.0.0/8",
  "10.102.0.0/16",
  "192.0.2.0/24",
  "127.0.0.0/8",
  "172.16.0.0/12",
  "!192.0.2.0/24",
  "198.51.100.0/24",
];

/** What a row does; those that come oftener in real tables stand oftener. */
function action({ random, classes }: TableMaker): string {
  return random.pick([
    "OK",
    "OK",
    "OK",
    "OK",
    "REJECT",
    "REJECT",
    "REJECT go away",
    "DUNNO",
    "DUNNO",
    "RELAY",
    "550 5.7.1 not here",
    "450 4.7.1 come back later",
    "1",
    "200",
    "permit",
    "reject_unauth_destination",
    "permit_sasl_authenticated, reject",
    "permit_mynetworks,reject",
    "DEFER_IF_PERMIT wait",
    "DEFER_IF_REJECT wait",
    "WARN seen",
    "INFO seen",
    "PREPEND X-Seen: yes",
    "DEFER not now",
    "maybe",
    ...classes,
    ...classes,
  ]);
}

/** A table of access(5), as it is named in a restriction list. */
export function accessTable(maker: TableMaker, kind: AccessKind): string {
  const { random, files, types } = maker;
  const name = `${kind}_access${files.size}`;
  const type = random.pick(
    [
      "hash",
      "hash",
      "hash",
      "texthash",
      "inline",
      "regexp",
      "pcre",
      "static",
      ...(kind === "client" ? ["cidr", "cidr"] : []),
    ].filter((one) => types.has(one)),
  );
  const keyed = (): string[] =>
    random.some(KEYS[kind], 1, 3).map((key) => `${key} ${action(maker)}`);
  switch (type) {
    case "inline": {
      const rows = random.some(KEYS[kind], 1, 2).map((key) => `{ ${key} = ${action(maker)} }`);
      return `inline:{ ${rows.join(", ")} }`;
    }
    case "static":
      return `static:${random.pick(["OK", "DUNNO", "REJECT", "permit_mynetworks"])}`;
    case "cidr":
      files.set(name, lines(random.some(NETWORKS, 1, 3).map((net) => `${net} ${action(maker)}`)));
      break;
    case "regexp":
    case "pcre": {
      const form = kind === "client" ? "address" : kind === "helo" ? "name" : "mail";
      const rows = random.some(EXPRESSIONS[form], 1, 3).map((row) => `${row} ${action(maker)}`);
      const inside = random.chance(0.15) ? ["if /example/", ...rows, "endif"] : rows;
      files.set(name, lines(inside));
      break;
    }
    default:
      files.set(name, lines(keyed()));
  }
  return `${type}:/etc/postfix/${name}`;
}

/** Rows of a file. */
export const lines = (rows: readonly string[]): string => `${rows.join("\n")}\n`;
