import type { ClientLine, ClientLines, ClientWish } from "../core/client-lines.ts";
import { EvidenceProblem } from "../core/evidence-problem.ts";
import { isIp, plainIp } from "../core/ip-address.ts";
import type { LogSource, StampOptions } from "../core/log-source.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import { formatRfc3339 } from "../core/rfc3339.ts";
import { parseLine } from "../logs/parse-line.ts";
import { SourceCursor } from "../logs/source-cursor.ts";

/** Shown of each client: the first ones of each kind, so that a thousand failed logins do not hide the mail. */
const PER_KIND_MAX = 5;
const TEXT_MAX = 1000;
/** Where daemons write a peer: `[192.0.2.7]`, `[192.0.2.7]:4711`, `rip=192.0.2.7`, `IPv6:` before it in some. */
const PEER = /(?:\[|\brip=)(?:IPv6:)?([0-9A-Fa-f.:]{3,45})/g;

/**
 * Finds the lines in which the daemons themselves name these clients, doing what is wanted. An address that somebody
 * wrote into a HELO or a subject makes no line his. One pass over the logs.
 */
export async function findClientLines(
  sources: readonly LogSource[],
  options: StampOptions,
  wishes: readonly ClientWish[],
): Promise<ReadonlyMap<string, ClientLines>> {
  const found = new Map(wishes.map((wish) => [wish.ip, newLines(wish)]));
  if (found.size === 0) return found;
  for (const [index, source] of sources.entries()) {
    const cursor = new SourceCursor(source, index, options);
    try {
      do {
        while (cursor.next()) takeLine(source, cursor, options, found);
      } while (await cursor.fill());
    } catch (error) {
      // Named among the evidence already.
      if (!(error instanceof EvidenceProblem)) throw error;
    } finally {
      await cursor.close();
    }
  }
  return found;
}

interface Lines {
  readonly wish: ClientWish;
  lines: ClientLine[];
  total: number;
  readonly ofKind: Map<string, number>;
}

function newLines(wish: ClientWish): Lines {
  return { wish, lines: [], total: 0, ofKind: new Map() };
}

function takeLine(
  source: LogSource,
  cursor: SourceCursor,
  { sinceMs = Number.NEGATIVE_INFINITY, untilMs = Number.POSITIVE_INFINITY }: StampOptions,
  found: ReadonlyMap<string, Lines>,
): void {
  const { header } = cursor;
  if (!cursor.hasHeader || cursor.timeMs < sinceMs || cursor.timeMs > untilMs) return;
  const body = header.body();
  if (!namesOneOf(body, found)) return;
  const event = parseLine(
    header.hasProgram ? { host: header.host(), program: header.program() } : {},
    body,
  );
  const lines = event.clientIp === undefined ? undefined : found.get(plainIp(event.clientIp));
  if (lines === undefined || !lines.wish.kinds.includes(event.kind)) return;
  const { accounts } = lines.wish;
  if (accounts !== null && !accounts.includes((event.saslUsername ?? "").toLowerCase())) return;
  lines.total += 1;
  const ofKind = (lines.ofKind.get(event.kind) ?? 0) + 1;
  lines.ofKind.set(event.kind, ofKind);
  if (ofKind > PER_KIND_MAX) return;
  const text = cursor.bytes.toString(
    "utf8",
    cursor.start,
    Math.min(cursor.end, cursor.start + TEXT_MAX),
  );
  lines.lines.push({
    source: source.name,
    line: source.originalLine?.(cursor.line) ?? cursor.line,
    at: Number.isNaN(header.atMs) ? null : formatRfc3339(header.atMs, header.offsetMinutes),
    text: maskSecrets(text.replace(/\r$/, "")),
    ...(event.clientPort !== undefined && { clientPort: event.clientPort }),
    ...(event.from !== undefined && { sender: event.from }),
  });
}

/** Cheap, before the grammar looks at a line. */
function namesOneOf(body: string, found: ReadonlyMap<string, Lines>): boolean {
  for (const [, text = ""] of body.matchAll(PEER)) {
    const ip = plainIp(text);
    if (isIp(ip) && found.has(ip)) return true;
  }
  return false;
}
