import type { LogEvent } from "../../core/log-event.ts";

/** What one line says, before it is known where the line stands. */
export type EventDraft = Omit<LogEvent, "source" | "line" | "at">;

/** Reads what a daemon wrote after `program[pid]: `; undefined = not a line of this grammar. */
export type BodyParser = (body: string) => EventDraft | undefined;
