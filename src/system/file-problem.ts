import { EvidenceProblem } from "../core/evidence-problem.ts";

/** Puts an error of the operating system into a word and a remedy; other errors pass unchanged. */
export function fileProblem(error: unknown): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
    case "ENOTDIR":
      return new EvidenceProblem(
        "missing",
        "no such file or folder",
        "Check the spelling of the path.",
      );
    case "EACCES":
    case "EPERM":
      return new EvidenceProblem(
        "no-permission",
        "permission denied",
        "Run as root, or as a user who may read it (on Debian: group adm).",
      );
    case "ELOOP":
      return new EvidenceProblem(
        "link-loop",
        "the symbolic links go round in a circle",
        "Name the file itself.",
      );
    case "ENAMETOOLONG":
      return new EvidenceProblem(
        "missing",
        "the name is too long",
        "Check the spelling of the path.",
      );
    case "ENXIO":
      return notAFile("a socket or device");
    case "ENOSPC":
    case "EDQUOT":
      return new EvidenceProblem(
        "no-space",
        "no space is left for a temporary copy",
        "Set TMPDIR to a folder with more space, or unpack the evidence first.",
      );
    default:
      if (typeof (error as NodeJS.ErrnoException).syscall !== "string") return error;
      return new EvidenceProblem(
        "read-error",
        (error as Error).message,
        "Copy it to another place and name the copy.",
      );
  }
}

/** For what is neither file nor folder. */
export function notAFile(what: string): EvidenceProblem {
  return new EvidenceProblem(
    "not-a-file",
    `it is ${what}, not a file`,
    "Pipe its content in instead: COMMAND | mailwarden diagnose -",
  );
}
