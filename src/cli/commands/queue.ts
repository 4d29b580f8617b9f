import { networkOf } from "../../core/ip-address.ts";
import { GROUPINGS } from "../../core/queue-group.ts";
import { type QueuedMessage, waitingRecipients } from "../../core/queued-message.ts";
import type { QueueFilter } from "../../queue/filter/queue-filter.ts";
import { QueueGroups } from "../../queue/group-queue.ts";
import { jsonText } from "../../report/json.ts";
import { queuedMessageDocument, queueGroupsDocument } from "../../report/queue-document.ts";
import { NOBODY } from "../../report/redact/accused.ts";
import { redactGroups, redactMessage } from "../../report/redact/redact-queue.ts";
import { createRedactor, type Redactor } from "../../report/redact/redactor.ts";
import { paragraph } from "../../report/text/blocks.ts";
import { renderLines } from "../../report/text/line.ts";
import { queueGroupsText } from "../../report/text/queue-groups-text.ts";
import { queueListText, type QueueTextOptions } from "../../report/text/queue-list-text.ts";
import { queueMessageText } from "../../report/text/queue-message-text.ts";
import type { QueueAnswer, QueueListOptions } from "../app.ts";
import type { CommandContext } from "../command-run.ts";
import { type ExitStatus, exitStatus } from "../exit-status.ts";
import { readQueueFilter, withKnownIncidents } from "../flags/read-queue-filter.ts";
import { readFormat, readStampOptions } from "../flags/read-flags.ts";
import { ProblemError } from "../problem.ts";
import { sayQueueProblems } from "../say-queue-problems.ts";
import { sayUnreadable } from "../say-unreadable.ts";
import { reportWidth, wantsColour } from "../terminal.ts";
import { whileReading } from "../while-reading.ts";

/** Rows that share their column widths; more would wait too long for the first line. */
const ROWS_AT_ONCE = 200;
const JSON_CHUNK_CHARACTERS = 1 << 16;

/**
 * `mailwarden queue list [EVIDENCE...]`, `show ID [EVIDENCE...]`, `hold|release|delete FILTER`, `restore [PLAN]`
 */
export async function runQueue(context: CommandContext): Promise<ExitStatus> {
  const [action = "", ...rest] = context.positionals;
  switch (action) {
    case "list":
      return context.flags.by === undefined
        ? listMessages(rest, context)
        : listGroups(rest, context);
    case "show": {
      const [queueId, ...evidence] = rest;
      if (queueId === undefined) {
        throw new ProblemError((errors) =>
          errors.missingArgument({ argument: "ID", command: "queue show" }),
        );
      }
      return showMessage(queueId, evidence, context);
    }
    case "hold":
    case "release":
    case "delete":
      return (await import("./queue-by-hand.ts")).changeByHand(action, rest[0], context);
    default:
      return (await import("./queue-by-hand.ts")).restoreDeleted(rest[0], context);
  }
}

async function listMessages(
  evidence: readonly string[],
  context: CommandContext,
): Promise<ExitStatus> {
  const { flags, language, terminal } = context;
  const isJson = readFormat(flags, "text") === "json";
  const options = readOptions(context);
  const text = textOptions(context, options);
  let shown = 0;
  let recipients = 0;
  let rows: QueuedMessage[] = [];
  let json = "";
  const flush = (): Promise<void> | undefined => {
    const isFirst = shown === rows.length;
    const output = isJson ? json : queueListText(rows, isFirst, language, text);
    json = "";
    rows = [];
    return terminal.stdout.write(output);
  };
  const redactor = redactorFor(context);
  const answer = await read(evidence, options, context, (whole) => {
    const message = redactor === undefined ? whole : redactMessage(whole, redactor);
    shown += 1;
    recipients += waitingRecipients(message);
    if (isJson) {
      json += jsonText(queuedMessageDocument(message, options.timezone), false);
      return json.length < JSON_CHUNK_CHARACTERS ? undefined : flush();
    }
    rows.push(message);
    return rows.length < ROWS_AT_ONCE ? undefined : flush();
  });
  if (rows.length > 0 || json !== "") await flush();
  if (!isJson && !isUnread(answer)) {
    await sayTotal(context, { shown, messages: answer.messages, recipients });
  }
  return status(answer, shown);
}

