import type { ContainStep, PlannedStep } from "../contain-step.ts";
import type { HostFiles } from "../../core/host-world.ts";
import { figures } from "../figures.ts";

export interface BouncesArchiveWork {
  readonly maildirs: readonly string[];
  readonly bounces: readonly { readonly path: string; readonly inode: number }[];
}

interface ArchivedBounce {
  readonly path: string;
  readonly archived: string;
}

/** Names of a Maildir that Dovecot keeps its index of: `1700000000.M1P2.host,S=12,W=13:2,S`. */
const FLAGS = /:2,[A-Za-z]*$/;

/**
 * Moves the bounces of the abuse out of a mailbox, each by its own name, into a Maildir in quarantine. Dovecot notices by
 * itself that files have gone (Dovecot, "Maildir", 3.2); a user who reads meanwhile may have changed the flags in a name.
 */
export const bouncesArchive: ContainStep<BouncesArchiveWork, ArchivedBounce> = {
  step: "bounces-archive",
  reversible: true,
  reopens: false,

  plan: ({ incident, host }) => Promise.resolve(planArchive(incident.bounceFiles, host.files)),

  apply({ maildirs, bounces }, { host, kept, folder }) {
    const { files } = host;
    for (const name of ["cur", "new", "tmp"]) files.makeFolder(`${folder()}/${name}`);
    const renamed = namesNow(files, maildirs);
    const known = new Set(kept.all().map(({ archived }) => archived));
    let gone = 0;
    const moves = bounces.flatMap(({ path, inode }) => {
      const now = renamed.get(stemOf(path)) ?? path;
      const archived = `${folder()}/cur/${nameOf(now)}`;
      const facts = files.look(now);
      if (facts?.kind === "file" && facts.inode === inode) return [{ path: now, archived, inode }];
      if (!known.has(archived)) gone += 1;
      return [];
    });
    kept.add(
      moves
        .filter(({ archived }) => !known.has(archived))
        .map(({ path, archived }) => ({ path, archived })),
    );
    for (const { path, archived, inode } of moves) files.move(path, archived, inode);
    syncAll(files, [
      ...moves.map(({ path }) => folderOf(path)),
      ...(moves.length > 0 ? [`${folder()}/cur`] : []),
    ]);
    return Promise.resolve({
      status: moves.length === 0 && known.size > 0 ? "already" : "done",
      found: figures({ archived: moves.length, gone }),
    });
  },

  undo(_work, { host, kept }) {
    let restored = 0;
    for (const { path, archived } of kept.all()) {
      const facts = host.files.look(archived);
      if (facts === undefined) continue;
      host.files.move(archived, path, facts.inode);
      restored += 1;
    }
    syncAll(
      host.files,
      kept.all().map(({ path }) => folderOf(path)),
    );
    kept.clear();
    return Promise.resolve({ status: "done", found: figures({ restored }) });
  },
};

/** Plans to move these files away; undefined when none of them is there. Their paths are absolute, without links. */
export function planArchive(
  bounceFiles: readonly string[],
  files: HostFiles,
): PlannedStep<BouncesArchiveWork> | undefined {
  const bounces = bounceFiles.flatMap((path) => {
    const facts = path.startsWith("/") ? files.look(path) : undefined;
    return facts?.kind === "file" ? [{ path, inode: facts.inode }] : [];
  });
  if (bounces.length === 0) return undefined;
  const maildirs = [...new Set(bounces.map(({ path }) => maildirOf(path)))];
  return {
    target: maildirs.join(", "),
    commands: [],
    files: [],
    messages: bounces.length,
    work: { maildirs, bounces },
  };
}

function syncAll(files: HostFiles, folders: readonly string[]): void {
  for (const folder of new Set(folders)) files.sync(folder);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

/** What a mail is called now, by the part of its name that never changes. */
function namesNow(files: HostFiles, maildirs: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const folders = maildirs.flatMap((maildir) => [`${maildir}/new`, `${maildir}/cur`]);
  for (const folder of folders) {
    if (files.look(folder)?.kind !== "folder") continue;
    for (const name of files.list(folder)) names.set(stemOf(name), `${folder}/${name}`);
  }
  return names;
}

/** `.../Maildir` of `.../Maildir/cur/NAME`. */
function maildirOf(path: string): string {
  return path.split("/").slice(0, -2).join("/");
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function stemOf(path: string): string {
  return nameOf(path).replace(FLAGS, "");
}
