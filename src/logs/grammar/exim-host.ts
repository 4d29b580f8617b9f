import type { EventDraft } from "./event-draft.ts";
import { parseIp } from "./read-peer.ts";

/** A host as Exim writes it: `name (HELO) [ip]:port`, each part but the address optional (host.c, host_and_ident). */
export interface EximHost {
  readonly name?: string;
  readonly helo?: string;
  /** Absent when HELO imitates a second host, so that the line can be read in two ways. */
  readonly ip?: string;
  readonly port?: number;
  readonly end: number;
}

const NAME = /(?:([A-Za-z0-9_][\w.-]{0,254}) )?/y;
const ADDRESS = /\[([0-9A-Fa-f:.]{2,45}(?:%[\w.-]{1,20})?)\](?::(\d{1,5}))?/y;

/** With `helo_accept_junk_hosts` a HELO may hold blanks and brackets; more readings than this are not looked at. */
const MOST_READINGS = 16;

/**
 * Reads the host at `at`. `after` (sticky) tells whether the line can go on after the address as Exim would write it;
 * it decides between the brackets of Exim and those inside of HELO. Where it cannot, the address stays unknown.
 */
export function readEximHost(text: string, at: number, after: RegExp): EximHost | undefined {
  const readings = eximHostReadings(text, at, after);
  const [first, ...others] = readings;
  if (first === undefined || others.every((other) => other.ip === first.ip)) return first;
  return {
    ...(first.name !== undefined && { name: first.name }),
    end: readings.at(-1)?.end ?? first.end,
  };
}

/** Every way to read the host at `at`, the shortest HELO first; at most one when there is no HELO. */
export function eximHostReadings(text: string, at: number, after: RegExp): readonly EximHost[] {
  NAME.lastIndex = at;
  const name = NAME.exec(text)?.[1];
  const start = at + (name === undefined ? 0 : name.length + 1);
  const named = name === undefined ? {} : { name };
  if (text[start] !== "(") {
    const plain = readAddressAt(text, start, after);
    return plain === undefined ? [] : [{ ...named, ...plain }];
  }
  const readings: EximHost[] = [];
  for (let close = text.indexOf(")", start); close >= 0; close = text.indexOf(")", close + 1)) {
    const found = text[close + 1] === " " ? readAddressAt(text, close + 2, after) : undefined;
    if (found !== undefined)
      readings.push({ ...named, helo: text.slice(start + 1, close), ...found });
    if (readings.length >= MOST_READINGS) break;
  }
  return readings;
}

function readAddressAt(
  text: string,
  at: number,
  after: RegExp,
): Pick<EximHost, "ip" | "port" | "end"> | undefined {
  ADDRESS.lastIndex = at;
  const found = ADDRESS.exec(text);
  const ip = parseIp(found?.[1] ?? "");
  if (found === null || ip === undefined) return undefined;
  const end = at + found[0].length;
  after.lastIndex = end;
  if (end < text.length && !after.test(text)) return undefined;
  return { ip, ...(found[2] !== undefined && { port: Number(found[2]) }), end };
}

/** The host as the client that talked to us. */
export function putEximClient(event: EventDraft, host: EximHost): void {
  if (host.name !== undefined) event.clientName = host.name;
  if (host.helo !== undefined) event.helo = host.helo;
  if (host.ip !== undefined) event.clientIp = host.ip;
  if (host.port !== undefined) event.clientPort = host.port;
}
