import { lookup } from "node:dns";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import type { FetchedJson, FetchFailure, FetchJson } from "../core/json-fetch.ts";
import { isIp, scopeOf } from "../core/ip-address.ts";

export interface FetchLimits {
  /** For one document, its redirects included. */
  readonly timeoutMs: number;
  readonly bytesMax: number;
  readonly redirectsMax: number;
}

const LIMITS: FetchLimits = { timeoutMs: 15_000, bytesMax: 2 << 20, redirectsMax: 5 };
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const RETRY_AFTER_MAX = 86_400;

class FetchError extends Error {
  override readonly name = "FetchError";
  readonly why: FetchFailure;

  constructor(why: FetchFailure) {
    super(why);
    this.why = why;
  }
}

/**
 * Makes the fetching of JSON documents. The servers are strangers: https only, except on loopback, which is asked only
 * when it was named itself; a redirect into our own network is refused, whether it names an address or a name of one.
 */
export function createFetchJson(accept: string, limits: FetchLimits = LIMITS): FetchJson {
  return async (url) => {
    const signal = AbortSignal.timeout(limits.timeoutMs);
    try {
      const start = parseUrl(url);
      return await follow(start, isLoopback(start), 0, signal);
    } catch (error) {
      if (error instanceof FetchError) return { kind: "failed", why: error.why };
      return { kind: "failed", why: signal.aborted ? "timed-out" : "unreachable" };
    }
  };

  async function follow(
    url: URL,
    onLoopback: boolean,
    redirects: number,
    signal: AbortSignal,
  ): Promise<FetchedJson> {
    if (redirects > limits.redirectsMax) throw new FetchError("too-many-redirects");
    if (isLoopback(url) ? !onLoopback : url.protocol !== "https:")
      throw new FetchError("forbidden-place");
    const answer = await get(url, accept, onLoopback, signal);
    const { statusCode = 0, headers } = answer;
    if (REDIRECTS.has(statusCode) && headers.location !== undefined) {
      answer.destroy();
      return follow(parseUrl(headers.location, url), onLoopback, redirects + 1, signal);
    }
    if (statusCode !== 200) {
      answer.destroy();
      return {
        kind: "status",
        status: statusCode,
        retryAfterSeconds: parseSeconds(headers["retry-after"]),
      };
    }
    const text = await readBody(answer, limits.bytesMax);
    try {
      return { kind: "json", value: JSON.parse(text) as unknown };
    } catch {
      throw new FetchError("not-json");
    }
  }
}

function get(
  url: URL,
  accept: string,
  onLoopback: boolean,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const start = url.protocol === "https:" ? requestHttps : requestHttp;
    start(
      url,
      {
        signal,
        headers: { accept, "user-agent": "mailwarden" },
        lookup: onLoopback ? lookup : lookupOutside,
        maxHeaderSize: 16 << 10,
      },
      resolve,
    )
      .on("error", reject)
      .end();
  });
}

/** Resolves names of public hosts only. */
const lookupOutside: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) {
      callback(error, "", 0);
      return;
    }
    const outside = addresses.filter(({ address }) => scopeOf(address) === "public");
    const [first] = outside;
    if (first === undefined) callback(new FetchError("forbidden-place"), "", 0);
    else if (options.all === true) callback(null, outside);
    else callback(null, first.address, first.family);
  });
};

async function readBody(answer: IncomingMessage, bytesMax: number): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > bytesMax) {
      answer.destroy();
      throw new FetchError("too-large");
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function parseUrl(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw new FetchError("forbidden-place");
  const url = new URL(text, base);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw new FetchError("forbidden-place");
  // A literal address is never looked up, so `lookup` does not see it.
  const host = bareHost(url);
  if (isIp(host) && scopeOf(host) === "private") throw new FetchError("forbidden-place");
  return url;
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}

function isLoopback(url: URL): boolean {
  const host = bareHost(url);
  return host === "localhost" || scopeOf(host) === "loopback";
}

function parseSeconds(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,6}$/.test(value)
    ? Math.min(RETRY_AFTER_MAX, Number(value))
    : null;
}
