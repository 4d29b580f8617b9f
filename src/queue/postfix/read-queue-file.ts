import type { HeadWindow } from "../head-window.ts";
import { HEADER_LINES_MAX, HeaderFacts } from "../header-facts.ts";
import {
  type MessageDraft,
  type QueuedRecipient,
  type QueueName,
  RECIPIENTS_MAX,
} from "../../core/queued-message.ts";
import { isSubmittedHere, PostfixAttributes } from "./postfix-attributes.ts";
import { RECORD, RecordReader } from "./record-reader.ts";

export interface QueueFilePlace {
  readonly source: string;
  /** From the file's name. */
  readonly queueId: string;
  readonly queue?: QueueName;
  /** Owner of the file, who in `maildrop` is the submitter. */
  readonly ownerUid?: number;
}

/**
 * Reads messages from raw Postfix queue files: the envelope, the header, and the records behind the content.
 * Never throws for what stands in the file; `damage` says that a part is missing.
 */
export class QueueFileReader {
  readonly #window: HeadWindow;
  readonly #records: RecordReader;

  constructor(window: HeadWindow) {
    this.#window = window;
    this.#records = new RecordReader(window);
  }

  /** The message in the file that `window` was opened on. */
  read(place: QueueFilePlace): MessageDraft {
    const { source, queueId, queue, ownerUid } = place;
    const draft: MessageDraft = {
      queueId,
      mta: "postfix",
      envelope: "whole",
      recipients: [],
      recipientCount: 0,
      source,
      ...(queue !== undefined && { queue }),
    };
    const attributes = new PostfixAttributes();
    const header = new HeaderFacts();
    const recipients: QueuedRecipient[] = [];
    this.#records.start();
    const content = this.#readEnvelope(draft, attributes, recipients);
    if (content !== undefined) {
      this.#readHeader(header);
      this.#readExtracted(content, draft, attributes, recipients);
    }
    draft.recipients = recipients;
    const origin = attributes.putInto(draft);
    if (queue === "maildrop" && ownerUid !== undefined) draft.uid = ownerUid;
    header.putInto(draft, queue === "maildrop" || isSubmittedHere(origin, header));
    if (this.#records.damage !== undefined) draft.damage ??= this.#records.damage;
    return draft;
  }

  /** Up to the content; gives the place behind the content, where the size record tells it, or 0. */
  #readEnvelope(
    draft: MessageDraft,
    attributes: PostfixAttributes,
    recipients: QueuedRecipient[],
  ): number | undefined {
    const records = this.#records;
    let behind = 0;
    while (records.next()) {
      if (records.type === RECORD.content) return behind;
      if (records.type === RECORD.end) {
        draft.damage = "damaged";
        return undefined;
      }
      if (records.type === RECORD.size) behind = takeSize(records.text, draft);
      else takeEnvelope(records, draft, attributes, recipients);
    }
    return undefined;
  }

  #readHeader(header: HeaderFacts): void {
    const records = this.#records;
    let line = "";
    for (let lines = 0; lines < HEADER_LINES_MAX && records.next(); lines += 1) {
      if (records.type === RECORD.longLine) {
        if (line.length < 1 << 16) line += records.text;
        continue;
      }
      if (records.type !== RECORD.line) return;
      line += records.text;
      if (line === "") return;
      header.add(line);
      line = "";
    }
  }

  /** Recipients from the header (`sendmail -t`) and those that milters added stand behind the content. */
  #readExtracted(
    behind: number,
    draft: MessageDraft,
    attributes: PostfixAttributes,
    recipients: QueuedRecipient[],
  ): void {
    const records = this.#records;
    if (records.damage !== undefined) return;
    if (behind > 0) {
      if (behind > this.#window.sizeBytes) {
        draft.damage = "cut";
        return;
      }
      records.jump(behind);
    }
    while (records.next()) {
      if (records.type === RECORD.end) return;
      if (records.type === RECORD.line || records.type === RECORD.longLine) continue;
      takeEnvelope(records, draft, attributes, recipients);
    }
  }
}

/** `size offset recipients flags length smtputf8`, blank-padded; gives the place behind the content. */
function takeSize(text: string, draft: MessageDraft): number {
  const [size = NaN, offset = NaN] = text.trim().split(/ +/, 2).map(Number);
  if (!Number.isSafeInteger(size) || size < 0) return 0;
  draft.sizeBytes ??= size;
  return Number.isSafeInteger(offset) && offset > 0 ? offset + size : 0;
}

function takeEnvelope(
  records: RecordReader,
  draft: MessageDraft,
  attributes: PostfixAttributes,
  recipients: QueuedRecipient[],
): void {
  switch (records.type) {
    case RECORD.time: {
      const [seconds = NaN, microseconds = 0] = records.text.split(" ", 2).map(Number);
      const ms = seconds * 1000 + Math.floor((microseconds || 0) / 1000);
      if (Number.isFinite(ms)) draft.arrivalMs ??= ms;
      return;
    }
    case RECORD.attribute: {
      const text = records.text;
      const equals = text.indexOf("=");
      if (equals > 0) attributes.add(text.slice(0, equals), text.slice(equals + 1));
      return;
    }
    case RECORD.sender:
      draft.sender ??= records.text;
      return;
    case RECORD.recipient:
    case RECORD.doneRecipient:
    case RECORD.canceledRecipient:
      draft.recipientCount += 1;
      if (recipients.length >= RECIPIENTS_MAX) return;
      recipients.push({ address: records.text, done: records.type !== RECORD.recipient });
  }
}
