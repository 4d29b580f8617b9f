import { EvidenceProblem } from "../core/evidence-problem.ts";
import { fileForm } from "./file-form.ts";
import { ForwardReader } from "./forward-reader.ts";
import { addUnreadable, type Gathering } from "./gathering.ts";
import { addNote, HEAD_BYTES, openSection, type Piece } from "./piece.ts";
import { recogniseContent } from "./recognise-content.ts";
import { readTarMembers, type TarEnd, type TarMember } from "./tar-members.ts";

const MEMBERS_MAX = 20_000;

/** Hands the members of a tar archive to `gatherInner`. Those of a compressed one are stored: they could not be read twice. */
export async function gatherTar(
  gathering: Gathering,
  archive: Piece,
  gatherInner: (member: Piece) => Promise<void>,
): Promise<void> {
  const reopenAt = archive.seekable ? (position: number) => archive.open(position) : undefined;
  const bytes = new ForwardReader(await archive.open(0), reopenAt);
  try {
    const members = readTarMembers(bytes);
    for (let count = 0; ; count += 1) {
      const step = await members.next();
      if (step.done === true) {
        // Cut between two members, only the unpacking tells.
        const isCut = archive.notes.includes("truncated") && step.value === "complete";
        return checkEnd(isCut ? "truncated" : step.value);
      }
      if (count >= MEMBERS_MAX) {
        throw new EvidenceProblem(
          "too-many-files",
          `more than ${MEMBERS_MAX} files in it, the rest is not read`,
          "Unpack it and name the logs.",
        );
      }
      await gatherMember(gathering, archive, bytes, step.value, gatherInner);
    }
  } finally {
    await bytes.close();
  }
}

function checkEnd(end: TarEnd): void {
  if (end === "complete") return;
  throw new EvidenceProblem(
    end === "truncated" ? "archive-truncated" : "archive-damaged",
    end === "truncated"
      ? "the archive ends too early, files at its end are missing"
      : "the archive is damaged, the files after that place are not read",
    "Copy it once more from its origin; what could be read was used.",
  );
}

/** Type "7" is a file to all but one operating system (POSIX ustar, "typeflag"). */
const FILE_TYPES = new Set(["0", "7", "S"]);

async function gatherMember(
  gathering: Gathering,
  archive: Piece,
  bytes: ForwardReader,
  member: TarMember,
  gatherInner: (member: Piece) => Promise<void>,
): Promise<void> {
  if (!FILE_TYPES.has(member.type) || member.name.endsWith("/")) return;
  const { sizeBytes, modifiedMs } = member;
  const name = `${archive.name}:${member.name.replace(/^\.\//, "")}`;
  const origin = { name, sizeBytes, modifiedMs, named: false, seekable: true };
  if (member.sparse) {
    const state = "it was packed as a file with holes";
    const hint = "Pack it again without tar's option --sparse.";
    addUnreadable(gathering, name, new EvidenceProblem("sparse-member", state, hint));
    return;
  }
  if (archive.seekable) {
    const open = openSection(archive, member.dataAt, sizeBytes);
    await gatherInner({ ...origin, notes: [...archive.notes], open });
    return;
  }
  const head = await bytes.peek(Math.min(sizeBytes, HEAD_BYTES));
  const isPlain = head.length > 0 && fileForm(head) === "plain";
  const { taker } = gathering;
  const isWanted = isPlain && taker?.wants(name, head) === true;
  if (isPlain && taker?.alone && !isWanted) return;
  if (isPlain && !isWanted) {
    // A bomb of zeros is not worth a copy, nor is a mailbox.
    const content = recogniseContent(head, head.length === sizeBytes);
    if (content.reading === "none") {
      gathering.other.push({ name, kind: content.kind, reason: content.reason });
      return;
    }
  }
  const stored = await gathering.world.store(bytes.section(sizeBytes));
  gathering.stored.push(stored);
  const open = (offset: number) => stored.open(offset);
  const piece: Piece = { ...origin, notes: [], sizeBytes: stored.sizeBytes, open };
  if (!stored.complete) addNote(piece, "too-large");
  else if (stored.sizeBytes < sizeBytes) addNote(piece, "truncated");
  await gatherInner(piece);
}
