import {
  createReadStream,
  createWriteStream,
  existsSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from "node:fs";
import { closeSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { SCENARIOS } from "./generator/scenarios/catalogue.ts";
import { writeLog } from "./generator/write-log.ts";

/** Messages a second at noon: a log of 1 GB is two weeks of a busy server. */
const RATE = 0.5;

/** Path of the generated log of that size; written once, then used again. */
export function benchLog(folder: string, mta: "postfix" | "exim", bytes: number): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${mta}-${bytes / 1e6}M.log`);
  if (existsSync(path)) return path;
  process.stderr.write(`writing ${path}\n`);
  const descriptor = openSync(`${path}.part`, "w");
  const truth = writeLog(
    {
      seed: 20_260,
      mta,
      bytes,
      startMs: Date.parse("2026-03-02T00:00:00Z"),
      scenarios: SCENARIOS,
      scale: 1,
      accounts: 600,
      messagesPerSecond: RATE,
      contentFilter: true,
      documentationAddresses: false,
      stampForm: "syslog",
    },
    (text) => writeSync(descriptor, text, null, "latin1"),
  );
  closeSync(descriptor);
  writeFileSync(`${path}.truth.json`, `${JSON.stringify(truth, null, 1)}\n`);
  renameSync(`${path}.part`, path);
  return path;
}

/** The same log compressed, beside it. */
export async function compressed(path: string): Promise<string> {
  const gz = `${path}.gz`;
  if (existsSync(gz)) return gz;
  process.stderr.write(`writing ${gz}\n`);
  await pipeline(createReadStream(path), createGzip(), createWriteStream(`${gz}.part`));
  renameSync(`${gz}.part`, gz);
  return gz;
}

/** The id of a message that arrived in the middle of an Exim log. */
export function eximIdInTheMiddle(path: string): string {
  const piece = Buffer.alloc(65_536);
  const descriptor = openSync(path, "r");
  readSync(descriptor, piece, 0, piece.length, Math.floor(statSync(path).size / 2));
  closeSync(descriptor);
  const id = / (\S{6}-\S{6}-\S{2}) <= /.exec(piece.toString("latin1"))?.[1];
  if (id === undefined) throw new Error(`${path}: no message in the middle`);
  return id;
}
