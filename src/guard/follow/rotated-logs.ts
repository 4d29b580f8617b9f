import { fitsMark, type LogMark } from "./log-mark.ts";
import type { LogFacts, LogWorld, OpenLog } from "./log-world.ts";

/** A file beside a log that may be its past. */
interface Neighbour extends LogFacts {
  readonly path: string;
  readonly isPacked: boolean;
}

/** Older ones were read long ago. */
const NEIGHBOURS_MAX = 30;
const PACKED = /\.(?:gz|bz2|xz|zst|lz4|Z)$/;

export interface MissedLogs {
  /** What is left of the file that the mark is of; undefined where it is nowhere. */
  readonly rest: OpenLog | undefined;
  /** Files that came after it and were rotated away, too, oldest first. */
  readonly later: readonly OpenLog[];
  /** Some of what was missed is packed by now, or gone. */
  readonly isIncomplete: boolean;
}

/**
 * Finds what was not read of a log whose file was renamed, or copied and emptied (logrotate(8), `create` and
 * `copytruncate`): by its inode, else by the bytes before the mark. `skip`: the file that stands there now.
 */
export function findMissed(world: LogWorld, path: string, mark: LogMark, skip: string): MissedLogs {
  const near = neighboursOf(world, path).filter(({ identity }) => identity !== skip);
  const found =
    near.find((one) => one.identity === mark.identity && fits(world, one, mark)) ??
    near.find((one) => !one.isPacked && mark.offset > 0 && fits(world, one, mark));
  if (found === undefined) return { rest: undefined, later: [], isIncomplete: true };
  const later = near.filter((one) => one !== found && one.modifiedMs >= found.modifiedMs);
  return {
    rest: openOrNothing(world, found.path),
    later: later
      .filter(({ isPacked }) => !isPacked)
      .sort((a, b) => a.modifiedMs - b.modifiedMs)
      .flatMap((one) => openOrNothing(world, one.path) ?? []),
    isIncomplete: later.some(({ isPacked }) => isPacked),
  };
}

function fits(world: LogWorld, { path }: Neighbour, mark: LogMark): boolean {
  const log = openOrNothing(world, path);
  if (log === undefined) return false;
  const isRight = fitsMark(log, mark);
  log.close();
  return isRight;
}

function neighboursOf(world: LogWorld, path: string): readonly Neighbour[] {
  const slash = path.lastIndexOf("/");
  const folder = path.slice(0, slash + 1);
  const base = path.slice(slash + 1);
  return namesIn(world, folder)
    .filter((name) => isRotated(name, base))
    .flatMap((name): readonly Neighbour[] => {
      const facts = lookOrNothing(world, folder + name);
      return facts ? [{ ...facts, path: folder + name, isPacked: PACKED.test(name) }] : [];
    })
    .sort((a, b) => b.modifiedMs - a.modifiedMs)
    .slice(0, NEIGHBOURS_MAX);
}

/** `mail.log.1`, `mail.log-20261125`, and with the option `extension`: `mail-20261125.log`. */
function isRotated(name: string, base: string): boolean {
  if (name.startsWith(`${base}.`) || name.startsWith(`${base}-`)) return true;
  const dot = base.lastIndexOf(".");
  if (dot <= 0) return false;
  const [stem, extension] = [base.slice(0, dot), base.slice(dot)];
  return (
    /^[.-]\d/.test(name.slice(stem.length)) && name.startsWith(stem) && name.includes(extension)
  );
}

function namesIn(world: LogWorld, folder: string): readonly string[] {
  try {
    return world.list(folder);
  } catch {
    return []; // a folder that may be entered and not be listed
  }
}

function lookOrNothing(world: LogWorld, path: string): LogFacts | undefined {
  try {
    return world.look(path);
  } catch {
    return undefined; // rotated on meanwhile
  }
}

function openOrNothing(world: LogWorld, path: string): OpenLog | undefined {
  try {
    return world.open(path);
  } catch {
    return undefined; // rotated on meanwhile
  }
}
