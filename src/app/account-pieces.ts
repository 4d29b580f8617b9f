import { fileForm } from "../evidence/file-form.ts";
import type { PieceTaker } from "../evidence/gathering.ts";
import { HEAD_BYTES, type Piece } from "../evidence/piece.ts";
import { recogniseContent } from "../evidence/recognise-content.ts";
import { OTHERS_WORDS } from "./others-words.ts";

/** In a folder or an archive, what nobody recognises and is large is no list of accounts. */
const UNKNOWN_BYTES_MAX = 16 << 20;
/** A server has some hundred texts that could hold accounts; more are a copy of its disk. */
const PIECES_MAX = 2_000;

/** Whether a text was written by others, by its beginning; what is packed may hold anything. */
export function isOthersWords(head: Buffer, sizeBytes: number | null): boolean {
  if (fileForm(head) !== "plain") return false;
  const { kind } = recogniseContent(head, head.length === sizeBytes);
  return OTHERS_WORDS.has(kind) || kind.endsWith(" configuration");
}

/** Remembers which pieces of evidence may hold accounts; they are read when an answer needs them. */
export class AccountPieces implements PieceTaker {
  readonly alone = false;
  readonly pieces: Piece[] = [];

  wants(_name: string, head: Buffer): boolean {
    return mayHold(head, null);
  }

  async take(piece: Piece, head: Buffer): Promise<void> {
    const isLarge = (piece.sizeBytes ?? 0) > UNKNOWN_BYTES_MAX;
    if (this.pieces.length >= PIECES_MAX || !mayHold(head, piece.sizeBytes)) return;
    if (!isLarge || isStore(head)) this.pieces.push(piece);
  }
}

function mayHold(head: Buffer, sizeBytes: number | null): boolean {
  const content = recogniseContent(head, head.length < HEAD_BYTES);
  if (content.reading === "none" && content.reason === "binary") return false;
  return !isOthersWords(head, sizeBytes);
}

function isStore(head: Buffer): boolean {
  const { kind } = recogniseContent(head, head.length < HEAD_BYTES);
  return kind === "sql dump" || kind === "account table" || kind === "sqlite database";
}
