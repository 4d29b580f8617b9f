import { ContainProblem } from "../core/containment.ts";

/** Puts an error of the operating system into a code, a place and a remedy; other errors pass unchanged. */
export function containProblem(error: unknown, place: string): unknown {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return new ContainProblem("missing", `"${place}" is not there`, "Make a new plan.");
    case "EACCES":
    case "EPERM":
      return new ContainProblem("no-permission", `"${place}": permission denied`, "Run as root.");
    case "ENOSPC":
    case "EDQUOT":
      return new ContainProblem(
        "no-space",
        `no space is left for "${place}"`,
        "Free some space, or name another place with --state, then run it again.",
      );
    case "EROFS":
      return new ContainProblem(
        "read-only",
        `"${place}" is on a read-only file system`,
        "Mount it for writing, then run it again.",
      );
    case "EEXIST":
      return new ContainProblem(
        "changed",
        `"${place}" is there already`,
        "Look at it, and make a new plan.",
      );
    case "ELOOP":
      return new ContainProblem(
        "not-a-file",
        `"${place}" is a symbolic link`,
        "Look at it by hand: links are not followed.",
      );
    default:
      if (typeof syscall !== "string") return error;
      return new ContainProblem("read-error", message, "Look at it by hand, then run it again.");
  }
}
