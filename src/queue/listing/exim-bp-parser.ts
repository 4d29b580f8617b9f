import { isRedacted } from "../../core/mail-address.ts";
import {
  type MessageDraft,
  type QueuedMessage,
  type QueuedRecipient,
  RECIPIENTS_MAX,
} from "../../core/queued-message.ts";
import type { ListingContext, ListingParser } from "./listing-parser.ts";

const ENTRY =
  /^ *(\d{1,6})([mhdw]) +([\d.]{1,12})([KM]?) +([0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}) <([^>]*(?:>[^>]+)*?)>(?: \(([^\s()]{1,64})\))?( +\*\*\* frozen \*\*\*)?\s*$/;
const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const UNIT_BYTES = { "": 1, K: 1024, M: 1024 ** 2 } as const;
const RECIPIENT = /^(?:[ \t]{6,}|)(?:(\+?D) +)?(\S.*)$/;

/** `exim -bp`, `-bpa`, `-bpu` (Exim specification, section 5.2 "-bp"). It shows ages, not times. */
export function eximBpParser(context: ListingContext): ListingParser {
  let draft: MessageDraft | undefined;
  let recipients: QueuedRecipient[] = [];

  const flush = (): QueuedMessage | undefined => {
    const message = draft;
    if (message === undefined) return undefined;
    message.recipients = recipients;
    draft = undefined;
    recipients = [];
    return message;
  };

  return {
    starts: (line) => ENTRY.test(line),
    owns: () => false,
    line(line) {
      const entry = ENTRY.exec(line);
      if (entry !== null) {
        const before = flush();
        draft = newDraft(entry, context);
        return before;
      }
      if (draft === undefined) return undefined;
      const found = RECIPIENT.exec(line.trimEnd());
      const address = found?.[2];
      const isAddress =
        address !== undefined &&
        (/^[ \t]{6}/.test(line) || /^\S+@\S+$/.test(address) || isRedacted(address));
      if (!isAddress) return flush();
      draft.recipientCount += 1;
      if (recipients.length < RECIPIENTS_MAX) {
        recipients.push({ address, done: found?.[1] !== undefined });
      }
      return undefined;
    },
    end: flush,
  };
}

function newDraft(entry: RegExpExecArray, { source, madeMs }: ListingContext): MessageDraft {
  const [, age, unit, size, sizeUnit, queueId = "", sender = "", user, frozen] = entry;
  const ageMs = Number(age) * UNIT_MS[unit as keyof typeof UNIT_MS];
  const sizeBytes = Math.round(Number(size) * UNIT_BYTES[sizeUnit as keyof typeof UNIT_BYTES]);
  return {
    queueId,
    mta: "exim",
    envelope: "listed",
    queue: frozen === undefined ? "deferred" : "hold",
    arrivalMs: madeMs - ageMs,
    arrivalEstimated: true,
    ...(Number.isFinite(sizeBytes) && { sizeBytes }),
    sender,
    ...(user !== undefined && { user }),
    recipients: [],
    recipientCount: 0,
    source,
  };
}