async function listGroups(
  evidence: readonly string[],
  context: CommandContext,
): Promise<ExitStatus> {
  const { flags, language, terminal } = context;
  const options = readOptions(context);
  const by = GROUPINGS.find((one) => one === flags.by) ?? "account";
  const groups = new QueueGroups(by, options.nowMs);
  let shown = 0;
  let recipients = 0;
  const answer = await read(evidence, options, context, (message) => {
    shown += 1;
    recipients += waitingRecipients(message);
    groups.add(message);
    return undefined;
  });
  const redactor = redactorFor(context);
  const all = groups.groups();
  const listed = redactor === undefined ? all : redactGroups(all, by, redactor);
  if (readFormat(flags, "text") === "json") {
    const document = queueGroupsDocument(by, listed, options.timezone);
    await terminal.stdout.write(jsonText(document, terminal.stdout.isTTY));
  } else if (!isUnread(answer)) {
    if (shown > 0) {
      const text = queueGroupsText(by, listed, language, textOptions(context, options));
      await terminal.stdout.write(text);
    }
    await sayTotal(context, { shown, messages: answer.messages, recipients });
  }
  return status(answer, shown);
}

async function showMessage(
  queueId: string,
  evidence: readonly string[],
  context: CommandContext,
): Promise<ExitStatus> {
  const { flags, language, terminal } = context;
  const isJson = readFormat(flags, "text") === "json";
  const options = readOptions(context);
  let shown = 0;
  const redactor = redactorFor(context);
  const answer = await read(evidence, options, context, (whole) => {
    const message = redactor === undefined ? whole : redactMessage(whole, redactor);
    if (message.queueId !== queueId && message.origQueueId !== queueId) return undefined;
    shown += 1;
    return terminal.stdout.write(
      isJson
        ? jsonText(queuedMessageDocument(message, options.timezone), terminal.stdout.isTTY)
        : queueMessageText(message, language, textOptions(context, options)),
    );
  });
  if (shown === 0 && !isJson && !isUnread(answer)) {
    const { messages } = answer;
    const nothing = language.labels.queue.noSuchMessage({ queueId, messages }, language.formats);
    await writeRemark(nothing, context);
  }
  return status(answer, shown);
}

function readOptions({ flags, terminal }: CommandContext): QueueListOptions {
  const { timezone, year } = readStampOptions(flags, terminal.nowMs());
  const filter: QueueFilter | undefined = readQueueFilter(flags);
  return {
    timezone,
    nowMs: terminal.nowMs(),
    ...(year !== undefined && { year }),
    ...(filter !== undefined && { filter }),
  };
}

/** A queue accuses nobody, so it masks everybody; undefined without `--redact`. */
function redactorFor({ flags }: CommandContext): Redactor | undefined {
  return flags.redact === true ? createRedactor(NOBODY, networkOf) : undefined;
}

function textOptions(
  { flags, terminal }: CommandContext,
  { timezone }: QueueListOptions,
): QueueTextOptions {
  return {
    width: reportWidth(terminal.stdout),
    colour: wantsColour(terminal, flags["no-color"] === true),
    timezone,
  };
}

/** Reads the queue and says afterwards what could not be read. */
async function read(
  evidence: readonly string[],
  options: QueueListOptions,
  context: CommandContext,
  take: (message: QueuedMessage) => Promise<void> | undefined,
): Promise<QueueAnswer> {
  let found = 0;
  const where = context.flags.where;
  const reading = whileReading(context, (onProgress) =>
    context.app.queue(
      evidence,
      {
        ...options,
        onProgress: ({ bytes }) => onProgress({ bytes, totalBytes: null, lines: null, found }),
      },
      (message) => {
        found += 1;
        return take(message);
      },
    ),
  );
  const answer = await withKnownIncidents(typeof where === "string" ? where : "", reading);
  await sayUnreadable(answer.unreadable, context);
  await sayQueueProblems(answer.problems, answer.problemsLeftOut, context);
  return answer;
}

async function sayTotal(
  context: CommandContext,
  counts: { readonly shown: number; readonly messages: number; readonly recipients: number },
): Promise<void> {
  const { labels, formats } = context.language;
  const text =
    counts.shown === 0
      ? labels.queue.nothing(counts, formats)
      : labels.queue.total(counts, formats);
  await writeRemark(text, context);
}

async function writeRemark(text: string, { flags, terminal }: CommandContext): Promise<void> {
  const width = reportWidth(terminal.stdout);
  const colour = wantsColour(terminal, flags["no-color"] === true);
  await terminal.stdout.write(renderLines([...paragraph(text, width, { lead: "" })], colour));
}

/** Nothing could be read: standard error says why, and a count of nothing would only hide it. */
function isUnread({ sources, problems, unreadable }: QueueAnswer): boolean {
  return sources === 0 && problems.length + unreadable.length > 0;
}

function status({ sources, problems, unreadable }: QueueAnswer, shown: number): ExitStatus {
  return exitStatus({
    found: shown > 0,
    read: sources,
    unreadable: problems.length + unreadable.length,
  });
}
