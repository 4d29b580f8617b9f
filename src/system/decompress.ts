import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { CompressionForm, Damage } from "../core/evidence-world.ts";
import type { ByteReader } from "../core/log-source.ts";
import { decompressByProgram } from "./decompress-program.ts";
import { gunzip } from "./gunzip.ts";
import { unzstd } from "./unzstd.ts";

const PROGRAMS = {
  bz2: {
    program: "bzip2",
    args: ["-dc"],
    install: "Install the package bzip2, or unpack the file first.",
  },
  xz: {
    program: "xz",
    // A header may ask for 4 GiB of window; xz -9 needs 65 MiB.
    args: ["-dc", "--memlimit-decompress=512MiB"],
    install: "Install the package xz-utils (Debian, Ubuntu) or xz, or unpack the file first.",
  },
  zst: {
    program: "zstd",
    args: ["-dcq"],
    install: "Install the package zstd, or unpack the file first.",
  },
} as const;

/** Unpacks from the beginning. Text before a damaged place is delivered, then `onDamage` is called and the text ends. */
export async function decompress(
  form: CompressionForm,
  openCompressed: () => Promise<ByteReader>,
  onDamage: (damage: Damage) => void,
): Promise<ByteReader> {
  if (form === "gz") return gunzip(openCompressed, onDamage);
  const { program, args, install } = PROGRAMS[form];
  try {
    return await decompressByProgram(program, args, install, await openCompressed(), onDamage);
  } catch (error) {
    const replaceable = error instanceof EvidenceProblem && error.code === "program-missing";
    if (form !== "zst" || !replaceable) throw error;
    return unzstd(await openCompressed(), onDamage);
  }
}
