import type { AccountFinding } from "../accounts/account-finding.ts";
import { mayHoldAccounts } from "../accounts/account-table.ts";
import { auditAccounts } from "../accounts/audit-accounts.ts";
import { type LoginFact, loginFacts } from "../accounts/login-facts.ts";
import { readAccountRecords } from "../accounts/read-accounts.ts";
import type { AccountRecord } from "../accounts/row-account.ts";
import { databaseRows } from "../accounts/rows/database-rows.ts";
import type { AccountText, StoredRow } from "../accounts/rows/stored-row.ts";
import type { AccountBackend } from "../core/account-backend.ts";
import type { Finding, Incident, Proof } from "../core/diagnosis.ts";
import { EvidenceProblem } from "../core/evidence-problem.ts";
import { type Say, say } from "../core/say.ts";
import type { UnreadableEvidence } from "../evidence/gathering.ts";
import { HEAD_BYTES, type Piece, readUpTo } from "../evidence/piece.ts";
import { recogniseContent } from "../evidence/recognise-content.ts";
import { TEXT_BYTES_MAX } from "./gather-accounts.ts";

/** What reading accounts beside logs needs of the machine. */
interface AccountStoreWorld {
  sqlite(path: string): AccountBackend;
}

export interface JoinedAccounts {
  readonly incidents: readonly Incident<Say>[];
  readonly findings: readonly Finding<Say>[];
  readonly unreadable: readonly UnreadableEvidence[];
}

/** Accounts of one incident whose rows are shown. */
const SHOWN_MAX = 3;
const WORTH_SAYING = new Set(["critical", "high", "medium"]);

/** The accounts among the evidence. */
export interface ReadAccounts {
  readonly records: readonly AccountRecord[];
  readonly unreadable: readonly UnreadableEvidence[];
}

/** Reads the tables among the evidence; undefined where there are no accounts. */
export async function readAccountPieces(
  pieces: readonly Piece[],
  world: AccountStoreWorld,
): Promise<ReadAccounts | undefined> {
  const { texts, rows, cut, unreadable } = await readPieces(pieces, world);
  const records = readAccountRecords(texts, rows).map((record) =>
    record.sources.some((name) => cut.has(name)) ? { ...record, whole: false } : record,
  );
  return records.length === 0 && unreadable.length === 0 ? undefined : { records, unreadable };
}

/**
 * Looks the accounts of incidents up in the tables among the evidence: each incident gets their rows as proof; what is
 * weak about the tables, and what is odd about these accounts, become findings.
 */
export function joinAccounts(
  { records, unreadable }: ReadAccounts,
  incidents: readonly Incident<Say>[],
  nowMs: number,
): JoinedAccounts {
  const weak = auditAccounts(records, {
    nowMs,
    answers: new Map(),
    neighbours: records,
  });
  const known = incidents.map((incident) => ({ incident, facts: factsOf(incident, records) }));
  return {
    incidents: known.map(({ incident, facts }) => ({
      ...incident,
      proof: [...incident.proof, ...facts.slice(0, SHOWN_MAX).map(proofOf)],
    })),
    findings: [
      ...known.flatMap(({ incident, facts }) => facts.flatMap((one) => findingOf(one, incident))),
      ...weak.filter(({ severity }) => WORTH_SAYING.has(severity)).map(weakFinding),
    ],
    unreadable,
  };
}

interface KnownLogin {
  readonly login: string;
  readonly fact: LoginFact;
}

/** The most telling fact about each account; messages without a login have none. */
function factsOf(
  { accounts, firstAt }: Incident<Say>,
  records: readonly AccountRecord[],
): readonly KnownLogin[] {
  const firstMs = firstAt === null ? Number.NaN : Date.parse(firstAt);
  return accounts.flatMap((login) => {
    const [fact] = loginFacts(login, records, firstMs);
    return fact === undefined ? [] : [{ login, fact }];
  });
}

