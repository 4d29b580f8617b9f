import type { OtherEvidence } from "../gathering.ts";
import { memoryPiece } from "../memory-piece.ts";
import type { Piece } from "../piece.ts";
import { textLines } from "../text-lines.ts";
import { findPastedHeaders } from "./find-pasted-headers.ts";
import { findPastedQueues } from "./find-pasted-queues.ts";

/** The queues and the headers of mails in a pasted text, for the readers that know them. */
export function pastedParts(piece: Piece, bytes: Buffer): readonly OtherEvidence[] {
  const text = bytes.toString("latin1");
  const part = (kind: string, content: Buffer): OtherEvidence => ({
    name: piece.name,
    kind,
    reason: "not-a-log",
    packed: memoryPiece({ ...piece, notes: [] }, content),
    pasted: true,
  });
  return [
    ...findPastedQueues(textLines(bytes.toString("utf8"))).map((queue) =>
      part("queue listing", Buffer.from(queue.text)),
    ),
    ...findPastedHeaders(textLines(text)).map((header) =>
      part("mail", Buffer.from(header.text, "latin1")),
    ),
  ];
}
