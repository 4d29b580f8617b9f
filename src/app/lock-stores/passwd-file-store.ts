import { randomBytes } from "node:crypto";
import {
  lockInPasswdFile,
  type PasswdFileLock,
  unlockInPasswdFile,
} from "../../accounts/lock/passwd-file-lock.ts";
import { storeLike } from "../../accounts/lock/store-like.ts";
import type { HostWorld } from "../../core/host-world.ts";
import type { AccountStore } from "./account-store.ts";

const FILE_BYTES_MAX = 64 << 20;
/** What Dovecot understands in every passwd-file, whatever scheme it takes for values without one. */
const ANY_FILE = "{SHA512-CRYPT}$6$";

/** A passwd-file of Dovecot; `keyOf` is the name by which Dovecot looks a login up in it. */
export function passwdFileStore(
  path: string,
  keyOf: (login: string) => string | undefined,
  { files }: HostWorld,
): AccountStore<PasswdFileLock> {
  const read = () => files.read(path, FILE_BYTES_MAX).toString("utf8");
  const write = (text: string) => {
    const facts = files.look(path);
    if (facts !== undefined) files.replace(path, Buffer.from(text, "utf8"), facts);
  };
  return {
    name: path,
    async look(login, locked) {
      const key = keyOf(login);
      if (key === undefined || files.look(path)?.kind !== "file") return undefined;
      const { outcome } = lockInPasswdFile(read(), key, locked);
      if (outcome.status === "done") return outcome.undo;
      return outcome.status === "already" ? { login: key, before: "", after: "" } : undefined;
    },
    isLocked: ({ before, after }) => before === after,
    shown: ({ before, after }) =>
      before === after ? [] : [{ name: "password", from: "****", to: "****" }],
    async lock({ login, before, after }) {
      const { outcome, text } = lockInPasswdFile(read(), login, passwordOf(after));
      if (outcome.status !== "done") return outcome.status;
      if (outcome.undo.before !== before) return "changed";
      write(text);
      return "done";
    },
    async unlock(change) {
      const { outcome, text } = unlockInPasswdFile(read(), change);
      if (outcome.status === "undone") write(text);
      return outcome.status;
    },
    renewed(change, password) {
      const [user = "", old = "", ...rest] = change.before.split(":");
      const form = /^[{$]/.test(old) ? old : ANY_FILE;
      const stored = storeLike(form, password, randomBytes(8));
      return stored === undefined
        ? undefined
        : { ...change, before: [user, stored, ...rest].join(":") };
    },
  };
}

function passwordOf(line: string): string {
  return line.split(":")[1]?.replace(/\r$/, "") ?? "";
}
