import { networkOf } from "../../core/ip-address.ts";
import type { LogEvent } from "../../core/log-event.ts";
import { eventText } from "../../report/event-text.ts";
import { jsonText } from "../../report/json.ts";
import { NOBODY } from "../../report/redact/accused.ts";
import { redactStory } from "../../report/redact/redact-document.ts";
import { createRedactor } from "../../report/redact/redactor.ts";
import type { CommandContext } from "../command-run.ts";
import { type ExitStatus, exitStatus } from "../exit-status.ts";
import { readFormat, readStampOptions } from "../flags/read-flags.ts";
import { sayUnreadable } from "../say-unreadable.ts";
import { whileReading } from "../while-reading.ts";

/** Text is handed to the stream in pieces of this size: a write for every line costs more than the line. */
const CHUNK_CHARACTERS = 1 << 16;

/** `mailwarden events [EVIDENCE...]` */
export async function runEvents(context: CommandContext): Promise<ExitStatus> {
  const { app, flags, positionals, terminal } = context;
  const render =
    readFormat(flags, "json") === "json"
      ? (event: LogEvent) => jsonText(event, false)
      : (event: LogEvent) => `${eventText(event)}\n`;
  // Events accuse nobody.
  const redactor = flags.redact === true ? createRedactor(NOBODY, networkOf) : undefined;
  const options = {
    ...readStampOptions(flags, terminal.nowMs()),
    all: flags.all === true,
  };
  let pending = "";
  const emit = (event: LogEvent): Promise<void> | undefined => {
    pending += render(redactor === undefined ? event : redactStory(event, redactor));
    if (pending.length < CHUNK_CHARACTERS) return undefined;
    const text = pending;
    pending = "";
    return terminal.stdout.write(text);
  };
  const { sources, unreadable } = await whileReading(context, (onProgress) =>
    app.events(positionals, { ...options, onProgress }, emit),
  );
  if (pending !== "") await terminal.stdout.write(pending);
  await sayUnreadable(unreadable, context);
  return exitStatus({ found: false, read: sources, unreadable: unreadable.length });
}
