/** What stands at a path; symbolic links are never followed. */
export interface FileFacts {
  readonly kind: "file" | "folder" | "link" | "other";
  readonly sizeBytes: number;
  /** Permission bits only, `0o644`. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly device: number;
  readonly inode: number;
  readonly modifiedMs: number;
}

export interface FileOwner {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Files of a server that is being changed. A mail spool and a user's Maildir are folders that others write to while root
 * works in them: what changes something refuses a path with a symbolic link anywhere in it, what reads one at its end.
 * Failures are thrown as `ContainProblem`.
 */
export interface HostFiles {
  /** Undefined when nothing is there. */
  look(path: string): FileFacts | undefined;
  /** The path without symbolic links. */
  resolve(path: string): string;
  /** In the order of the names' bytes. */
  list(folder: string): readonly string[];
  /** Refuses what is no regular file, and more than `maxBytes`. */
  read(path: string, maxBytes: number): Buffer;
  /** Writes a whole new content: into a file beside it, synchronised, then renamed. Readers see the old or the new one. */
  replace(path: string, content: Buffer, owner: FileOwner): void;
  /** Fails when something is there already. */
  create(path: string, content: Buffer, owner: FileOwner): void;
  /** Appends and synchronises: what was appended survives a loss of power. */
  append(path: string, content: string): void;
  /** Cuts off what a crash left of a last line. */
  truncate(path: string, sizeBytes: number): void;
  /**
   * Moves the file that has `inode`, and throws when another stands in its place by now. Across file systems it is a
   * synchronised copy, before the origin goes; within one, its journal keeps the order. Never replaces a file. On the
   * disk after `sync` of both folders: thousands are moved at once.
   */
  move(from: string, to: string, inode: number): void;
  /** The new file is on the disk when it returns, its name after `sync` of its folder: thousands are copied at once. */
  copy(from: string, to: string, owner: FileOwner): void;
  sync(folder: string): void;
  remove(path: string): void;
  /** With all its parents; 0700. */
  makeFolder(path: string): void;
  setOwner(path: string, owner: FileOwner): void;
  /** A new folder of our own (0700) for drafts; `remove` takes it away with all that is in it. */
  scratch(): { readonly folder: string; remove(): void };
  freeBytes(path: string): number;
}

export interface ProgramResult {
  /** null = killed by a signal or by the time limit. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly timeoutMs?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface HostProcess {
  readonly pid: number;
  /** Clock ticks since boot: with the pid, the one name of a process that is not used again. */
  readonly startTicks: number;
  readonly uid: number;
  readonly program: string;
  /** It waits for connections over TCP. */
  readonly isListening: boolean;
  /** Remote addresses of its TCP connections, without ports. */
  readonly peers: readonly string[];
}

/** This machine, for commands that change it. An argument of everything in `contain`, never an import. */
export interface HostWorld {
  readonly hostName: string;
  /** `MAIL_CONFIG`: where Postfix has its settings, for whoever runs us (postfix(1)). */
  readonly mailConfig: string | undefined;
  readonly files: HostFiles;
  nowMs(): number;
  wait(ms: number): Promise<void>;
  /** Asks a program: by its argument list, there is no shell. Throws a `ContainProblem` only when it cannot be started. */
  ask(program: string, args: readonly string[], options?: RunOptions): Promise<ProgramResult>;
  /** The same for a program that changes something; a dry run only notes it. */
  change(program: string, args: readonly string[], options?: RunOptions): Promise<ProgramResult>;
  processes(): readonly HostProcess[];
  /** Signals the process only while pid and start time are still its own; false when they are not. */
  signal(process: HostProcess, signal: "SIGTERM" | "SIGHUP"): boolean;
  /** The process that runs us. */
  self(): { readonly pid: number; readonly startTicks: number; readonly uid: number };
  isAlive(process: { readonly pid: number; readonly startTicks: number }): boolean;
  /** Remote address of the administrator's own session, where it came over the network. */
  sessionPeer(): string | undefined;
}
