/** How a system user stands in shadow(5). */
export interface SystemUserState {
  readonly user: string;
  /** The password begins with `!`. */
  readonly isLocked: boolean;
  /** Days since 1970; null = never. */
  readonly expires: number | null;
}

/** Arguments of `usermod`: no shell, and the name comes behind `--`. */
export interface SystemUserLock {
  readonly before: SystemUserState;
  readonly lock: readonly string[];
  readonly unlock: readonly string[];
}

/** As useradd(8) of Debian takes them; a name that begins with a hyphen would be an option. */
const USER = /^[a-z_][\w.-]{0,30}\$?$/i;

/** The user's line in the text of /etc/shadow; undefined where there is none. The hash is not kept. */
export function systemUserState(shadow: string, user: string): SystemUserState | undefined {
  const line = USER.test(user)
    ? shadow.split("\n").find((one) => one.startsWith(`${user}:`))
    : undefined;
  if (line === undefined) return undefined;
  const [, password = "", , , , , , expires = ""] = line.split(":");
  const isNumber = /^\d{1,6}$/.test(expires);
  return { user, isLocked: password.startsWith("!"), expires: isNumber ? Number(expires) : null };
}

/**
 * What locks a system user: the password, and the account itself, for keys and other ways in (usermod(8), `-L` and
 * `-e`). Undefined when both are shut already. The unlocking restores what was there: neither an account that had
 * expired nor a password that was locked before is opened by it.
 */
export function planSystemUserLock(before: SystemUserState): SystemUserLock | undefined {
  const { user, isLocked, expires } = before;
  const isExpired = expires === 1;
  if (isLocked && isExpired) return undefined;
  return {
    before,
    lock: ["--lock", "--expiredate", "1", "--", user],
    unlock: [
      ...(isLocked ? [] : ["--unlock"]),
      "--expiredate",
      expires === null ? "" : String(expires),
      "--",
      user,
    ],
  };
}

/** Whether the user still is as the lock left it. */
export function isAsLocked(now: SystemUserState | undefined): boolean {
  return now !== undefined && now.isLocked && now.expires === 1;
}
