import { jsonText } from "../../report/json.ts";
import { bouncesText } from "../../report/text/bounces-text.ts";
import type { CommandContext } from "../command-run.ts";
import { EXIT, type ExitStatus, exitStatus } from "../exit-status.ts";
import { readFormat, readStampOptions } from "../flags/read-flags.ts";
import { ProblemError } from "../problem.ts";
import { sayUnreadable } from "../say-unreadable.ts";
import { reportWidth, wantsColour } from "../terminal.ts";
import { whileReading } from "../while-reading.ts";

/** `mailwarden bounces list|archive MAILDIR [EVIDENCE...]`, `mailwarden bounces restore [PLAN]` */
export async function runBounces(context: CommandContext): Promise<ExitStatus> {
  const { app, flags, language, positionals, terminal } = context;
  const [action = "", mailbox = "", ...evidence] = positionals;
  if (mailbox === "" && action !== "restore") {
    throw new ProblemError((errors) =>
      errors.missingArgument({ argument: "MAILDIR", command: "bounces" }),
    );
  }
  if (action === "archive") return archive(mailbox, evidence, context);
  if (action === "restore") return restore(mailbox, context);
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

async function archive(
  mailbox: string,
  evidence: readonly string[],
  context: CommandContext,
): Promise<ExitStatus> {
  const { changeServer, withContain } = await import("./contain.ts");
  const { flags, language, terminal } = context;
  const stamps = readStampOptions(flags, terminal.nowMs());
  return withContain(context, async (contain) => {
    const stored = await whileReading(context, (onProgress) =>
      contain.planBounceArchive(mailbox, evidence, { ...stamps, onProgress }, language),
    );
    if (stored !== undefined) return changeServer("apply", stored, contain, context);
    const nothing = language.labels.bounces.nothing({ messages: 0 }, language.formats);
    await terminal.stderr.write(`${nothing}\n`);
    return EXIT.nothing;
  });
}

async function restore(digest: string, context: CommandContext): Promise<ExitStatus> {
  const { changeServer, withContain } = await import("./contain.ts");
  const only = { ...context.flags, only: "bounces-archive" };
  return withContain(context, (contain) =>
    changeServer("undo", contain.load(digest === "" ? undefined : digest), contain, {
      ...context,
      flags: only,
    }),
  );
}
