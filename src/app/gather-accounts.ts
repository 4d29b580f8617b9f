import type { AccountBackend } from "../core/account-backend.ts";
import { type AccountConnection, connectionName } from "../core/account-connection.ts";
import { EvidenceProblem, type EvidenceProblemCode } from "../core/evidence-problem.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import { mayHoldAccounts } from "../accounts/account-table.ts";
import { findConnection, findDatabaseFile } from "../accounts/connection/find-connection.ts";
import { databaseRows } from "../accounts/rows/database-rows.ts";
import type { AccountText, StoredRow } from "../accounts/rows/stored-row.ts";
import { fileForm } from "../evidence/file-form.ts";
import { ForwardReader } from "../evidence/forward-reader.ts";
import { memoryPiece } from "../evidence/memory-piece.ts";
import { openSection, type Piece, readHead, readUpTo, skipBytes } from "../evidence/piece.ts";
import { recogniseContent } from "../evidence/recognise-content.ts";
import { readTarMembers } from "../evidence/tar-members.ts";
import { utf16Piece } from "../evidence/utf16-piece.ts";
import { isOthersWords } from "./account-pieces.ts";
import { type AccountsHere, accountsHere, type PlacedConnection } from "./accounts-here.ts";
import type { SettingsWorld } from "./load-settings.ts";

/** What reading accounts needs of the machine. */
export interface AccountWorld extends EvidenceWorld, SettingsWorld {
  sqlite(path: string): AccountBackend;
  /** `place` is the file that leads to the server, for errors. Connects when it is read. */
  connect(connection: AccountConnection, place: string): AccountBackend;
  /** Lets others have their turn during a long computation. */
  pause(): Promise<void>;
}

export interface UnreadableAccounts {
  readonly name: string;
  readonly code: EvidenceProblemCode;
  readonly message: string;
}

export interface GatheredAccounts {
  readonly texts: readonly AccountText[];
  readonly rows: readonly StoredRow[];
  /** Names of all that was looked into, texts without accounts included. */
  readonly looked: readonly string[];
  /** Names of those whose end is missing: cut at the limit, or damaged while packed. */
  readonly cut: ReadonlySet<string>;
  readonly unreadable: readonly UnreadableAccounts[];
}

/** A dump of the accounts alone; with the mails in it, it is another dump. */
export const TEXT_BYTES_MAX = 128 << 20;
/** In a folder, a large file that nobody recognises is no list of accounts. */
const UNKNOWN_BYTES_MAX = 16 << 20;
const DEPTH_MAX = 32;
const FILES_MAX = 20_000;
const LAYERS_MAX = 5;

interface Gathering {
  readonly world: AccountWorld;
  readonly texts: AccountText[];
  readonly rows: StoredRow[];
  readonly looked: string[];
  readonly cut: Set<string>;
  readonly unreadable: UnreadableAccounts[];
  readonly seen: Set<string>;
  readonly closers: (() => Promise<void>)[];
}

/**
 * Finds texts and databases that may hold accounts in the EVIDENCE of a command line: files, folders, archives, `-`.
 * A look-up file of a mail server that is named itself leads to its server; what stands in folders and archives may be
 * another machine's. Nothing named = standard input where it brings something, else this machine's own accounts, by
 * the settings in `config`. Bad evidence stands in `unreadable`; wrong settings are thrown as a `SettingsError`.
 */
export async function gatherAccounts(
  evidence: readonly string[],
  config: string | undefined,
  world: AccountWorld,
): Promise<GatheredAccounts> {
  const gathering: Gathering = {
    world,
    texts: [],
    rows: [],
    looked: [],
    cut: new Set(),
    unreadable: [],
    seen: new Set(),
    closers: [],
  };
  try {
    const { files, connections, unreadable } = await chosen(evidence, config, world);
    for (const { name, problem } of unreadable) addUnreadable(gathering, name, problem);
    for (const placed of connections) await gatherConnection(gathering, placed);
    for (const name of files) {
      if (name === "-") await gatherStandardInput(gathering);
      else await gatherPath(gathering, name, true, 0);
    }
  } finally {
    for (const close of gathering.closers) await close();
  }
  return gathering;
}

