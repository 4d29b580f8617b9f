import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { CompressionForm } from "../core/evidence-world.ts";
import { fileForm } from "./file-form.ts";
import { gatherTar } from "./gather-tar.ts";
import { gatherText } from "./gather-text.ts";
import { addUnreadable, type Gathering } from "./gathering.ts";
import { addNote, readHead, skipBytes, type Piece } from "./piece.ts";
import { utf16Piece } from "./utf16-piece.ts";

/** A log in a tar in an xz has two; a file that unpacks into itself has no end. */
const LAYERS_MAX = 5;

/** Unpacks a piece as often as it is packed and notes what is in it. */
export async function gatherPiece(gathering: Gathering, piece: Piece, layers = 0): Promise<void> {
  try {
    if (layers > LAYERS_MAX) {
      throw new EvidenceProblem(
        "too-deep",
        `packed more than ${LAYERS_MAX} times`,
        "Unpack it first.",
      );
    }
    const head = await readHead(piece);
    if (head.length === 0) return gatherEmpty(gathering, piece);
    const form = fileForm(head);
    switch (form) {
      case "plain":
        return await gatherText(gathering, piece, head);
      case "tar":
        return await gatherTar(gathering, piece, (inner) =>
          gatherPiece(gathering, inner, layers + 1),
        );
      case "utf-16le":
      case "utf-16be":
        return await gatherPiece(gathering, utf16Piece(piece, form), layers + 1);
      default:
        return await gatherPiece(gathering, unpacked(gathering, piece, form), layers + 1);
    }
  } catch (error) {
    addUnreadable(gathering, piece.name, error);
  }
}

function gatherEmpty(gathering: Gathering, piece: Piece): void {
  const { name, notes } = piece;
  if (notes.includes("damaged") || notes.includes("truncated")) {
    throw new EvidenceProblem(
      "archive-damaged",
      "the compressed data is damaged at its beginning",
      "Copy it once more from its origin.",
    );
  }
  // An empty mail.err in /var/log is as it should be; an empty file that somebody names is not.
  if (!piece.named) {
    gathering.other.push({ name, kind: "empty", reason: "empty" });
    return;
  }
  throw new EvidenceProblem(
    "empty",
    "it is empty",
    "Look for the rotated files beside it, or for the journal: journalctl -o short-iso",
  );
}

function unpacked({ world }: Gathering, piece: Piece, form: CompressionForm): Piece {
  const inner: Piece = {
    ...piece,
    sizeBytes: null,
    seekable: false,
    onDisk: false,
    open: async (offset) => {
      const open = () => piece.open(0);
      return skipBytes(
        await world.decompress(form, open, (damage) => addNote(inner, damage)),
        offset,
      );
    },
  };
  return inner;
}
