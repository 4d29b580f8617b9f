import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { LogSource, StampOptions } from "../core/log-source.ts";
import { assignYears, type AssignedYear } from "./assign-years.ts";
import { chooseEvidence } from "./choose-evidence.ts";
import { findTwin, type Twin } from "./find-twin.ts";
import type { FoundLog } from "./found-log.ts";
import { gatherArguments } from "./gather-arguments.ts";
import { gatherJournal } from "./gather-journal.ts";
import {
  addUnreadable,
  startGathering,
  type Gathering,
  type OtherEvidence,
  type PieceTaker,
  type UnreadableEvidence,
} from "./gathering.ts";
import { addNote } from "./piece.ts";
import { stampMs } from "./zoned-time.ts";

export interface OpenedEvidence {
  /** By their first stamp, oldest first; those without a stamp at the end. */
  readonly logs: readonly LogSource[];
  readonly other: readonly OtherEvidence[];
  readonly unreadable: readonly UnreadableEvidence[];
  /** Gives back temporary copies; the logs cannot be opened any more. */
  close(): Promise<void>;
}

/**
 * Finds the logs in the EVIDENCE of a command line: files, folders, `-`, packed or not, recognised by content.
 * Never throws for bad evidence: that stands in `unreadable`, the rest is used. `taker` is given every text as well.
 */
export async function openEvidence(
  args: readonly string[],
  options: StampOptions,
  world: EvidenceWorld,
  taker?: PieceTaker,
): Promise<OpenedEvidence> {
  const gathering = await gather(args, world, taker);
  const { logs, other, unreadable, stored } = gathering;
  const sources = place(assignYears(logs, world.nowMs(), options.year))
    .map((log) => ({ atMs: firstMs(log, options.timezone), log }))
    .sort((a, b) => a.atMs - b.atMs || logs.indexOf(a.log.log) - logs.indexOf(b.log.log))
    .map(({ log }) => toSource(log));
  return {
    logs: sources,
    other,
    unreadable,
    async close() {
      for (const copy of stored) await copy.close();
    },
  };
}

async function gather(
  args: readonly string[],
  world: EvidenceWorld,
  taker: PieceTaker | undefined,
): Promise<Gathering> {
  const gathering = startGathering(world, taker);
  const chosen = await chooseEvidence(args, world);
  if (chosen === undefined && !(await gatherJournal(gathering))) {
    addUnreadable(
      gathering,
      "/var/log",
      new EvidenceProblem(
        "no-log-here",
        "no mail log in the usual places",
        "name the log files, or pipe the journal in",
      ),
    );
  }
  await gatherArguments(gathering, chosen ?? []);
  return gathering;
}

interface PlacedLog {
  readonly log: FoundLog;
  readonly firstYear: number;
  readonly offsetMinutes?: number;
}

/** Adds what other evidence tells about year and zone, and notes what was assumed. */
function place(years: readonly AssignedYear[]): readonly PlacedLog[] {
  const logs = years.map(({ log }) => log);
  const twins = new Map(years.map(({ log }) => [log, findTwin(log, logs)]));
  return years.map(({ log, firstYear, how }) => {
    const own = twins.get(log);
    const twin = own ?? neighbourTwin(log, twins);
    if (twin !== undefined) addNote(log.piece, "zone-from", twin.of.piece.name);
    if (how === "assumed" && own !== undefined) {
      addNote(log.piece, "year-from", own.of.piece.name);
    } else if (how !== "written") {
      addNote(log.piece, `year-${how}`, String(firstYear));
    }
    const year = how === "assumed" ? (own?.firstYear ?? firstYear) : firstYear;
    return { log, firstYear: year, ...(twin && { offsetMinutes: twin.offsetMinutes }) };
  });
}

/** Logs of one archive or folder are of one server: where all twins in it agree, they speak for the others too. */
function neighbourTwin(
  log: FoundLog,
  twins: ReadonlyMap<FoundLog, Twin | undefined>,
): Twin | undefined {
  if (log.firstStamp === null || log.firstStamp.offsetMinutes !== null) return undefined;
  const near = [...twins].flatMap(([other, twin]) =>
    twin !== undefined && other.argument === log.argument ? [twin] : [],
  );
  const [first] = near;
  return near.every((twin) => twin.offsetMinutes === first?.offsetMinutes) ? first : undefined;
}

function firstMs({ log, firstYear, offsetMinutes }: PlacedLog, zone: string): number {
  if (log.firstStamp === null) return Number.MAX_SAFE_INTEGER;
  return stampMs(log.firstStamp, firstYear, zone, offsetMinutes);
}

function toSource({ log, firstYear, offsetMinutes }: PlacedLog): LogSource {
  const { piece, kind, head, originalLine } = log;
  return {
    name: piece.name,
    kind,
    sizeBytes: piece.sizeBytes,
    modifiedMs: piece.modifiedMs,
    head,
    firstYear,
    ...(offsetMinutes !== undefined && { offsetMinutes }),
    seekable: piece.seekable,
    ...(originalLine && { originalLine }),
    notes: piece.notes,
    open: (offset = 0) => piece.open(offset),
  };
}
