import { hasBytes } from "../core/byte-scan.ts";
import type { Proof } from "../core/diagnosis.ts";
import type { LogEvent } from "../core/log-event.ts";
import type { Ledger } from "../core/ledger.ts";
import type { LogSource, StampOptions } from "../core/log-source.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import type { Say } from "../core/say.ts";
import type { LineProof, MessageProof } from "../detect/draft.ts";
import { parseLine } from "../logs/parse-line.ts";
import { SourceCursor } from "../logs/source-cursor.ts";

/** How far behind a message's first line its others are looked for: a busy server writes this in some minutes. */
const WINDOW_BYTES = 2 << 20;
/** Proof lines are shown whole up to here; a line of a megabyte proves no more. */
const TEXT_MAX_LENGTH = 2000;

type Want = "accepted" | "queued" | "delivery" | "notification";
const WANTS: readonly Want[] = ["accepted", "queued", "delivery", "notification"];

/** A line as it was found again. */
export interface FoundLine {
  readonly proof: Proof<Say>;
  readonly event: Omit<LogEvent, "source" | "line" | "at">;
}

interface MessageRequest {
  readonly wants: MessageProof;
  readonly ids: readonly Buffer[];
  readonly source: number;
  readonly offset: number;
  readonly line: number;
  readonly found: Map<Want, FoundLine>;
}

interface LineRequest {
  readonly wants: LineProof;
  found: FoundLine | undefined;
}

/** Finds the lines that prove something: notes places while reading, makes strings only now, of the few that are shown. */
export class ProofLines {
  readonly #sources: readonly LogSource[];
  readonly #options: StampOptions;
  /** One buffer for all windows: a fresh one each would be megabytes of garbage. */
  readonly #buffer = Buffer.allocUnsafeSlow(2 << 20);
  readonly #messages = new Map<MessageProof, MessageRequest>();
  readonly #lines = new Map<LineProof, LineRequest>();

  constructor(sources: readonly LogSource[], options: StampOptions) {
    this.#sources = sources;
    this.#options = options;
  }

  want(ledger: Ledger, messages: readonly MessageProof[], lines: readonly LineProof[]): void {
    for (const wants of messages) {
      const { row } = wants;
      if (ledger.line[row] === 0) continue;
      this.#messages.set(wants, {
        wants,
        ids: ledger.queueIds(row).map((id) => Buffer.from(id, "latin1")),
        source: ledger.source[row] as number,
        offset: ledger.offset[row] as number,
        line: ledger.line[row] as number,
        found: new Map(),
      });
    }
    for (const wants of lines) this.#lines.set(wants, { wants, found: undefined });
  }

  /** Reads what was wanted; a source that has gone meanwhile gives no lines. */
  async read(): Promise<void> {
    for (let index = 0; index < this.#sources.length; index += 1) {
      const messages = [...this.#messages.values()].filter((request) => request.source === index);
      const lines = [...this.#lines.values()].filter(
        (request) => request.wants.place.source === index,
      );
      const source = this.#sources[index] as LogSource;
      if (messages.length + lines.length === 0) continue;
      if (!source.seekable) await this.#readWindow(source, 0, 1, messages, lines);
      else {
        for (const request of messages)
          await this.#readWindow(source, request.offset, request.line, [request], []);
        for (const request of lines) {
          await this.#readWindow(
            source,
            request.wants.place.offset,
            request.wants.place.line,
            [],
            [request],
          );
        }
      }
    }
  }

  /** The lines of messages and places, in the order they were wanted and without repeating one. */
  proofOf(messages: readonly MessageProof[], lines: readonly LineProof[]): Proof<Say>[] {
    const shown = new Set<string>();
    const proof: Proof<Say>[] = [];
    const add = (found: FoundLine | undefined) => {
      if (!found) return;
      const key = `${found.proof.source}\n${found.proof.line}`;
      if (shown.has(key)) return;
      shown.add(key);
      proof.push(found.proof);
    };
    for (const wants of lines) add(this.lineOf(wants));
    for (const wants of messages)
      for (const want of WANTS) add(this.#messages.get(wants)?.found.get(want));
    return proof;
  }

  lineOf(wants: LineProof): FoundLine | undefined {
    return this.#lines.get(wants)?.found;
  }

  async #readWindow(
    source: LogSource,
    offset: number,
    firstLine: number,
    messages: readonly MessageRequest[],
    lines: readonly LineRequest[],
  ): Promise<void> {
    const cursor = new SourceCursor(
      source,
      0,
      this.#options,
      { offset, line: firstLine },
      this.#buffer,
    );
    const last = Math.max(
      ...messages.map((request) => request.offset + WINDOW_BYTES),
      ...lines.map((request) => request.wants.place.offset),
    );
    const byOffset = new Map<number, LineRequest[]>();
    for (const request of lines) {
      const at = request.wants.place.offset;
      byOffset.set(at, [...(byOffset.get(at) ?? []), request]);
    }
    let open = messages.length + lines.length;
    try {
      for (;;) {
        while (!cursor.next()) if (!(await cursor.fill())) return;
        if (cursor.offset > last || open === 0) return;
        if (!cursor.hasHeader) continue;
        for (const request of byOffset.get(cursor.offset) ?? []) {
          request.found = foundLine(source, cursor, request.wants.says);
          open -= 1;
        }
        for (const request of messages) {
          if (cursor.offset < request.offset || cursor.offset > request.offset + WINDOW_BYTES)
            continue;
          if (beginsWithOneOf(cursor, request.ids) && take(source, cursor, request)) open -= 1;
        }
      }
    } finally {
      await cursor.close();
    }
  }
}

