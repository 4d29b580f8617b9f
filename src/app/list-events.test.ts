import { describe, expect, it } from "vitest";
import type { LogEvent } from "../core/log-event.ts";
import type { LogSource } from "../core/log-source.ts";
import { listEvents, type ListEventsOptions } from "./list-events.ts";

function sourceOf(name: string, text: string): LogSource {
  const bytes = Buffer.from(text);
  return {
    name,
    kind: "mail log",
    sizeBytes: bytes.length,
    modifiedMs: null,
    head: bytes,
    firstYear: 2026,
    seekable: true,
    notes: [],
    open(offset = 0) {
      let at = offset;
      return Promise.resolve({
        read(into: Uint8Array, position: number) {
          const piece = bytes.subarray(at, Math.min(at + 7, at + into.length - position));
          into.set(piece, position);
          at += piece.length;
          return Promise.resolve(piece.length);
        },
        close: () => Promise.resolve(),
      });
    },
  };
}

const LOG = `Nov 25 10:00:00 mx postfix/qmgr[1]: 4A1B2C3D4E: removed
Nov 25 10:00:05 mx sshd[2]: password=hunter2
2026-11-25T10:00:10+01:00 mx postfix/qmgr[1]: 4A1B2C3D4F: removed
no head
`;

async function collect(
  options: Partial<ListEventsOptions>,
  ...sources: readonly LogSource[]
): Promise<LogEvent[]> {
  const events: LogEvent[] = [];
  await listEvents(sources, { timezone: "UTC", all: false, ...options }, (event) => {
    events.push(event);
    return Promise.resolve();
  });
  return events;
}

describe("listEvents", () => {
  it("gives understood lines in the order of the input, with their place", async () => {
    const events = await collect({}, sourceOf("b.log", LOG), sourceOf("a.log", LOG));
    expect(events.map(({ source, line, at, queueId }) => [source, line, at, queueId])).toEqual([
      ["b.log", 1, "2026-11-25T10:00:00+00:00", "4A1B2C3D4E"],
      ["b.log", 3, "2026-11-25T10:00:10+01:00", "4A1B2C3D4F"],
      ["a.log", 1, "2026-11-25T10:00:00+00:00", "4A1B2C3D4E"],
      ["a.log", 3, "2026-11-25T10:00:10+01:00", "4A1B2C3D4F"],
    ]);
  });

  it("gives the others when asked, with secrets masked", async () => {
    const events = await collect({ all: true }, sourceOf("a.log", LOG));
    expect(events.map(({ kind, at, text }) => [kind, at, text])).toEqual([
      ["removed", "2026-11-25T10:00:00+00:00", undefined],
      ["unparsed", "2026-11-25T10:00:05+00:00", "password=****"],
      ["removed", "2026-11-25T10:00:10+01:00", undefined],
      ["unparsed", null, "no head"],
    ]);
  });

  it("keeps to the period", async () => {
    const events = await collect(
      { sinceMs: Date.UTC(2026, 10, 25, 9, 30) },
      sourceOf("a.log", LOG),
    );
    expect(events.map((event) => event.line)).toEqual([1]);
  });

  it("gives the line numbers of the original", async () => {
    const source: LogSource = { ...sourceOf("paste", LOG), originalLine: (line) => line * 10 };
    expect((await collect({}, source)).map((event) => event.line)).toEqual([10, 30]);
  });
});
