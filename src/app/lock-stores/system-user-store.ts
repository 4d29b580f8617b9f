import {
  planSystemUserLock,
  type SystemUserLock,
  type SystemUserState,
  systemUserState,
} from "../../accounts/lock/system-user-lock.ts";
import { containFault } from "../../core/containment.ts";
import type { HostWorld } from "../../core/host-world.ts";
import type { AccountStore } from "./account-store.ts";

const SHADOW = "/etc/shadow";
const PASSWD = "/etc/passwd";
const FILE_BYTES_MAX = 16 << 20;

interface UserLock extends Omit<SystemUserLock, "before"> {
  readonly before: SystemUserState;
  /** Given by `unlock` in place of the old one, which shadow(5) itself keeps behind the `!`. */
  readonly password?: string;
}

/** Users of this machine, as PAM and shadow(5) know them; root is left alone. */
export function systemUserStore(
  nameOf: (login: string) => string | undefined,
  host: HostWorld,
): AccountStore<UserLock> {
  const read = (path: string) =>
    host.files.look(path)?.kind === "file"
      ? host.files.read(path, FILE_BYTES_MAX).toString("utf8")
      : "";
  const stateOf = (user: string) => systemUserState(read(SHADOW), user);
  return {
    name: SHADOW,
    async look(login) {
      const user = nameOf(login);
      const before = user === undefined ? undefined : stateOf(user);
      if (before === undefined || isRoot(read(PASSWD), before.user)) return undefined;
      return planSystemUserLock(before) ?? { before, lock: [], unlock: [] };
    },
    isLocked: ({ lock }) => lock.length === 0,
    shown: ({ before, lock }) =>
      lock.length === 0
        ? []
        : [
            { name: "password", from: before.isLocked ? "!" : "****", to: "!" },
            { name: "expiredate", from: String(before.expires ?? ""), to: "1" },
          ],
    async lock({ before, lock }) {
      const now = stateOf(before.user);
      if (now === undefined) return "missing";
      if (!isSame(now, before)) return "changed";
      await change(host, "usermod", lock);
      return "done";
    },
    async unlock({ before, unlock, password }) {
      const now = stateOf(before.user);
      if (now === undefined) return "missing";
      // Of the two things that a lock shut, a run that was killed may have opened one.
      if (!now.isLocked && now.expires !== 1) return "changed";
      if (password !== undefined) {
        await change(host, "chpasswd", [], `${before.user}:${password}\n`);
        await change(
          host,
          "usermod",
          unlock.filter((word) => word !== "--unlock"),
        );
      } else await change(host, "usermod", unlock);
      return "undone";
    },
    renewed: (lock, password) => (lock.before.isLocked ? lock : { ...lock, password }),
  };
}

function isRoot(passwd: string, user: string): boolean {
  const line = passwd.split("\n").find((one) => one.startsWith(`${user}:`));
  return line === undefined || line.split(":")[2] === "0";
}

function isSame(one: SystemUserState, other: SystemUserState): boolean {
  return one.isLocked === other.isLocked && one.expires === other.expires;
}

async function change(
  host: HostWorld,
  program: string,
  args: readonly string[],
  input?: string,
): Promise<void> {
  const { status, stderr } = await host.change(program, args, input === undefined ? {} : { input });
  if (status === 0) return;
  if (status === null) throw containFault("program-slow", { program });
  throw containFault("program-ended", { program, status, said: stderr.trim().slice(0, 300) });
}
