import { closeSync, openSync, readdirSync, readlinkSync, readSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { RunningProgram } from "../core/machine-world.ts";

const PROC = "/proc";
const CMDLINE_BYTES_MAX = 16 << 10;
const ENVIRON_BYTES_MAX = 64 << 10;
/** Users below are the system's own (login.defs SYS_UID_MAX): anybody may call a program `master`. */
const SYSTEM_UID_MAX = 999;

/** The programs of these names as Linux shows them in /proc (proc(5)); `undefined` on other systems. */
export function runningPrograms(names: ReadonlySet<string>): readonly RunningProgram[] | undefined {
  let pids: readonly string[];
  try {
    pids = readdirSync(PROC).filter((name) => /^\d{1,10}$/.test(name));
  } catch {
    return undefined;
  }
  if (pids.length === 0) return undefined;
  const ownSpace = linkOf(`${PROC}/self/ns/mnt`);
  return pids.flatMap((pid) => {
    const [called = "", ...args] = partsOf(`${PROC}/${pid}/cmdline`, CMDLINE_BYTES_MAX);
    const program = (linkOf(`${PROC}/${pid}/exe`) ?? called).replace(/ \(deleted\)$/, "");
    if (!names.has(basename(program)) || !program.startsWith("/")) return [];
    const space = linkOf(`${PROC}/${pid}/ns/mnt`);
    // A container's paths lead elsewhere.
    if (space !== undefined && space !== ownSpace) return [];
    const uid = ownerOf(`${PROC}/${pid}`);
    if (uid === undefined || uid > SYSTEM_UID_MAX) return [];
    const environment = partsOf(`${PROC}/${pid}/environ`, ENVIRON_BYTES_MAX);
    const mailConfig =
      environment.find((part) => part.startsWith("MAIL_CONFIG="))?.slice("MAIL_CONFIG=".length) ??
      null;
    return [{ pid: Number(pid), program, args, ...(environment.length > 0 && { mailConfig }) }];
  });
}

/** Zero-terminated texts; none where the process has gone or belongs to somebody else. */
function partsOf(path: string, maxBytes: number): readonly string[] {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, "r");
    const bytes = Buffer.alloc(maxBytes);
    const count = readSync(descriptor, bytes, 0, maxBytes, 0);
    return bytes.toString("utf8", 0, count).replace(/\0$/, "").split("\0");
  } catch {
    return [];
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function ownerOf(path: string): number | undefined {
  try {
    return statSync(path).uid;
  } catch {
    return undefined;
  }
}
