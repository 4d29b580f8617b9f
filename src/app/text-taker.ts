import type { ByteReader } from "../core/log-source.ts";
import { memoryPiece } from "../evidence/memory-piece.ts";
import { HEAD_BYTES, type Piece, readUpTo } from "../evidence/piece.ts";
import type { PieceTaker } from "../evidence/gathering.ts";
import { recogniseContent } from "../evidence/recognise-content.ts";

/** A text that is no log, or not all of it. */
export interface TakenText {
  readonly name: string;
  readonly kind: string;
  /** One byte a character. */
  readonly bytes: Buffer;
  open(): Promise<ByteReader>;
}

/** Nobody pastes more. */
const TEXT_BYTES_MAX = 1 << 20;
const TEXTS_MAX = 200;

/** Keeps the pasted texts, mails and unknown pieces among the evidence, for whoever wants to explain all of them. */
export class TextTaker implements PieceTaker {
  readonly alone = false;
  readonly texts: TakenText[] = [];
  #leftOut = 0;

  /** Texts beyond the limit. */
  get leftOut(): number {
    return this.#leftOut;
  }

  wants(): boolean {
    return false;
  }

  async take(piece: Piece, head: Buffer): Promise<void> {
    const { kind, reading } = recogniseContent(head, head.length < HEAD_BYTES);
    const isExplained =
      reading === "take-apart" || kind === "mail" || (kind === "unknown" && piece.named);
    if (!isExplained) return;
    if (this.texts.length >= TEXTS_MAX) {
      this.#leftOut += 1;
      return;
    }
    const bytes = head.length < HEAD_BYTES ? head : await readUpTo(piece, 0, TEXT_BYTES_MAX);
    const kept = memoryPiece(piece, bytes);
    this.texts.push({ name: piece.name, kind, bytes, open: () => kept.open(0) });
  }
}
