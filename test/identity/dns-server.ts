import { createSocket, type Socket } from "node:dgram";
import { createServer, type Server, type Socket as TcpSocket } from "node:net";
import { type Answer, decode, encode, type Question } from "dns-packet";

/** What a server can do instead of answering. */
export type Fault =
  | "servfail"
  | "refused"
  | "silent"
  /** UDP says "too long", TCP answers. */
  | "truncated"
  /** UDP says "too long", TCP never answers. */
  | "truncated-silent"
  | "wrong-id"
  | "wrong-question"
  | "garbage"
  /** First a forged answer, then the true one. */
  | "forged-first"
  | "no-edns"
  /** Points elsewhere, without recursion or authority. */
  | "referral";

/** `"example.com MX": ["10 mx.example.com"]`; `"name *": fault` for every type; a name without records does not exist. */
export type Zones = Readonly<Record<string, readonly (string | readonly string[])[]>>;
export type Faults = Readonly<Record<string, Fault>>;

export interface DnsServer {
  readonly address: { readonly ip: string; readonly port: number };
  /** `name type` of every question over UDP, and of those over TCP with `tcp ` before. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/** A DNS server on a port of the loopback interface, over UDP and TCP. */
export async function startDnsServer(zones: Zones, faults: Faults = {}): Promise<DnsServer> {
  const asked: string[] = [];
  const { udp, tcp, port } = await bothSockets();
  const open = new Set<TcpSocket>();
  udp.on("message", (bytes, from) => {
    const send = (answer: Buffer) => udp.send(answer, from.port, from.address);
    const { key, fault, question, id, hasEdns } = read(bytes, faults);
    asked.push(key);
    switch (fault) {
      case "silent":
        return;
      case "truncated":
      case "truncated-silent":
        send(reply(id, question, { flags: 0x0200 }));
        return;
      case "wrong-id":
        send(reply((id + 1) & 0xffff, question, { answers: FORGED(question) }));
        return;
      case "wrong-question": {
        const other = { ...question, name: "elsewhere.example" };
        send(reply(id, other, { answers: FORGED(other) }));
        return;
      }
      case "garbage":
        send(Buffer.concat([bytes.subarray(0, 2), Buffer.alloc(600, 0xc0)]));
        return;
      case "forged-first":
        send(reply((id + 1) & 0xffff, question, { answers: FORGED(question) }));
        send(whole(id, question, zones));
        return;
      case "no-edns":
        send(hasEdns ? reply(id, question, { rcode: 1 }) : whole(id, question, zones));
        return;
      case "referral":
        send(reply(id, question, { flags: 0, isRecursive: false }));
        return;
      case "servfail":
        send(reply(id, question, { rcode: 2 }));
        return;
      case "refused":
        send(reply(id, question, { rcode: 5 }));
        return;
      case undefined:
        send(whole(id, question, zones));
    }
  });
  tcp.on("connection", (socket) => {
    open.add(socket);
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      const { key, fault, question, id } = read(bytes.subarray(2), faults);
      asked.push(`tcp ${key}`);
      if (fault === "truncated-silent") return;
      const answer = whole(id, question, zones);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(answer.length);
      // In two pieces: the length may come alone.
      socket.write(length.subarray(0, 1));
      socket.write(Buffer.concat([length.subarray(1), answer]));
    });
  });
  return {
    address: { ip: "127.0.0.1", port },
    asked,
    close: async () => {
      for (const socket of open) socket.destroy();
      await Promise.all([
        new Promise<void>((resolve) => tcp.close(() => resolve())),
        new Promise<void>((resolve) => udp.close(() => resolve())),
      ]);
    },
  };
}

/** UDP and TCP on one port: another program may have the second half of it. */
async function bothSockets(): Promise<{ udp: Socket; tcp: Server; port: number }> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const udp = createSocket("udp4");
    await new Promise<void>((resolve) => udp.bind(0, "127.0.0.1", resolve));
    const { port } = udp.address();
    const tcp = createServer();
    const isBound = await new Promise<boolean>((resolve) => {
      tcp.once("error", () => resolve(false));
      tcp.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (isBound) return { udp, tcp, port };
    udp.close();
  }
  throw new Error("no port is free for both UDP and TCP");
}

