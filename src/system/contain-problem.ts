import { containFault } from "../core/containment.ts";

/** Puts an error of the operating system at a path into a fault; other errors pass unchanged. */
export function containProblem(error: unknown, path: string): unknown {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return containFault("place-missing", { path });
    case "EACCES":
    case "EPERM":
      return containFault("place-forbidden", { path });
    case "ENOSPC":
    case "EDQUOT":
      return containFault("place-full", { path });
    case "EROFS":
      return containFault("place-read-only", { path });
    case "EEXIST":
      return containFault("place-taken", { path });
    case "ELOOP":
      return containFault("file-is-link", { path });
    default:
      if (typeof syscall !== "string") return error;
      return containFault("system-error", { said: message });
  }
}
