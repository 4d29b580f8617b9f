import type { ConfigText } from "../config-text.ts";
import { baseName } from "../config-text.ts";
import type { Definition, PostfixConfig, Service } from "./config.ts";
import { healDump } from "./heal-dump.ts";
import { looksLikeParameter } from "./known-parameter.ts";
import type { LogicalLine } from "./logical-lines.ts";
import { parseLogicalLines } from "./logical-lines.ts";
import { parseService, parseServiceParameter } from "./parse-service.ts";

/** `postconf` without `-n` prints every parameter there is; smaller texts are what the administrator set. */
const FULL_DUMP_SIZE = 500;

/** No configuration that a person wrote is longer; the rest of such a text is not read. */
const TEXT_LIMIT = 8_000_000;
const VALUE_LIMIT = 100_000;
/** A question in a forum shows the bad configuration first and its repair later: there the first value counts. */
const PROSE_LINES = 20;

interface Piece {
  readonly definitions: Definition[];
  readonly services: Service[];
  readonly perService: { service: string; type: string; definition: Definition }[];
  readonly notes: string[];
}

/**
 * Reads main.cf, master.cf and the outputs of `postconf [-n|-M|-P]` among the texts, whatever they are called.
 * `undefined` when none of them is Postfix configuration.
 */
export function parsePostfixConfig(texts: readonly ConfigText[]): PostfixConfig | undefined {
  const pieces = texts.map(parsePiece).filter((p) => p !== undefined);
  if (pieces.length === 0) return undefined;
  const isFull = (p: Piece): boolean => p.definitions.length > FULL_DUMP_SIZE;
  const ordered = [...pieces.filter(isFull), ...pieces.filter((p) => !isFull(p))];
  const definitions = ordered.flatMap((p) => p.definitions);
  const services = lastOfEach(pieces.flatMap((p) => p.services));
  const perService = pieces.flatMap((p) => p.perService);
  return {
    parameters: new Map(definitions.map((d) => [d.name, d])),
    definitions,
    services: services.map((s) => withParameters(s, perService)),
    texts,
    notes: pieces.flatMap((p) => p.notes),
  };
}

/** Dovecot's settings look like ours (`mail_location = ...`), its blocks do not. */
const DOVECOT_BLOCK = /^\s{0,20}(?:passdb|userdb|service|protocol|namespace)\b[^=\n]{0,80}\{/m;

/** What `doveconf -n` begins with: `# 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf`. */
const DOVECONF = /^# \d{1,3}\.\d{1,3}[^\n]{0,80}: \/[^\n]{1,200}dovecot[^\n]{0,80}$/m;

/**
 * The text without the output of `doveconf -n` that was pasted with it, its lines left empty; `undefined` when it is
 * Dovecot's all through.
 */
function withoutDovecot(text: string): string | undefined {
  if (!DOVECOT_BLOCK.test(text)) return text;
  const start = text.search(DOVECONF);
  const end = text.lastIndexOf("\n}");
  if (start < 0 || end < start) return undefined;
  const dump = text.slice(start, end + 2);
  return text.slice(0, start) + dump.replace(/[^\n]+/g, "") + text.slice(end + 2);
}

function parsePiece(text: ConfigText): Piece | undefined {
  const own = withoutDovecot(text.text.slice(0, TEXT_LIMIT));
  if (own === undefined) return undefined;
  const source = text.name;
  const piece: Piece = { definitions: [], services: [], perService: [], notes: [] };
  const isMain = baseName(source) === "main.cf";
  let open: number | undefined;
  let prose = 0;
  for (const line of parseLogicalLines(healDump(own))) {
    const service = parseService(line, source);
    const parameter = parseServiceParameter(line, source);
    const definition = parseDefinition(line, source, isMain);
    if (service !== undefined) piece.services.push(service);
    else if (parameter !== undefined) piece.perService.push(parameter);
    else if (definition !== undefined) {
      piece.definitions.push(definition);
      open = piece.definitions.length - 1;
      continue;
    } else if (open !== undefined && continuesList(line.text)) {
      // The indentation got lost in a paste; real Postfix refuses such a file.
      const before = piece.definitions[open];
      if (before !== undefined)
        piece.definitions[open] = { ...before, value: `${before.value} ${line.text}`.trim() };
      piece.notes.push(`indentation-lost ${baseName(source)}:${line.line}`);
      continue;
    } else prose++;
    open = undefined;
  }
  if (!isMain && prose > PROSE_LINES) keepFirst(piece);
  const known = piece.definitions.filter((d) => looksLikeParameter(d.name)).length;
  const isPostfix =
    piece.services.length + piece.perService.length > 0 || known * 2 > piece.definitions.length;
  return isPostfix && (isMain || known + piece.services.length + piece.perService.length > 0)
    ? piece
    : undefined;
}

function keepFirst(piece: Piece): void {
  const seen = new Set<string>();
  const first = piece.definitions.filter((d) => !seen.has(d.name) && seen.add(d.name));
  piece.definitions.splice(0, piece.definitions.length, ...first);
}

function parseDefinition(
  line: LogicalLine,
  source: string,
  isMain: boolean,
): Definition | undefined {
  const equals = line.text.indexOf("=");
  if (equals <= 0) return undefined;
  const name = line.text.slice(0, equals).trim();
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) return undefined;
  if (!isMain && /^(?:PATH|[A-Z_]+)$/.test(name)) return undefined;
  return {
    name,
    value: line.text.slice(equals + 1, equals + 1 + VALUE_LIMIT).trim(),
    place: { source, line: line.line },
  };
}

const RESTRICTION = /^(?:permit|reject|defer|check|warn_if_reject|sleep)(?:_[a-z_]+)?\b[^=]*$/;

function continuesList(text: string): boolean {
  return RESTRICTION.test(text) && text.length < 2_000;
}

/** Two lines for one service: master(8) takes the last. */
function lastOfEach(services: readonly Service[]): Service[] {
  return [...new Map(services.map((s) => [`${s.name}/${s.type}`, s])).values()];
}

function withParameters(service: Service, all: Piece["perService"]): Service {
  const own = all
    .filter((p) => p.service === service.name && p.type === service.type)
    .map((p) => p.definition);
  return own.length === 0 ? service : { ...service, overrides: [...service.overrides, ...own] };
}
