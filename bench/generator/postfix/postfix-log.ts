import { HEX } from "../random.ts";
import type { Simulation } from "../simulation.ts";
import type { Client } from "../world.ts";

/** How a Postfix names its processes and its messages. */
export interface PostfixLog {
  readonly simulation: Simulation;
  /** `postfix/smtpd[4711]`: one of the processes of that daemon. */
  readonly daemon: (name: string) => string;
  readonly newId: () => string;
}

const PROCESSES = 12;

export function createPostfixLog(simulation: Simulation): PostfixLog {
  const { random } = simulation;
  const processes = new Map<string, readonly number[]>();
  return {
    simulation,
    daemon(name) {
      let pids = processes.get(name);
      // max_use: a process serves a hundred clients, then another takes its place.
      if (pids === undefined || random.chance(0.001)) {
        const length = name === "qmgr" ? 1 : PROCESSES;
        pids = Array.from({ length }, () => 1000 + random.below(60_000));
        processes.set(name, pids);
      }
      return `postfix/${name}[${random.pick(pids)}]`;
    },
    // A short id: microseconds, then the inode.
    newId: () =>
      `${random.text(5, HEX)}${(0x20000 + random.below(0xdffff)).toString(16).toUpperCase()}`,
  };
}

/** `name[ip]` */
export function peer(client: Client): string {
  return `${client.name}[${client.ip}]`;
}

/** `delay=..., delays=a/b/c/d`: before the queue manager, in it, connecting, sending. */
export function delayFields({ random }: Simulation, ms: number): string {
  const total = (ms / 1000).toFixed(ms < 1000 ? 2 : 1);
  return `delay=${total}, delays=0.1/0.01/${(random.next() * 0.2).toFixed(2)}/${total}`;
}