function proofOf({ login, fact }: KnownLogin): Proof<Say> {
  const { source, shown } = fact.account;
  // The row that is shown is another's where the account has none.
  const text = fact.kind === "not-in-table" ? source.table : shown;
  const line = fact.kind === "not-in-table" ? 0 : source.line;
  return { source: source.name, line, text, says: factText(login, fact) };
}

function factText(account: string, fact: LoginFact): Say {
  const { createdAt } = fact.account;
  switch (fact.kind) {
    case "not-in-table":
      return say("proof.account-not-in-table", { account, accounts: fact.accounts });
    case "new":
      return say("proof.account-new", { account, created: createdAt ?? "" });
    case "empty":
      return say("proof.account-empty-password", { account });
    case "disabled":
      return say("proof.account-disabled", { account });
    case "exists":
      return say("proof.account-exists", { account, created: createdAt });
  }
}

function findingOf(known: KnownLogin, { firstAt }: Incident<Say>): readonly Finding<Say>[] {
  const { login, fact } = known;
  const common = { subject: login, proof: [proofOf(known)] } as const;
  if (fact.kind === "not-in-table") {
    const { name, table } = fact.account.source;
    const data = { account: login, accounts: fact.accounts, source: name, table };
    return [{ ...common, code: "account-not-in-table", severity: "high", data }];
  }
  if (fact.kind !== "new") return [];
  const data = { account: login, createdAt: fact.account.createdAt, firstAt };
  return [{ ...common, code: "account-new", severity: "medium", data }];
}

function weakFinding({ proof, ...finding }: AccountFinding): Finding<Say> {
  const says = weakText({ ...finding, proof });
  return {
    ...finding,
    proof: proof.map(({ source, text }) => ({
      source: source.name,
      line: source.line,
      text,
      says,
    })),
  };
}

function weakText({ code, subject, data }: AccountFinding): Say {
  const { count, scheme } = data;
  const passwords = typeof count === "number" ? count : 1;
  switch (code) {
    case "account-empty-password":
      return say("proof.account-empty-password", { account: subject });
    case "account-clear-text":
      return say("proof.clear-text-passwords", { passwords });
    case "account-weak-scheme":
      return say("proof.weakly-hashed-passwords", { passwords, scheme: String(scheme) });
    default:
      return say("proof.administrator-weak", { account: subject });
  }
}

interface ReadPieces {
  readonly texts: readonly AccountText[];
  readonly rows: readonly StoredRow[];
  /** Names of those whose end is missing. */
  readonly cut: ReadonlySet<string>;
  readonly unreadable: readonly UnreadableEvidence[];
}

async function readPieces(pieces: readonly Piece[], world: AccountStoreWorld): Promise<ReadPieces> {
  const texts: AccountText[] = [];
  const rows: StoredRow[] = [];
  const cut = new Set<string>();
  const unreadable: UnreadableEvidence[] = [];
  let leftBytes = TEXT_BYTES_MAX;
  for (const piece of pieces) {
    const { name } = piece;
    try {
      const head = await readUpTo(piece, 0, HEAD_BYTES);
      if (recogniseContent(head, head.length < HEAD_BYTES).kind === "sqlite database") {
        // In an archive it cannot be opened, and a paste has none.
        if (piece.onDisk !== true) continue;
        const tables = await world.sqlite(name).tables(mayHoldAccounts);
        for (const row of databaseRows(name, tables)) rows.push(row);
        continue;
      }
      const limit = Math.min(leftBytes, piece.sizeBytes ?? leftBytes);
      const bytes =
        limit <= head.length ? head.subarray(0, limit) : await readUpTo(piece, 0, limit);
      leftBytes -= bytes.length;
      if (leftBytes <= 0 || piece.notes.some((note) => /^(?:damaged|truncated)/.test(note)))
        cut.add(name);
      texts.push({ name, text: bytes.toString("utf8") });
    } catch (error) {
      if (!(error instanceof EvidenceProblem)) throw error;
      const { code, message, hint } = error;
      unreadable.push({ name, code, message, hint });
    }
  }
  return { texts, rows, cut, unreadable };
}
