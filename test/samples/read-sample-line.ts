import { LineHeader } from "../../src/logs/line-header.ts";
import { parseLine } from "../../src/logs/parse-line.ts";
import { StampClock } from "../../src/logs/stamp-clock.ts";

/** Reads one line of a log from its bytes, head and body. */
export function readSampleLine(line: string): Readonly<Record<string, unknown>> {
  const header = new LineHeader();
  const bytes = Buffer.from(line);
  header.read(bytes, 0, bytes.length, new StampClock(2026, "UTC"));
  const host = header.host();
  return {
    ...parseLine(
      {
        ...(host !== "" && { host }),
        ...(header.hasProgram && { program: header.program() }),
        ...(header.pid >= 0 && { pid: header.pid }),
      },
      header.body(),
    ),
  };
}
