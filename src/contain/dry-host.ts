import type { FileFacts, HostFiles, HostWorld } from "../core/host-world.ts";

export interface DryHost {
  readonly host: HostWorld;
  /** What would have been changed, in order: a program with its arguments, or what happens to a file. */
  readonly changes: readonly DryChange[];
  /** Adds what is changed by other ways. */
  note(change: DryChange): void;
}

export type DryChange =
  | { readonly kind: "program"; readonly words: readonly string[]; readonly inputLines: number }
  | { readonly kind: "file"; readonly act: "write" | "remove" | "move"; readonly path: string }
  | { readonly kind: "signal"; readonly pid: number }
  | { readonly kind: "account"; readonly login: string; readonly store: string };

/** A world in which nothing changes: what would change it is noted. Files that were "written" read as they would. */
export function dryHost(host: HostWorld): DryHost {
  const changes: DryChange[] = [];
  const written = new Map<string, Buffer | null>();
  /** Copies that were not made, by the file that they would be of. */
  const copies = new Map<string, string>();
  const write = (path: string, content: Buffer | null, act: "write" | "remove") => {
    written.set(path, content);
    changes.push({ kind: "file", act, path });
  };
  const { files } = host;
  const look = (path: string): FileFacts | undefined => {
    const content = written.get(path);
    if (content === undefined) return files.look(copies.get(path) ?? path);
    if (content === null) return undefined;
    const { uid } = host.self();
    return {
      kind: "file",
      sizeBytes: content.length,
      mode: 0o600,
      uid,
      gid: uid,
      device: 0,
      inode: 0,
      modifiedMs: host.nowMs(),
      ...files.look(path),
    };
  };
  const dryFiles: HostFiles = {
    ...files,
    look,
    read: (path, maxBytes) => written.get(path) ?? files.read(copies.get(path) ?? path, maxBytes),
    replace: (path, content) => write(path, content, "write"),
    create: (path, content) => write(path, content, "write"),
    append: () => undefined,
    truncate: () => undefined,
    move: (from) => void changes.push({ kind: "file", act: "move", path: from }),
    copy: (from, to) => void copies.set(to, from),
    sync: () => undefined,
    remove: (path) => write(path, null, "remove"),
    makeFolder: () => undefined,
    setOwner: () => undefined,
    freeBytes: () => Number.MAX_SAFE_INTEGER,
  };
  return {
    changes,
    note: (change) => void changes.push(change),
    host: {
      ...host,
      files: dryFiles,
      change: (program, args, options) => {
        const inputLines = options?.input?.split("\n").filter((line) => line !== "").length ?? 0;
        changes.push({ kind: "program", words: [program, ...args], inputLines });
        return Promise.resolve({ status: 0, stdout: "", stderr: "" });
      },
      signal: ({ pid }) => {
        changes.push({ kind: "signal", pid });
        return true;
      },
    },
  };
}