async function chosen(
  evidence: readonly string[],
  config: string | undefined,
  world: AccountWorld,
): Promise<AccountsHere> {
  if (evidence.length > 0) return { files: evidence, connections: [], unreadable: [] };
  // Who names settings asks about this machine.
  const isPiped = config === undefined && (await world.standardInputKind()) !== "none";
  return isPiped ? { files: ["-"], connections: [], unreadable: [] } : accountsHere(config, world);
}

async function gatherConnection(
  gathering: Gathering,
  { connection, place }: PlacedConnection,
): Promise<void> {
  const { world, rows, looked, cut } = gathering;
  const name = connectionName(connection);
  try {
    const tables = await world.connect(connection, place).tables(mayHoldAccounts);
    for (const row of databaseRows(name, tables)) rows.push(row);
    looked.push(name);
    if (tables.some(({ whole }) => !whole)) cut.add(name);
  } catch (error) {
    addUnreadable(gathering, name, error);
  }
}

function addUnreadable({ unreadable }: Gathering, name: string, error: unknown): void {
  if (!(error instanceof EvidenceProblem)) throw error;
  unreadable.push({ name, code: error.code, message: error.message });
}

async function gatherStandardInput(gathering: Gathering): Promise<void> {
  if (gathering.seen.has("-")) return;
  gathering.seen.add("-");
  try {
    const stored = await gathering.world.readStandardInput();
    gathering.closers.push(() => stored.close());
    const origin = { name: "-", sizeBytes: stored.sizeBytes, modifiedMs: null, seekable: true };
    const open = (offset: number) => stored.open(offset);
    await gatherPiece(gathering, { ...origin, named: true, notes: [], open });
  } catch (error) {
    addUnreadable(gathering, "-", error);
  }
}

async function gatherPath(
  gathering: Gathering,
  path: string,
  named: boolean,
  depth: number,
): Promise<void> {
  const { world, seen } = gathering;
  try {
    const facts = await world.inspect(path);
    if (facts.kind !== "file" && facts.kind !== "folder") {
      if (!named) return;
      throw new EvidenceProblem("not-a-file", `it is a ${facts.kind}`, "Pipe its content in.");
    }
    if (seen.has(facts.identity)) return;
    seen.add(facts.identity);
    if (seen.size > FILES_MAX || depth > DEPTH_MAX) {
      const state = `more than ${FILES_MAX} files or ${DEPTH_MAX} folders deep`;
      throw new EvidenceProblem("too-many-files", state, "Name the files.");
    }
    if (facts.kind === "folder") {
      for (const name of await world.list(path)) {
        await gatherPath(gathering, world.join(path, name), false, depth + 1);
      }
      return;
    }
    const { sizeBytes, modifiedMs } = facts;
    const open = (offset: number) => world.open(path, offset);
    const piece = { name: path, sizeBytes, modifiedMs, seekable: true, named, notes: [], open };
    await gatherPiece(gathering, piece, path);
  } catch (error) {
    addUnreadable(gathering, path, error);
  }
}

