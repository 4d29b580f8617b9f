import type { LogSource, StampOptions } from "../core/log-source.ts";
import type { EventDraft } from "../logs/grammar/event-draft.ts";
import { daemonOfProgram } from "../logs/grammar/daemon-of-program.ts";
import { parseAnvil } from "../logs/grammar/postfix-anvil.ts";
import { parseBounce } from "../logs/grammar/postfix-bounce.ts";
import { parseCleanup } from "../logs/grammar/postfix-cleanup.ts";
import { parseDelivery } from "../logs/grammar/postfix-delivery.ts";
import { parsePickup } from "../logs/grammar/postfix-pickup.ts";
import { parsePostsuper } from "../logs/grammar/postfix-postsuper.ts";
import { parseQmgr } from "../logs/grammar/postfix-qmgr.ts";
import { parseSmtpd } from "../logs/grammar/postfix-smtpd.ts";
import { LineHeader } from "../logs/line-header.ts";
import { formatRfc3339, StampClock } from "../logs/stamp-clock.ts";
import type { TraceLineReader } from "../story/trace-collect.ts";
const P: Record<string, (b: string) => EventDraft | undefined> = { anvil: parseAnvil, bounce: parseBounce, defer: parseBounce, cleanup: parseCleanup, pickup: parsePickup, postsuper: parsePostsuper, qmgr: parseQmgr, smtpd: parseSmtpd };
export function openTraceReader(source: LogSource, stamps: StampOptions): TraceLineReader {
  const header = new LineHeader();
  const clock = new StampClock(source.firstYear, stamps.timezone);
  return {
    stampOf(bytes, start, end) {
      return header.read(bytes, start, end, clock) ? header.atMs : Number.NaN;
    },
    read(bytes, start, end, line) {
      if (!header.read(bytes, start, end, clock)) return undefined;
      const program = header.program();
      const daemon = daemonOfProgram(program);
      const body = header.body();
      let draft: EventDraft | undefined;
      if (daemon?.startsWith("postfix/")) draft = (P[daemon.slice(8)] ?? parseDelivery)(body);
      else if (daemon === "amavis") {
        const m = /Queue-ID: (\w+).*queued_as: (\w+)/.exec(body);
        if (m) draft = { kind: "filter-verdict", queueId: m[1]!, nextQueueId: m[2]! };
      }
      draft ??= { kind: "unparsed" };
      const at = formatRfc3339(header.atMs, header.offsetMinutes);
      return { source: source.name, line, at, host: header.host(), program, pid: header.pid, ...(daemon ? { daemon } : {}), ...draft, text: bytes.toString("utf8", start, end) };
    },
  };
}
