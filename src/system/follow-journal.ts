import { spawn } from "node:child_process";
import type { ByteReader } from "../core/log-source.ts";
import { TOOL_PATH } from "./run-program.ts";

/** The facility of mail (2, RFC 5424 table 1), whichever daemon wrote it; with the fields that a line's head has. */
const ARGUMENTS = [
  "--no-pager",
  "--quiet",
  "--follow",
  "--no-tail",
  "--output=json",
  "--output-fields=MESSAGE,SYSLOG_IDENTIFIER,SYSLOG_PID,_PID,_HOSTNAME",
];
const MAIL = "SYSLOG_FACILITY=2";
const COMPLAINT_MAX = 300;

/**
 * Entries of the mail servers in this machine's journal, one JSON object a line: those after `cursor`, else of the last
 * day, and all that come. Nothing is read ahead but what fits into a pipe.
 */
export function followJournal(
  cursor: string | undefined,
  program = "journalctl",
): { readonly bytes: ByteReader; ended(): string | undefined } {
  const from = cursor === undefined ? "--since=-1d" : `--after-cursor=${cursor}`;
  const child = spawn(program, [...ARGUMENTS, from, MAIL], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: TOOL_PATH, LC_ALL: "C" },
  });
  let complaint = "";
  let why: string | undefined;
  let rest: Buffer = Buffer.alloc(0);
  child.stderr.on("data", (text: Buffer) => {
    if (complaint.length < COMPLAINT_MAX) complaint += text.toString("utf8");
  });
  child.on("error", (error) => {
    why = error.message;
  });
  child.on("close", (status) => {
    why ??= complaint.trim().slice(0, COMPLAINT_MAX) || `${program}: status ${status ?? "none"}`;
  });
  // Only a stream that somebody listens to reads what is in the pipe.
  child.stdout.on("readable", () => undefined);
  return {
    bytes: {
      read: (into, at) => {
        if (rest.length === 0) rest = (child.stdout.read() as Buffer | null) ?? rest;
        const count = rest.copy(into, at);
        rest = rest.subarray(count);
        return Promise.resolve(count);
      },
      close: () => {
        child.kill("SIGKILL");
        return Promise.resolve();
      },
    },
    ended: () => (rest.length === 0 && child.stdout.readableLength === 0 ? why : undefined),
  };
}
