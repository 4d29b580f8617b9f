import type { ConfigText } from "../audit/config-text.ts";
import { baseName } from "../audit/config-text.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { PieceTaker, UnreadableEvidence } from "../evidence/gathering.ts";
import { HEAD_BYTES, type Piece, readUpTo } from "../evidence/piece.ts";
import { type Content, recogniseContent } from "../evidence/recognise-content.ts";
import { takePieces } from "../evidence/take-pieces.ts";
import { isNoSetting, ofOneServer } from "./one-configuration.ts";
import { OTHERS_WORDS } from "./others-words.ts";
import type { ServerHere } from "./servers-here.ts";

export interface GatheredConfiguration {
  readonly texts: readonly ConfigText[];
  readonly unreadable: readonly UnreadableEvidence[];
  /** `cut NAME`, `left-out NAME`, `too-many-files LIMIT`, `other-server FOLDER`: docs/audit.md. */
  readonly notes: readonly string[];
  /** Of which servers there is configuration, by the content of the texts. */
  readonly servers: ReadonlySet<string>;
}

/** Nobody pastes more. */
const PASTE_BYTES_MAX = 1 << 20;
/** An access map of the whole Internet is smaller. */
const TEXT_BYTES_MAX = 8 << 20;
const TEXTS_MAX = 2_000;
const ALL_TEXTS_MAX = 128 << 20;

/** In a folder these hold no settings. */
const NEVER_SETTINGS: ReadonlySet<string> = new Set([
  ...OTHERS_WORDS,
  "sqlite database",
  "sql dump",
  "account table",
]);

/** Settings by their name, however few; any other text of a folder has to look like settings. */
const MAIN_FILES: ReadonlySet<string> = new Set([
  "main.cf",
  "master.cf",
  "exim.conf",
  "exim4.conf",
]);

/**
 * Reads the configuration in the CONFIG of a command line: files, folders, archives, `-`; main.cf, outputs of
 * `postconf`, `exim -bP`, `doveconf -n`, and the maps beside them. Nothing named = what is piped in, else of this machine
 * the first of the servers that `here` finds.
 */
export async function gatherConfiguration(
  config: readonly string[],
  world: EvidenceWorld,
  here: () => Promise<readonly ServerHere[]> = () => Promise.resolve([]),
): Promise<GatheredConfiguration> {
  const { chosen, others } = await choose(config, world, here);
  const taker = new ConfigurationTaker(true);
  for (const place of others) taker.notes.add(`other-server ${place}`);
  const unreadable = await takePieces(chosen, world, taker);
  return { ...taker.taken(), unreadable };
}

/** Collects the settings among the texts that it is given. */
export class ConfigurationTaker implements PieceTaker {
  readonly alone: boolean;
  readonly notes = new Set<string>();
  readonly #texts: ConfigText[] = [];
  readonly #servers = new Set<string>();
  #isEvident = false;
  #characters = 0;

  /** `alone`: all that was named is meant as settings; else there are logs and mails among it. */
  constructor(alone: boolean) {
    this.alone = alone;
  }

  wants(name: string, head: Buffer): boolean {
    return this.#maySet(name, head) || (!this.alone && isReadLater(head));
  }

  #maySet(name: string, head: Buffer): boolean {
    return maySet(name, head, head.length < HEAD_BYTES);
  }

  async take(piece: Piece, head: Buffer): Promise<void> {
    const content = recogniseContent(head, head.length < HEAD_BYTES);
    const isBinary = content.reading === "none" && content.reason === "binary";
    const isMeant = piece.named && (this.alone || isPaste(piece, content));
    if (isBinary || (!isMeant && !this.#maySet(piece.name, head))) return;
    if (this.#texts.length >= TEXTS_MAX || this.#characters >= ALL_TEXTS_MAX) {
      this.notes.add(`too-many-files ${this.#texts.length}`);
      return;
    }
    const text = await readText(piece, this.notes);
    this.#texts.push(text);
    this.#characters += text.text.length;
    this.#isEvident ||= isMeant || MAIN_FILES.has(baseName(piece.name));
    if (content.kind.endsWith(" configuration"))
      this.#servers.add(content.kind.split(" ")[0] ?? "");
  }

  /** What was collected; nothing, when no mail server's settings are among it. */
  taken(): Omit<GatheredConfiguration, "unreadable"> {
    const servers = this.#servers;
    if (!this.#isEvident && !["postfix", "exim"].some((name) => servers.has(name))) {
      return { texts: [], notes: [...this.notes], servers };
    }
    const { kept, leftOut } = ofOneServer(this.#texts);
    for (const { name } of leftOut) this.notes.add(`left-out ${name}`);
    return { texts: kept, notes: [...this.notes], servers };
  }
}

/** Queues, mails and what tells of web scripts are joined to what the logs say. */
const READ_LATER = new Set([
  "queue listing",
  "queue file",
  "mail",
  "web access log",
  "php mail log",
  "php script",
]);

function isReadLater(head: Buffer): boolean {
  return READ_LATER.has(recogniseContent(head, head.length < HEAD_BYTES).kind);
}

/** A forum question holds settings between its log lines, in whatever it begins with. */
function isPaste(piece: Piece, { reading, kind }: Content): boolean {
  const isSmall = piece.sizeBytes !== null && piece.sizeBytes <= PASTE_BYTES_MAX;
  return isSmall && (reading === "take-apart" || kind === "unknown");
}

async function choose(
  config: readonly string[],
  world: EvidenceWorld,
  here: () => Promise<readonly ServerHere[]>,
): Promise<{ readonly chosen: readonly string[]; readonly others: readonly string[] }> {
  if (config.length > 0) return { chosen: config, others: [] };
  if ((await world.standardInputKind()) !== "none") return { chosen: ["-"], others: [] };
  const found = (await here()).map(({ settings }) => settings);
  return { chosen: found.slice(0, 1), others: found.slice(1) };
}

function maySet(name: string, head: Buffer, whole: boolean): boolean {
  if (isNoSetting(baseName(name)) || head.toString("latin1", 0, 10) === "-----BEGIN") return false;
  const content = recogniseContent(head, whole);
  if (content.reading === "none" && content.reason === "binary") return false;
  return !NEVER_SETTINGS.has(content.kind);
}

async function readText(piece: Piece, notes: Set<string>): Promise<ConfigText> {
  const size = piece.sizeBytes ?? TEXT_BYTES_MAX;
  const bytes = await readUpTo(piece, 0, Math.min(size, TEXT_BYTES_MAX) + 1);
  if (bytes.length > TEXT_BYTES_MAX) notes.add(`cut ${piece.name}`);
  const text = bytes.toString("utf8", 0, Math.min(bytes.length, TEXT_BYTES_MAX));
  return { name: piece.name, text: text.replace(/^\ufeff/, "") };
}