function read(bytes: Buffer, faults: Faults) {
  const query = decode(bytes);
  const [question] = query.questions ?? [];
  if (question === undefined) throw new Error("a query without a question");
  const name = question.name.toLowerCase();
  const key = `${name} ${question.type}`;
  return {
    key,
    question,
    id: query.id ?? 0,
    hasEdns: (query.additionals ?? []).length > 0,
    fault: faults[key] ?? faults[`${name} *`] ?? faults["*"],
  };
}

function reply(
  id: number,
  question: Question,
  {
    flags = 0,
    rcode = 0,
    isRecursive = true,
    answers = [],
  }: { flags?: number; rcode?: number; isRecursive?: boolean; answers?: Answer[] },
): Buffer {
  return encode({
    type: "response",
    id,
    flags: (isRecursive ? 0x0180 : 0) | flags | rcode,
    questions: [question],
    answers,
  });
}

const FORGED = ({ name }: Question): Answer[] => [
  { type: "A", name, ttl: 60, data: "127.0.0.2" },
  { type: "TXT", name, ttl: 60, data: "v=spf1 +all" },
];

/** The answer of a resolver: aliases are followed, as far as it knows. */
function whole(id: number, question: Question, zones: Zones): Buffer {
  const answers: Answer[] = [];
  let name = question.name.toLowerCase();
  for (let step = 0; step < 12; step += 1) {
    const own = zones[`${name} ${question.type}`] ?? wildcard(name, question.type, zones);
    if (own !== undefined) {
      answers.push(...own.map((value) => toAnswer(name, question.type, value)));
      break;
    }
    const alias = zones[`${name} CNAME`]?.[0];
    if (typeof alias !== "string") break;
    answers.push({ type: "CNAME", name, ttl: 60, data: alias });
    name = alias.toLowerCase();
  }
  const exists = Object.keys(zones).some((key) => {
    const owner = key.split(" ")[0] ?? "";
    return owner === name || owner.endsWith(`.${name}`);
  });
  const isAuthentic = zones[`${question.name.toLowerCase()} AD`] !== undefined;
  return reply(id, question, {
    rcode: answers.length > 0 || exists ? 0 : 3,
    flags: isAuthentic ? 0x0020 : 0,
    answers,
  });
}

/** `*.zone A` answers for every name below, as a parked domain does. */
function wildcard(name: string, type: string, zones: Zones) {
  const labels = name.split(".");
  for (let at = 1; at < labels.length; at += 1) {
    const found = zones[`*.${labels.slice(at).join(".")} ${type}`];
    if (found !== undefined) return found;
  }
  return undefined;
}

function toAnswer(name: string, type: string, value: string | readonly string[]): Answer {
  const text = typeof value === "string" ? value : value.join("");
  switch (type) {
    case "MX": {
      const [preference, exchange = ""] = text.split(" ");
      return { type, name, ttl: 60, data: { preference: Number(preference), exchange } };
    }
    case "TXT":
      return { type, name, ttl: 60, data: typeof value === "string" ? strings(value) : [...value] };
    case "A":
    case "AAAA":
    case "PTR":
    case "CNAME":
      return { type, name, ttl: 60, data: text };
    case "TLSA": {
      const [usage, selector, matchingType, hex = ""] = text.split(" ");
      return {
        type,
        name,
        ttl: 60,
        data: {
          usage: Number(usage),
          selector: Number(selector),
          matchingType: Number(matchingType),
          certificate: Buffer.from(hex, "hex"),
        },
      };
    }
    default:
      throw new Error(`the DNS server of the test does not know ${type}`);
  }
}

/** A string of a TXT record holds 255 bytes. */
function strings(text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += 255) parts.push(text.slice(at, at + 255));
  return parts.length === 0 ? [""] : parts;
}
