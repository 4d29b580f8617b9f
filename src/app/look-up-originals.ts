import type { LogSource, StampOptions } from "../core/log-source.ts";
import { parseLine } from "../logs/parse-line.ts";
import { SourceCursor } from "../logs/source-cursor.ts";

/** What bounces say about the messages that they return. Addresses in lower case. */
export interface WantedOriginals {
  readonly queueIds: ReadonlySet<string>;
  readonly messageIds: ReadonlySet<string>;
  readonly recipients: ReadonlySet<string>;
}

export interface FoundOriginals {
  readonly seen: ReadonlyMap<string, { firstMs: number; lastMs: number }>;
  readonly byMessageId: ReadonlyMap<string, readonly string[]>;
  readonly byRecipient: ReadonlyMap<
    string,
    readonly { readonly queueId: string; readonly atMs: number }[]
  >;
  /** Of all lines read; NaN when none has a stamp. */
  readonly firstMs: number;
  readonly lastMs: number;
  readonly hasLines: boolean;
}

/** One Message-ID or recipient may stand on many messages; a handful tells whether they are of one kind. */
const PER_KEY_MAX = 200;

/** Looks the originals of bounces up in the logs: one pass, and the grammar only for lines that name what is wanted. */
export async function lookUpOriginals(
  sources: readonly LogSource[],
  wanted: WantedOriginals,
  options: StampOptions,
): Promise<FoundOriginals> {
  const seen = new Map<string, { firstMs: number; lastMs: number }>();
  const byMessageId = new Map<string, string[]>();
  const byRecipient = new Map<string, { queueId: string; atMs: number }[]>();
  const { sinceMs = Number.NEGATIVE_INFINITY, untilMs = Number.POSITIVE_INFINITY } = options;
  const wantsText = wanted.messageIds.size + wanted.recipients.size > 0;
  let firstMs = Number.NaN;
  let lastMs = Number.NaN;
  let hasLines = false;
  const note = (queueId: string, atMs: number) => {
    const known = seen.get(queueId);
    if (!known) seen.set(queueId, { firstMs: atMs, lastMs: atMs });
    else {
      if (atMs < known.firstMs) known.firstMs = atMs;
      if (atMs > known.lastMs) known.lastMs = atMs;
    }
  };
  const takeLine = (cursor: SourceCursor) => {
    const { header, timeMs } = cursor;
    const dated = timeMs !== Number.NEGATIVE_INFINITY;
    if (!cursor.hasHeader || (dated && (timeMs < sinceMs || timeMs > untilMs))) return;
    hasLines = true;
    const atMs = dated ? timeMs : Number.NaN;
    if (!(atMs >= firstMs)) firstMs = dated ? atMs : firstMs;
    if (!(atMs <= lastMs)) lastMs = dated ? atMs : lastMs;
    const word = firstWord(cursor);
    if (wanted.queueIds.has(word)) note(word, atMs);
    if (!wantsText) return;
    const program = header.hasProgram ? header.program() : "";
    if (wanted.recipients.size === 0 && !mayNameMessageId(program)) return;
    const body = header.body();
    if (!namesWanted(body, wanted)) return;
    const event = parseLine(header.hasProgram ? { program } : {}, body);
    const { queueId, messageId, to } = event;
    if (queueId === undefined || queueId === "NOQUEUE") return;
    note(queueId, atMs);
    if (messageId !== undefined && wanted.messageIds.has(bare(messageId))) {
      addTo(byMessageId, bare(messageId), queueId, (id) => id === queueId);
    }
    const recipient = to?.toLowerCase();
    if (event.kind === "delivery" && recipient !== undefined && wanted.recipients.has(recipient)) {
      addTo(byRecipient, recipient, { queueId, atMs }, (one) => one.queueId === queueId);
    }
  };
  for (const [index, source] of sources.entries()) {
    const cursor = new SourceCursor(source, index, options);
    try {
      do {
        while (cursor.next()) takeLine(cursor);
      } while (await cursor.fill());
    } finally {
      await cursor.close();
    }
  }
  return { seen, byMessageId, byRecipient, firstMs, lastMs, hasLines };
}

function addTo<Value>(
  map: Map<string, Value[]>,
  key: string,
  value: Value,
  isSame: (value: Value) => boolean,
): void {
  const values = map.get(key);
  if (!values) map.set(key, [value]);
  else if (values.length < PER_KEY_MAX && !values.some(isSame)) values.push(value);
}

/** The word at the beginning of the body: a queue id where the line has one. */
function firstWord({ header }: SourceCursor): string {
  const { bytes, bodyStart, end } = header;
  const limit = Math.min(end, bodyStart + 40);
  let stop = bodyStart;
  while (stop < limit && bytes[stop] !== 58 && bytes[stop] !== 32) stop += 1;
  return bytes.toString("latin1", bodyStart, stop);
}

/** Postfix writes Message-IDs in the lines of cleanup alone, a sixth of its log. */
function mayNameMessageId(program: string): boolean {
  return !program.startsWith("postfix") || program.endsWith("cleanup");
}

const MESSAGE_ID = /(?:message-id=| id=)<?([^<>\s]{1,500})/;
/** Postfix `to=<a@b>`; Exim `=> a@b`, `** a@b`, `== a@b`, also with the address in angle brackets after a local part. */
const RECIPIENT = /(?:\bto=<|[=-]> (?:\S{1,64} <)?|\*\* |== )([^<>\s,]{1,320})/;

function namesWanted(body: string, { messageIds, recipients }: WantedOriginals): boolean {
  const id = messageIds.size > 0 ? MESSAGE_ID.exec(body)?.[1] : undefined;
  if (id !== undefined && messageIds.has(id)) return true;
  const to = recipients.size > 0 ? RECIPIENT.exec(body)?.[1] : undefined;
  return to !== undefined && recipients.has(to.toLowerCase());
}

function bare(messageId: string): string {
  return messageId.replace(/^<|>$/g, "");
}
