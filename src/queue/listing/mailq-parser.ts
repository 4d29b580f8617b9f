import { isRedacted } from "../../core/mail-address.ts";
import {
  firstReason,
  type MessageDraft,
  type QueuedMessage,
  type QueuedRecipient,
  type QueueName,
  RECIPIENTS_MAX,
} from "../../core/queued-message.ts";
import type { ListingContext, ListingParser } from "./listing-parser.ts";
import { WallClock } from "./wall-clock.ts";

const ENTRY =
  /^([0-9A-Za-z]{6,30})([*!#]?)[ \t]+(\d{1,15})[ \t]+([A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d)[ \t]+(\S.*)$/;
/** A web page makes typographer's dashes of them. */
const HEADING = /^[-–—]{1,3} ?Queue ID ?[-–—]/;
const FOOTER = /^[-–—]{1,3} ?\d+ Kbytes in \d+ Request/;
/** The recipients of an intact listing stand far to the right; a paste has lost that. */
const INDENTED = /^[ \t]{8}/;
const REASON_MAX_LENGTH = 2_000;
/** 254 characters in SMTP (RFC 5321 4.5.3.1.3), and room for what is none. */
const ADDRESS_MAX_LENGTH = 1_000;

/** `mailq` and `postqueue -p` (postfix src/postqueue/showq_compat.c), also as found in a forum question. */
export function mailqParser(context: ListingContext): ListingParser {
  const clock = new WallClock(context);
  let draft: MessageDraft | undefined;
  let recipients: QueuedRecipient[] = [];
  let reason: string | undefined;
  /** Text of a reason whose end has not come yet, or may not have. */
  let open: string | undefined;

  const flush = (): QueuedMessage | undefined => {
    const message = draft;
    if (message === undefined) return undefined;
    message.recipients = recipients;
    const first = firstReason(recipients) ?? reason;
    if (first !== undefined) message.reason = first;
    draft = undefined;
    recipients = [];
    reason = undefined;
    open = undefined;
    return message;
  };

  const takeReason = (text: string): void => {
    open = (open === undefined ? text : `${open} ${text}`).slice(0, REASON_MAX_LENGTH);
    reason = open.replace(/^\(/, "").replace(/\)$/, "");
    // A reason of one line may hold brackets that nobody closed; a wrapped one is closed when all are.
    if (open.endsWith(")") && isBalanced(open)) open = undefined;
  };

  return {
    starts: (line) => ENTRY.test(line) || HEADING.test(line),
    owns: () => false,
    line(line) {
      const entry = ENTRY.exec(line);
      if (entry !== null) {
        const before = flush();
        draft = newDraft(entry, context, clock);
        return before;
      }
      if (draft === undefined) return undefined;
      const text = line.trim();
      if (text === "" || FOOTER.test(text) || HEADING.test(text)) return flush();
      const isRecipient = looksLikeRecipient(text) || (INDENTED.test(line) && !text.includes(" "));
      if (text.startsWith("(") && !isRecipient) {
        open = undefined;
        takeReason(text);
      } else if (open !== undefined && !isRecipient) {
        takeReason(text);
      } else if (isRecipient || INDENTED.test(line)) {
        open = undefined;
        draft.recipientCount += 1;
        if (recipients.length < RECIPIENTS_MAX) {
          const address = text;
          recipients.push({ address, done: false, ...(reason !== undefined && { reason }) });
        }
      } else {
        // Prose around a pasted listing.
        return flush();
      }
      return undefined;
    },
    end: flush,
  };
}

function newDraft(
  [, queueId = "", flag, size, stamp = "", sender = ""]: RegExpExecArray,
  context: ListingContext,
  clock: WallClock,
): MessageDraft {
  const arrivalMs = clock.parse(stamp);
  const name = sender.trim();
  const queue: QueueName | undefined =
    flag === "*" ? "active" : flag === "!" ? "hold" : flag === "" ? "deferred" : undefined;
  return {
    queueId,
    mta: "postfix",
    envelope: "listed",
    // Mail that has just come in has no mark either, but nothing more is known of it.
    ...(queue !== undefined && { queue }),
    ...(arrivalMs !== undefined && { arrivalMs }),
    sizeBytes: Number(size),
    sender: name === "MAILER-DAEMON" || name === "<>" ? "" : name,
    recipients: [],
    recipientCount: 0,
    source: context.source,
  };
}

function looksLikeRecipient(text: string): boolean {
  if (text.length > ADDRESS_MAX_LENGTH) return false;
  return /^(?:"[^"]*"|[^\s()]+)@[^\s()]+$/.test(text) || (isRedacted(text) && text.length < 80);
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
  }
  return depth <= 0;
}
