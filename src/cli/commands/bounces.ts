import { jsonText } from "../../report/json.ts";
import { bouncesText } from "../../report/text/bounces-text.ts";
import type { CommandContext } from "../command-run.ts";
import { type ExitStatus, exitStatus } from "../exit-status.ts";
import { readFormat, readStampOptions } from "../flags/read-flags.ts";
import { sayUnreadable } from "../say-unreadable.ts";
import { reportWidth, wantsColour } from "../terminal.ts";
import { whileReading } from "../while-reading.ts";

/** `mailwarden bounces list MAILDIR [EVIDENCE...]` */
export async function runBounces(context: CommandContext): Promise<ExitStatus> {
  const { app, flags, language, positionals, terminal } = context;
  const [, mailbox = "", ...evidence] = positionals;
  const format = readFormat(flags, "text");
  const stamps = readStampOptions(flags, terminal.nowMs());
  const { listing, unreadable } = await whileReading(context, (onProgress) =>
    app.listBounces([mailbox], evidence, { ...stamps, onProgress }),
  );
  await sayUnreadable(unreadable, context);
  const { bases } = language.labels.bounces;
  const report = {
    ...listing,
    bounces: listing.bounces.map((one) => ({ ...one, because: bases[one.basis] })),
  };
  const status = exitStatus({
    found: listing.counts.abuse > 0,
    read: listing.read.messages + listing.read.otherFiles,
    unreadable: unreadable.length,
  });
  if (listing.read.messages === 0 && unreadable.length > 0 && format === "text") return status;
  await terminal.stdout.write(
    format === "json"
      ? jsonText(report, terminal.stdout.isTTY)
      : bouncesText(report, language, {
          width: reportWidth(terminal.stdout),
          colour: wantsColour(terminal, flags["no-color"] === true),
        }),
  );
  return status;
}
