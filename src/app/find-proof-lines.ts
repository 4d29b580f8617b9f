import { ascii, hasBytes } from "../core/byte-scan.ts";
import type { Proof } from "../core/diagnosis.ts";
import { EvidenceProblem } from "../core/evidence-problem.ts";
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
const READ_BYTES = 128 << 10;
/** Enough for one line, nearly always. */
const LINE_READ_BYTES = 8 << 10;
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
  readonly kind: "message";
  readonly wants: MessageProof;
  readonly ids: readonly Uint8Array[];
  readonly source: number;
  readonly offset: number;
  readonly line: number;
  readonly found: Map<Want, FoundLine>;
  /** Ids that left the queue: behind the last one nothing more is said, and a short id may be another message's. */
  readonly left: Set<string>;
  done: boolean;
}

interface LineRequest {
  readonly kind: "line";
  readonly wants: LineProof;
  readonly source: number;
  readonly offset: number;
  readonly line: number;
  found: FoundLine | undefined;
  done: boolean;
}

type Request = MessageRequest | LineRequest;

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
        kind: "message",
        wants,
        ids: ledger.queueIds(row).map(ascii),
        source: ledger.source[row] as number,
        offset: ledger.offset[row] as number,
        line: ledger.line[row] as number,
        found: new Map(),
        left: new Set(),
        done: false,
      });
    }
    for (const wants of lines) {
      const { source, offset, line } = wants.place;
      this.#lines.set(wants, {
        kind: "line",
        wants,
        source,
        offset,
        line,
        found: undefined,
        done: false,
      });
    }
  }

  /** Reads what was wanted; a source that has gone meanwhile gives no lines. */
  async read(): Promise<void> {
    for (let index = 0; index < this.#sources.length; index += 1) {
      const windows = [...this.#messages.values(), ...this.#lines.values()]
        .filter((window) => window.source === index && window.offset >= 0)
        .sort((a, b) => a.offset - b.offset);
      const source = this.#sources[index];
      if (source === undefined || windows.length === 0) continue;
      // A file is entered where the window begins; anything compressed is gone through once, window by window.
      const runs = source.seekable ? windows.map((window) => [window]) : [windows];
      for (const run of runs) await this.#readWindows(source, run);
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

  /** Reads windows of one source, in order. */
  async #readWindows(source: LogSource, windows: readonly Request[]): Promise<void> {
    const first = windows[0] as Request;
    const cursor = new SourceCursor(source, 0, this.#options, first, this.#buffer);
    try {
      for (const window of windows) {
        // Windows may overlap; what lies behind is gone.
        if (window.offset > cursor.offset) cursor.jump(window);
        if (!(await this.#readWindow(source, cursor, window, windows))) return;
      }
    } catch (error) {
      if (!(error instanceof EvidenceProblem)) throw error;
    } finally {
      await cursor.close();
    }
  }

  /** Reads one window, and what it shows of the others; false at the end of the source. */
  async #readWindow(
    source: LogSource,
    cursor: SourceCursor,
    window: Request,
    all: readonly Request[],
  ): Promise<boolean> {
    const last = window.kind === "line" ? window.offset : window.offset + WINDOW_BYTES;
    const readBytes = window.kind === "line" && source.seekable ? LINE_READ_BYTES : READ_BYTES;
    while (!window.done && cursor.offset <= last) {
      while (!cursor.next()) if (!(await cursor.fill(readBytes))) return false;
      if (!cursor.hasHeader) continue;
      for (const request of all) {
        const ahead = cursor.offset - request.offset;
        if (request.done || ahead < 0 || ahead > WINDOW_BYTES) continue;
        if (request.kind === "message") {
          if (beginsWithOneOf(cursor, request.ids)) take(source, cursor, request);
        } else if (ahead === 0) {
          request.found = foundLine(source, cursor, request.wants.says);
          request.done = true;
        }
      }
    }
    return true;
  }
}

/** Keeps the line where it is wanted. */
function take(source: LogSource, cursor: SourceCursor, request: MessageRequest): void {
  const { wants, found, left } = request;
  const line = foundLine(source, cursor, undefined);
  if (line.event.kind === "removed") {
    left.add(line.event.queueId ?? "");
    if (left.size >= request.ids.length) request.done = true;
    return;
  }
  const slot = slotOf(line.event);
  if (slot === undefined) return;
  const says = wants[slot] ?? (slot === "accepted" ? wants.queued : undefined);
  if (says === undefined) return;
  const known = found.get(slot);
  // Of several deliveries the first that was not taken says most.
  if (
    known &&
    !(slot === "delivery" && known.event.status === "sent" && line.event.status !== "sent")
  )
    return;
  found.set(slot, { ...line, proof: { ...line.proof, says } });
  request.done = WANTS.every(
    (want) => wants[want] === undefined || isSettled(found.get(want), want),
  );
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
function beginsWithOneOf({ header }: SourceCursor, ids: readonly Uint8Array[]): boolean {
  const { bytes, bodyStart, end } = header;
  for (const id of ids) {
    const next = bytes[bodyStart + id.length];
    if ((next === 58 || next === 32) && hasBytes(bytes, id, bodyStart, end)) return true;
  }
  return false;
}
