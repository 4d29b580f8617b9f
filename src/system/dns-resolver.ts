import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import type { DecodedPacket } from "dns-packet";
import type { DnsData, DnsFailure, Lookup, RecordType, Resolver } from "../core/resolver.ts";
import { askByTcp, askByUdp, type DnsServerAddress } from "./dns-exchange.ts";
import {
  decodeAnswer,
  encodeQuestion,
  isAskable,
  plainName,
  rcodeOf,
  readAnswer,
} from "./dns-message.ts";

export interface DnsLimits {
  /** For one answer of one server. */
  readonly timeoutMs: number;
  /** For all questions of a run. */
  readonly totalMs: number;
  readonly questionsMax: number;
  readonly parallelMax: number;
}

/** A domain with everything needs about 150 questions. */
const LIMITS: DnsLimits = {
  timeoutMs: 3_000,
  totalMs: 60_000,
  questionsMax: 1_000,
  parallelMax: 20,
};
const SERVERS_MAX = 3;
/** Over all servers, as the resolver of libc does. */
const ROUNDS = 2;
/** Questions for one name, where each answer only names the next alias. */
const ALIAS_QUESTIONS_MAX = 8;

type Asked = { readonly packet: DecodedPacket } | { readonly why: DnsFailure };

/**
 * A stub resolver that says what Node's does not: whether a name does not exist, has no such records, or could not be
 * looked up. UDP, then TCP where the answer was cut; each question is asked once in a run.
 */
export function createDnsResolver(
  servers: readonly DnsServerAddress[],
  limits: DnsLimits = LIMITS,
): Resolver {
  const known = new Map<string, Promise<Lookup<unknown>>>();
  const endMs = Date.now() + limits.totalMs;
  const enter = gate(limits.parallelMax);
  let questions = 0;

  async function askServers(name: string, type: RecordType): Promise<Asked> {
    let why: DnsFailure = "timed-out";
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const server of servers.slice(0, SERVERS_MAX)) {
        const leftMs = endMs - Date.now();
        if (questions >= limits.questionsMax || leftMs <= 0) return { why: "not-asked" };
        questions += 1;
        const packet = await askOne(server, { name, type }, Math.min(limits.timeoutMs, leftMs));
        if (packet === undefined) continue;
        const reading = readAnswer(packet, { name, type });
        // Another server may know what this one refuses or fails at.
        if (reading.kind !== "failed" || reading.why === "alias-loop") return { packet };
        why = reading.why;
      }
      if (why !== "timed-out") break;
    }
    return { why };
  }

  async function look<Type extends RecordType>(
    name: string,
    type: Type,
  ): Promise<Lookup<DnsData[Type]>> {
    const aliases: string[] = [];
    let at = name;
    for (let asked = 0; asked < ALIAS_QUESTIONS_MAX; asked += 1) {
      if (!isAskable(at)) return { kind: "none", why: "no-name" };
      const answer = await enter(() => askServers(at, type));
      if ("why" in answer) return { kind: "failed", why: answer.why };
      const reading = readAnswer(answer.packet, { name: at, type });
      if (reading.kind === "records")
        return { ...reading, aliases: [...aliases, ...reading.aliases] };
      if (reading.kind !== "alias") return reading;
      const next = reading.aliases.at(-1) ?? "";
      if (next === plainName(name) || aliases.includes(next)) break;
      aliases.push(...reading.aliases);
      at = next;
    }
    return { kind: "failed", why: "alias-loop" };
  }

  return {
    lookup: (name, type) => {
      const key = `${plainName(name)} ${type}`;
      const found = known.get(key) ?? look(name, type);
      known.set(key, found);
      return found as ReturnType<typeof look<typeof type>>;
    },
  };
}

async function askOne(
  server: DnsServerAddress,
  question: { readonly name: string; readonly type: RecordType },
  timeoutMs: number,
): Promise<DecodedPacket | undefined> {
  for (const edns of [true, false]) {
    const id = randomInt(0x1_0000);
    const bytes = encodeQuestion(id, { ...question, edns });
    const accepts = (answer: Buffer) => decodeAnswer(answer, id, question);
    const packet = await askByUdp(server, bytes, accepts, timeoutMs);
    if (packet === undefined) return undefined;
    if (packet.flag_tc) return askByTcp(server, bytes, accepts, timeoutMs);
    if (edns && ["FORMERR", "NOTIMP"].includes(rcodeOf(packet))) continue;
    return packet;
  }
  return undefined;
}

/** Lets so many in at once; the others wait for their turn. */
function gate(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (inside >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) inside -= 1;
      else next();
    }
  };
}

const DNS_PORT = 53;

/** `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53`, `[2001:db8::53]:5353`; undefined for anything else. */
export function parseServerAddress(text: string): DnsServerAddress | undefined {
  if (isIP(text) !== 0) return { ip: text, port: DNS_PORT };
  const match = /^(?:\[([\da-fA-F:.]{2,45})\]|([\d.]{7,15})):(\d{1,5})$/.exec(text);
  const ip = match?.[1] ?? match?.[2] ?? "";
  const port = Number(match?.[3]);
  return isIP(ip) !== 0 && port > 0 && port < 65_536 ? { ip, port } : undefined;
}

/** The servers of resolv.conf(5); this machine where it names none. */
export async function systemServers(): Promise<readonly DnsServerAddress[]> {
  const text = await readFile("/etc/resolv.conf", "utf8").catch(() => "");
  const named = [...text.slice(0, 65_536).matchAll(/^\s*nameserver\s+(\S+)/gm)]
    .map((match) => parseServerAddress((match[1] ?? "").replace(/%.*$/, "")))
    .filter((server) => server !== undefined);
  return named.length > 0 ? named : [{ ip: "127.0.0.1", port: DNS_PORT }];
}
