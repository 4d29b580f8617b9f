import { EvidenceProblem, type EvidenceProblemCode } from "../core/evidence-problem.ts";
import type { EvidenceWorld, StoredBytes } from "../core/evidence-world.ts";
import type { FoundLog } from "./found-log.ts";
import type { Piece } from "./piece.ts";
import type { NotReadReason } from "./recognise-content.ts";

/** Recognised, but no log: named in the report, not read. */
export interface OtherEvidence {
  readonly name: string;
  /** `queue listing`, `postfix configuration`, `mail`, `unknown`, ... */
  readonly kind: string;
  readonly reason: NotReadReason | "not-a-file" | "empty";
  /** Where it cannot be opened by its name: in an archive, compressed, or standard input. */
  readonly packed?: Piece;
  /** Cut out of a pasted text: an excerpt, however whole it looks. */
  readonly pasted?: true;
}

export interface UnreadableEvidence {
  readonly name: string;
  readonly code: EvidenceProblemCode;
  /** Place and state: `Cannot read "mail.log": permission denied`. */
  readonly message: string;
  readonly hint: string;
}

/** Takes texts of another kind than logs, where somebody looks for those. */
export interface PieceTaker {
  /** True when nobody asks for logs: they are not looked for then. */
  readonly alone: boolean;
  /** Whether a member of a compressed archive is stored, to be taken or to be opened again; by its beginning. */
  wants(name: string, head: Buffer): boolean;
  /** Gets every text, unpacked; reads of it what it needs. Throws an `EvidenceProblem` where that fails. */
  take(piece: Piece, head: Buffer): Promise<void>;
}

/** What one call of `openEvidence` has found so far. */
export interface Gathering {
  readonly world: EvidenceWorld;
  readonly logs: FoundLog[];
  readonly other: OtherEvidence[];
  readonly unreadable: UnreadableEvidence[];
  readonly stored: StoredBytes[];
  /** Identities of files and folders: one that is named twice is read once. */
  readonly seen: Set<string>;
  /** Which argument of the command line is being read. */
  argument: number;
  files: number;
  /** Gets the texts, too, or instead of `logs` and `other`. */
  readonly taker?: PieceTaker;
}

/** A gathering that has found nothing yet. */
export function startGathering(world: EvidenceWorld, taker?: PieceTaker): Gathering {
  return {
    world,
    logs: [],
    other: [],
    unreadable: [],
    stored: [],
    seen: new Set(),
    argument: 0,
    files: 0,
    ...(taker !== undefined && { taker }),
  };
}

/** Notes a failure and lets the rest go on; what is no failure of the evidence is thrown again. */
export function addUnreadable(gathering: Gathering, name: string, error: unknown): void {
  if (!(error instanceof EvidenceProblem)) throw error;
  const { code, message: state, hint } = error;
  const message = `Cannot read "${printable(name)}": ${state}`;
  gathering.unreadable.push({ name, code, message, hint });
}

/** File names are an attacker's too: no escape sequence reaches a terminal. */
function printable(name: string): string {
  return name.replace(
    /\p{C}/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
