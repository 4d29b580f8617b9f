import { parseQueueFilter } from "../../queue/filter/parse-queue-filter.ts";
import type { QueueFilter } from "../../queue/filter/queue-filter.ts";
import { UnknownIncident } from "../../app/queue-incidents.ts";
import { ProblemError } from "../problem.ts";
import type { TypedFlags } from "./read-flags.ts";

/** `--where`; throws a `ProblemError` that says what is wrong, where, and what would be right. */
export function readQueueFilter(typed: TypedFlags): QueueFilter | undefined {
  const text = typed.where;
  return typeof text === "string" ? filterOf(text) : undefined;
}

/** The same for a filter that is an argument. */
export function filterOf(text: string): QueueFilter {
  const parsed = parseQueueFilter(text);
  if (parsed.kind === "filter") return parsed.filter;
  const { code, at, word, field = "", wanted } = parsed.error;
  throw new ProblemError((errors, f) =>
    errors.filter.failed({ at, text: errors.filter[code]({ word, field, wanted }) }, f),
  );
}

/** Runs what a filter picks from; an incident in it that the evidence does not show becomes a `ProblemError`. */
export async function withKnownIncidents<T>(filter: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof UnknownIncident)) throw error;
    const { asked: word, known: wanted } = error;
    const at = Math.max(0, filter.toLowerCase().indexOf(word)) + 1;
    throw new ProblemError((errors, f) =>
      errors.filter.failed(
        { at, text: errors.filter["unknown-incident"]({ word, field: "incident", wanted }) },
        f,
      ),
    );
  }
}
