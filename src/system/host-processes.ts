import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import type { HostProcess } from "../core/host-world.ts";

/** The processes of this machine, with the peers of their TCP connections (proc(5)). */
export function listProcesses(): readonly HostProcess[] {
  const sockets = socketsByInode();
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const found = readProcess(Number(name), sockets);
      return found === undefined ? [] : [found];
    });
}

/** Clock ticks since boot at which the process was started; undefined when it is gone. */
export function startTicksOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name stands in parentheses and may hold blanks and parentheses itself.
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
  } catch {
    return undefined;
  }
}

function readProcess(pid: number, sockets: ReadonlyMap<string, Socket>): HostProcess | undefined {
  const startTicks = startTicksOf(pid);
  if (startTicks === undefined) return undefined;
  try {
    const own = socketsOf(pid).flatMap((inode) => sockets.get(inode) ?? []);
    return {
      pid,
      startTicks,
      uid: statSync(`/proc/${pid}`).uid,
      program: readFileSync(`/proc/${pid}/comm`, "utf8").trimEnd(),
      isListening: own.some((socket) => socket === LISTENING),
      peers: own.filter((socket) => socket !== LISTENING),
    };
  } catch {
    return undefined;
  }
}

function socketsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${name}`))?.[1] ?? [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

/** The address at the other end; none of a socket that waits for connections. */
type Socket = string;
const LISTENING = "listening";
/** State of a socket in /proc/net/tcp (net/tcp_states.h, TCP_LISTEN). */
const LISTEN_STATE = "0A";

function socketsByInode(): ReadonlyMap<string, Socket> {
  const sockets = new Map<string, Socket>();
  for (const table of ["/proc/net/tcp", "/proc/net/tcp6"]) {
    for (const row of lines(table).slice(1)) {
      const fields = row.trim().split(/\s+/);
      const socket = fields[3] === LISTEN_STATE ? LISTENING : addressOf(fields[2] ?? "");
      const inode = fields[9];
      if (socket !== undefined && inode !== undefined && inode !== "0") sockets.set(inode, socket);
    }
  }
  return sockets;
}

function lines(path: string): readonly string[] {
  try {
    return readFileSync(path, "latin1").split("\n");
  } catch {
    return [];
  }
}

/** `0100007F:0019`: words of four bytes, each in the order of the processor (little-endian on all that Node runs on). */
function addressOf(field: string): string | undefined {
  const [hex = "", port = "0"] = field.split(":");
  if (port === "0000") return undefined;
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => [
    ...Buffer.from(word, "hex").reverse(),
  ]);
  if (bytes.length === 4) return bytes.join(".");
  if (bytes.length !== 16) return undefined;
  const isMapped =
    bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  if (isMapped) return bytes.slice(12).join(".");
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16),
  );
  return groups.join(":");
}