/** `path` where the piece is a file of its own: a database cannot be read from inside an archive. */
async function gatherPiece(
  gathering: Gathering,
  piece: Piece,
  path?: string,
  layers = 0,
): Promise<void> {
  try {
    const head = await readHead(piece);
    if (head.length === 0) return;
    const form = fileForm(head);
    if (form === "plain") return await gatherPlain(gathering, piece, head, path);
    if (layers >= LAYERS_MAX) {
      const state = `packed more than ${LAYERS_MAX} times`;
      throw new EvidenceProblem("too-deep", state, "Unpack it first.");
    }
    if (form === "tar") return await gatherTar(gathering, piece, layers + 1);
    if (form === "utf-16le" || form === "utf-16be") {
      return await gatherPiece(gathering, utf16Piece(piece, form), undefined, layers + 1);
    }
    const { world } = gathering;
    const open = async (offset: number) => {
      const onDamage = () => gathering.cut.add(piece.name);
      return skipBytes(await world.decompress(form, () => piece.open(0), onDamage), offset);
    };
    const inner = { ...piece, sizeBytes: null, seekable: false, open };
    return await gatherPiece(gathering, inner, undefined, layers + 1);
  } catch (error) {
    addUnreadable(gathering, piece.name, error);
  }
}

async function gatherPlain(
  gathering: Gathering,
  piece: Piece,
  head: Buffer,
  path: string | undefined,
): Promise<void> {
  const content = recogniseContent(head, piece.sizeBytes === head.length);
  if (piece.named && path !== undefined) {
    const connection = findConnection({ name: path, text: head.toString("utf8") });
    if (connection) return gatherConnection(gathering, { connection, place: path });
    const file = findDatabaseFile(head.toString("utf8"));
    if (file !== undefined) return gatherPath(gathering, file, true, 0);
  }
  if (content.kind === "sqlite database") return gatherDatabase(gathering, piece.name, path);
  if (
    isOthersWords(head, piece.sizeBytes) ||
    (content.reading === "none" && content.reason === "binary")
  )
    return;
  const isLarge = (piece.sizeBytes ?? 0) > UNKNOWN_BYTES_MAX;
  if (!piece.named && content.kind === "unknown" && isLarge) return;
  const limit = Math.min(TEXT_BYTES_MAX, piece.sizeBytes ?? TEXT_BYTES_MAX);
  const bytes = await readUpTo(piece, 0, limit);
  if (bytes.length === TEXT_BYTES_MAX) gathering.cut.add(piece.name);
  gathering.looked.push(piece.name);
  gathering.texts.push({ name: piece.name, text: bytes.toString("utf8") });
}

async function gatherDatabase(
  { world, rows, looked }: Gathering,
  name: string,
  path: string | undefined,
): Promise<void> {
  if (path === undefined) {
    throw new EvidenceProblem("not-a-file", "it is a database in an archive", "Unpack it first.");
  }
  const tables = await world.sqlite(path).tables(mayHoldAccounts);
  for (const row of databaseRows(name, tables)) rows.push(row);
  looked.push(name);
}

async function gatherTar(gathering: Gathering, archive: Piece, layers: number): Promise<void> {
  const reopenAt = archive.seekable ? (position: number) => archive.open(position) : undefined;
  const bytes = new ForwardReader(await archive.open(0), reopenAt);
  try {
    for await (const member of readTarMembers(bytes)) {
      if (!["0", "7"].includes(member.type) || member.sparse || member.name.endsWith("/")) continue;
      const { sizeBytes, modifiedMs } = member;
      const name = `${archive.name}:${member.name.replace(/^\.\//, "")}`;
      const origin = { name, sizeBytes, modifiedMs, named: false, notes: [], seekable: true };
      const head = await bytes.peek(Math.min(sizeBytes, PEEK_BYTES));
      if (head.length === 0 || isOthersWords(head, sizeBytes)) continue;
      const open = openSection(archive, member.dataAt, sizeBytes);
      const piece = { ...origin, open };
      // A second reader of a compressed archive would unpack it from its beginning.
      const isKept = !archive.seekable && sizeBytes <= UNKNOWN_BYTES_MAX;
      const inner = isKept ? memoryPiece(piece, Buffer.from(await bytes.peek(sizeBytes))) : piece;
      await gatherPiece(gathering, inner, undefined, layers);
    }
  } finally {
    await bytes.close();
  }
}

const PEEK_BYTES = 1 << 16;
