import { createSocket } from "node:dgram";
import { decode, encode } from "dns-packet";
import type { Answer, Question } from "dns-packet";

/** `"example.com MX": ["10 mx.example.com"]`, `"*.list.example A"`; a name with no record at all does not exist. */
export type Zones = Readonly<Record<string, readonly string[]>>;

/** What the DNS of the Internet says in a test, at the resolver of the namespace (127.0.0.53). */
export interface DnsServer {
  /** Adds records. */
  readonly add: (zones: Zones) => void;
  readonly stop: () => Promise<void>;
}

export async function startDnsServer(zones: Zones = {}): Promise<DnsServer> {
  const records = new Map(Object.entries(zones).map(([name, data]) => [name.toLowerCase(), data]));
  const socket = createSocket("udp4");
  socket.on("message", (bytes, from) => {
    const query = decode(bytes);
    const [question] = query.questions ?? [];
    if (question === undefined) return;
    const answers = answersTo(question, records);
    const exists =
      answers.length > 0 ||
      [...records.keys()].some((key) => isAtOrBelow(key, question.name.toLowerCase()));
    const answer = encode({
      type: "response",
      id: query.id ?? 0,
      // Recursion desired and available; NXDOMAIN is 3.
      flags: 0x0180 | (exists ? 0 : 3),
      questions: [question],
      answers,
    });
    socket.send(answer, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(53, "127.0.0.53", resolve));
  return {
    add: (more) => {
      for (const [name, data] of Object.entries(more)) records.set(name.toLowerCase(), data);
    },
    stop: async () => await new Promise<void>((resolve) => socket.close(() => resolve())),
  };
}

const isAtOrBelow = (key: string, name: string): boolean => {
  const owner = key.split(" ")[0] ?? "";
  return owner === name || owner.endsWith(`.${name}`);
};

function answersTo(
  { name, type }: Question,
  records: ReadonlyMap<string, readonly string[]>,
): Answer[] {
  const labels = name.toLowerCase().split(".");
  // RFC 4592: a wildcard stands for everything below its name that has no records of its own.
  const owners = [
    name.toLowerCase(),
    ...labels.map((_, at) => ["*", ...labels.slice(at + 1)].join(".")),
  ];
  const data =
    owners.map((owner) => records.get(`${owner} ${type.toLowerCase()}`)).find(Boolean) ?? [];
  return data.map((value) => toAnswer(name, type, value));
}

function toAnswer(name: string, type: string, value: string): Answer {
  if (type === "MX") {
    const [preference, exchange = ""] = value.split(" ");
    return { type, name, ttl: 60, data: { preference: Number(preference), exchange } };
  }
  // A string of a record holds 255 bytes (RFC 1035 3.3.14).
  if (type === "TXT") return { type, name, ttl: 60, data: value.match(/.{1,255}/g) ?? [""] };
  if (type === "A" || type === "AAAA" || type === "PTR" || type === "CNAME" || type === "NS") {
    return { type, name, ttl: 60, data: value };
  }
  throw new Error(`The test DNS server does not know ${type}`);
}

/** `203.0.113.66` to `66.113.0.203.in-addr.arpa`. */
export function reverseName(ip: string): string {
  return `${ip.split(".").reverse().join(".")}.in-addr.arpa`;
}

/** Address and name of a host that agree both ways. */
export function host(name: string, ip: string): Zones {
  return { [`${name} A`]: [ip], [`${reverseName(ip)} PTR`]: [name] };
}

/** A domain whose mail goes to one host. */
export function mailDomain(domain: string, ip: string): Zones {
  const exchange = `mx.${domain}`;
  return {
    [`${domain} MX`]: [`10 ${exchange}`],
    [`${domain} A`]: [ip],
    ...host(exchange, ip),
  };
}
