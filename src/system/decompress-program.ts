import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Writable } from "node:stream";
import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { Damage } from "../core/evidence-world.ts";
import type { ByteReader } from "../core/log-source.ts";
import { fileProblem } from "./file-problem.ts";
import { readStream } from "./stream-reader.ts";

const PIECE_BYTES = 256 << 10;
const STDERR_BYTES_MAX = 2000;

/** Unpacks through a program of the system that reads standard input. Throws `program-missing` where there is none. */
export async function decompressByProgram(
  program: string,
  args: readonly string[],
  install: string,
  compressed: ByteReader,
  onDamage: (damage: Damage) => void,
): Promise<ByteReader> {
  const child = spawn(program, args, {
    stdio: ["pipe", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], LC_ALL: "C" },
  });
  let complaint = "";
  child.stderr.on("data", (text: Buffer) => {
    if (complaint.length < STDERR_BYTES_MAX) complaint += text.toString("latin1");
  });
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  try {
    await once(child, "spawn");
  } catch (error) {
    await compressed.close();
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw fileProblem(error);
    throw new EvidenceProblem(
      "program-missing",
      `the program "${program}" is not installed`,
      install,
    );
  }
  const feeding = feed(compressed, child.stdin);
  return readStream(
    child.stdout,
    async () => {
      child.kill();
      child.stdout.destroy();
      child.stdin.destroy();
      await feeding;
      await compressed.close();
      await exited;
    },
    async () => {
      if ((await exited) === 0) return;
      onDamage(
        /unexpected end|ends unexpectedly|premature/i.test(complaint) ? "truncated" : "damaged",
      );
    },
  );
}

/** A program that has seen enough closes its input: no failure, the exit status tells. */
async function feed(compressed: ByteReader, into: Writable): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    into.once("close", resolve);
    into.once("error", () => resolve());
  });
  try {
    while (!into.destroyed) {
      const piece = Buffer.allocUnsafe(PIECE_BYTES);
      const count = await compressed.read(piece, 0);
      if (count === 0) break;
      if (!into.write(piece.subarray(0, count))) {
        await Promise.race([ended, new Promise<void>((drained) => into.once("drain", drained))]);
      }
    }
    into.end();
  } catch {
    // The program sees a cut file and says so.
    into.end();
  }
}