/** Keeps the line where it is wanted; true when the request has all it can get. */
function take(source: LogSource, cursor: SourceCursor, request: MessageRequest): boolean {
  const { wants, found } = request;
  const line = foundLine(source, cursor, undefined);
  const slot = slotOf(line.event);
  if (slot === undefined) return false;
  const says = wants[slot] ?? (slot === "accepted" ? wants.queued : undefined);
  if (says === undefined) return false;
  const known = found.get(slot);
  // Of several deliveries the first that was not taken says most.
  if (
    known &&
    !(slot === "delivery" && known.event.status === "sent" && line.event.status !== "sent")
  )
    return false;
  found.set(slot, { ...line, proof: { ...line.proof, says } });
  return WANTS.every((want) => wants[want] === undefined || isSettled(found.get(want), want));
}

function isSettled(line: FoundLine | undefined, want: Want): boolean {
  return line !== undefined && (want !== "delivery" || line.event.status !== "sent");
}

function slotOf(event: FoundLine["event"]): Want | undefined {
  switch (event.kind) {
    case "accepted":
      return "accepted";
    case "queued":
      return "queued";
    case "delivery":
      return "delivery";
    case "notification":
      return "notification";
    default:
      return undefined;
  }
}

function foundLine(source: LogSource, cursor: SourceCursor, says: Say | undefined): FoundLine {
  const { header } = cursor;
  const event = parseLine(
    header.hasProgram ? { host: header.host(), program: header.program() } : {},
    header.body(),
  );
  const text = cursor.bytes.toString(
    "utf8",
    cursor.start,
    Math.min(cursor.end, cursor.start + TEXT_MAX_LENGTH),
  );
  return {
    event,
    proof: {
      source: source.name,
      line: source.originalLine?.(cursor.line) ?? cursor.line,
      text: maskSecrets(text.replace(/\r$/, "")),
      says: says as Say,
    },
  };
}

/** True when the body begins with one of the ids, as all lines of a message do (`ID: ` in Postfix, `ID ` in Exim). */
function beginsWithOneOf({ header }: SourceCursor, ids: readonly Buffer[]): boolean {
  const { bytes, bodyStart, end } = header;
  for (const id of ids) {
    const next = bytes[bodyStart + id.length];
    if ((next === 58 || next === 32) && hasBytes(bytes, id, bodyStart, end)) return true;
  }
  return false;
}
