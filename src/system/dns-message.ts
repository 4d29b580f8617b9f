import {
  type Answer,
  AUTHENTIC_DATA,
  decode,
  type DecodedPacket,
  encode,
  RECURSION_DESIRED,
} from "dns-packet";
import type { DnsData, DnsFailure, Lookup, RecordType } from "../core/resolver.ts";

/** The size that passes every path unfragmented (DNS flag day 2020). */
const EDNS_BYTES = 1232;
/** Resolvers follow no longer chains. */
const ALIASES_MAX = 10;
/** A name with more records is no identity; what is beyond is not looked at. */
const RECORDS_MAX = 100;

/** One question as bytes; `edns` false for servers that do not understand it (RFC 6891 7). */
export function encodeQuestion(
  id: number,
  {
    name,
    type,
    edns,
  }: { readonly name: string; readonly type: RecordType; readonly edns: boolean },
): Buffer {
  return encode({
    type: "query",
    id,
    // AD in a question asks for AD in the answer (RFC 6840 5.7).
    flags: RECURSION_DESIRED | AUTHENTIC_DATA,
    questions: [{ name, type, class: "IN" }],
    additionals: edns
      ? [
          {
            type: "OPT",
            name: ".",
            udpPayloadSize: EDNS_BYTES,
            extendedRcode: 0,
            ednsVersion: 0,
            flags: 0,
            flag_do: false,
            options: [],
          },
        ]
      : [],
  });
}

/** An answer to this very question; undefined for anything else, which a forger may have sent. */
export function decodeAnswer(
  bytes: Buffer,
  id: number,
  { name, type }: { readonly name: string; readonly type: RecordType },
): DecodedPacket | undefined {
  if (bytes.length < 12 || bytes.readUInt16BE(0) !== id) return undefined;
  try {
    const packet = decode(bytes);
    const [question] = packet.questions ?? [];
    const isOurs =
      packet.type === "response" &&
      packet.questions?.length === 1 &&
      question?.type === type &&
      plainName(question.name) === plainName(name);
    return isOurs ? packet : undefined;
  } catch {
    return undefined;
  }
}

export type Reading<Data> =
  | Lookup<Data>
  /** The answer ends in an alias whose records have to be asked for. */
  | { readonly kind: "alias"; readonly aliases: readonly string[] };

/** What a matching answer says about the name. */
export function readAnswer<Type extends RecordType>(
  packet: DecodedPacket,
  { name, type }: { readonly name: string; readonly type: Type },
): Reading<DnsData[Type]> {
  const failure = failureOf(packet);
  if (failure !== undefined) return { kind: "failed", why: failure };
  const answers = packet.answers ?? [];
  const chain = aliasChain(answers, name);
  if (chain === undefined) return { kind: "failed", why: "alias-loop" };
  if (rcodeOf(packet) === "NXDOMAIN") return { kind: "none", why: "no-name" };
  const owner = chain.at(-1) ?? plainName(name);
  const records = answers
    .filter((answer) => answer.type === type && plainName(answer.name) === owner)
    .slice(0, RECORDS_MAX)
    .flatMap((answer) => dataOf(answer, type) ?? []);
  if (records.length > 0) {
    return { kind: "records", records, aliases: chain, authentic: packet.flag_ad };
  }
  if (chain.length > 0) return { kind: "alias", aliases: chain };
  // Neither recursion nor authority: a referral says nothing about the name.
  if (!packet.flag_ra && !packet.flag_aa) return { kind: "failed", why: "refused" };
  return { kind: "none", why: "no-data" };
}

/** The code of the answer; the types of the package do not know that it is a text. */
export function rcodeOf(packet: DecodedPacket): string {
  const { rcode } = packet as { readonly rcode?: unknown };
  return typeof rcode === "string" ? rcode : "";
}

function failureOf(packet: DecodedPacket): DnsFailure | undefined {
  switch (rcodeOf(packet)) {
    case "NOERROR":
    case "NXDOMAIN":
      return undefined;
    case "SERVFAIL":
      return "server-failure";
    case "REFUSED":
      return "refused";
    default:
      return "malformed";
  }
}

/** Names behind the CNAME records from `name` on; undefined where they go in circles or on for too long. */
function aliasChain(answers: readonly Answer[], name: string): readonly string[] | undefined {
  const targets = new Map<string, string>();
  for (const answer of answers) {
    if (answer.type === "CNAME") targets.set(plainName(answer.name), plainName(answer.data));
  }
  const chain: string[] = [];
  for (let at = targets.get(plainName(name)); at !== undefined; at = targets.get(at)) {
    if (chain.includes(at) || at === plainName(name) || chain.length >= ALIASES_MAX)
      return undefined;
    chain.push(at);
  }
  return chain;
}

function dataOf<Type extends RecordType>(answer: Answer, type: Type): DnsData[Type] | undefined {
  return readers[type]((answer as { readonly data?: unknown }).data);
}

const asName = (data: unknown): string | undefined =>
  typeof data === "string" ? plainName(data) : undefined;

const readers: {
  readonly [Type in RecordType]: (data: unknown) => DnsData[Type] | undefined;
} = {
  A: (data) => (typeof data === "string" ? data : undefined),
  AAAA: (data) => (typeof data === "string" ? data.toLowerCase() : undefined),
  PTR: asName,
  MX: (data) => {
    const { preference, exchange } = (data ?? {}) as { preference?: unknown; exchange?: unknown };
    if (typeof exchange !== "string") return undefined;
    return {
      preference: typeof preference === "number" ? preference : 0,
      exchange: plainName(exchange),
    };
  },
  TXT: (data) => {
    const parts = Array.isArray(data) ? data : [data];
    return Buffer.concat(parts.filter((part) => Buffer.isBuffer(part))).toString("utf8");
  },
  TLSA: (data) => {
    const { usage, selector, matchingType, certificate } = (data ?? {}) as Readonly<
      Record<string, unknown>
    >;
    const isWhole = [usage, selector, matchingType].every((value) => typeof value === "number");
    if (!isWhole || !Buffer.isBuffer(certificate)) return undefined;
    return {
      usage: Number(usage),
      selector: Number(selector),
      matchingType: Number(matchingType),
      bytes: certificate.length,
    };
  },
};

/** Lower case and without the last dot: names are compared so (RFC 4343). */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

/** Whether a name can be asked for: labels of 1 to 63 bytes, 253 in all (RFC 1035 2.3.4). */
export function isAskable(name: string): boolean {
  const labels = name.replace(/\.$/, "").split(".");
  const fits = (label: string) => label !== "" && Buffer.byteLength(label) <= 63;
  return Buffer.byteLength(name) <= 253 && labels.every(fits) && !/[\r\n]/.test(name);
}
