import { fstatSync } from "node:fs";

/** How long a pipe may take until its first byte, in milliseconds: a shell's `|` needs none of it, an idle one would wait for ever. */
const PIPE_WAIT_MS = 1500;

/** What standard input is: a redirected file, a pipe that brings something, or nothing to read. */
export async function standardInputKind(): Promise<"file" | "pipe" | "none"> {
  try {
    const stats = fstatSync(0);
    if (stats.isFile()) return "file";
    if (!stats.isFIFO() && !stats.isSocket()) return "none";
  } catch {
    return "none"; // closed
  }
  return new Promise((resolve) => {
    const { stdin } = process;
    const settle = (kind: "pipe" | "none") => {
      clearTimeout(timer);
      stdin.off("readable", onReadable);
      stdin.off("end", onEnd);
      if (kind === "none") stdin.destroy();
      resolve(kind);
    };
    const onReadable = () => {
      settle(stdin.readableLength > 0 ? "pipe" : "none");
    };
    const onEnd = () => {
      settle("none");
    };
    const timer = setTimeout(onEnd, PIPE_WAIT_MS);
    stdin.once("readable", onReadable);
    stdin.once("end", onEnd);
  });
}
