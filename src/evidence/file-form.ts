import type { CompressionForm } from "../core/evidence-world.ts";
import { parseTarHeader } from "./tar-header.ts";

export type FileForm = CompressionForm | "tar" | "utf-16le" | "utf-16be" | "plain";

const MAGIC: readonly { readonly form: FileForm; readonly bytes: readonly number[] }[] = [
  { form: "gz", bytes: [0x1f, 0x8b, 0x08] },
  { form: "bz2", bytes: [0x42, 0x5a, 0x68] },
  { form: "xz", bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { form: "zst", bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { form: "utf-16le", bytes: [0xff, 0xfe] },
  { form: "utf-16be", bytes: [0xfe, 0xff] },
];

/** How a file is packed, by its first bytes; the name is what an attacker or a tired administrator made of it. */
export function fileForm(head: Buffer): FileForm {
  const found = MAGIC.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  // "BZh" may begin a text; the block size and the block's own magic (pi) may not.
  const isBzip = /^BZh[1-9](?:1AY&SY|\x17rE8P\x90)/.test(head.toString("latin1", 0, 10));
  if (found?.form === "bz2" && !isBzip) return "plain";
  if (found !== undefined) return found.form;
  return parseTarHeader(head) === undefined ? "plain" : "tar";
}
