import { HEADER_LINES_MAX, HeaderFacts } from "../header-facts.ts";
import { isSubmittedHere, PostfixAttributes } from "../postfix/postfix-attributes.ts";
import {
  type MessageDraft,
  type QueuedMessage,
  type QueuedRecipient,
  QUEUE_NAMES,
  RECIPIENTS_MAX,
} from "../../core/queued-message.ts";
import type { ListingContext, ListingParser } from "./listing-parser.ts";
import { WallClock } from "./wall-clock.ts";

const MARKER =
  /^\*\*\* (ENVELOPE RECORDS|MESSAGE CONTENTS|HEADER EXTRACTED|MESSAGE FILE END) (\S+) \*\*\*$/;
const RECORD_LINE = /^([a-z_]{4,24}):[ \t]?(.*)$/;

/** `postcat` and `postcat -q` (postfix src/postcat/postcat.c), one message or many. */
export function postcatParser(context: ListingContext): ListingParser {
  const clock = new WallClock(context);
  let one: PostcatMessage | undefined;

  const flush = (): QueuedMessage | undefined => {
    const message = one?.finish();
    one = undefined;
    return message;
  };

  return {
    starts: (line) => line.startsWith("*** ENVELOPE RECORDS ") && MARKER.test(line),
    owns: () => one?.part === "contents",
    line(line) {
      const marker = MARKER.exec(line);
      if (marker !== null) {
        const [, what, file = ""] = marker;
        if (what === "ENVELOPE RECORDS" && one?.part !== "contents") {
          const before = flush();
          one = new PostcatMessage(file, context.source, clock);
          return before;
        }
        // The content may hold such lines, too, but its writer did not know the file's name.
        if (one?.file === file) {
          if (what === "MESSAGE FILE END") return flush();
          one.part = what === "MESSAGE CONTENTS" ? "contents" : "envelope";
          return undefined;
        }
      }
      one?.line(line);
      return undefined;
    },
    end: flush,
  };
}

class PostcatMessage {
  readonly file: string;
  readonly #draft: MessageDraft;
  readonly #clock: WallClock;
  readonly #attributes = new PostfixAttributes();
  readonly #header = new HeaderFacts();
  readonly #recipients: QueuedRecipient[] = [];
  #part: "envelope" | "contents" = "envelope";
  #headerLines = 0;

  constructor(file: string, source: string, clock: WallClock) {
    this.file = file;
    this.#clock = clock;
    const names = file.split("/");
    const queue = QUEUE_NAMES.find((name) => names.includes(name));
    this.#draft = {
      queueId: names.at(-1) ?? file,
      mta: "postfix",
      envelope: "listed",
      recipients: [],
      recipientCount: 0,
      source,
      ...(queue !== undefined && { queue }),
    };
  }

  get part(): "envelope" | "contents" {
    return this.#part;
  }

  set part(part: "envelope" | "contents") {
    this.#part = part;
    // The envelope was shown up to its end: what it does not say is not there.
    if (part === "contents") this.#draft.envelope = "whole";
  }

  line(line: string): void {
    if (this.#part === "envelope") this.#takeRecord(line);
    else if (this.#headerLines < HEADER_LINES_MAX) {
      if (line === "") this.#headerLines = HEADER_LINES_MAX;
      else this.#header.add(line);
      this.#headerLines += 1;
    }
  }

  finish(): QueuedMessage {
    const draft = this.#draft;
    draft.recipients = this.#recipients;
    const origin = this.#attributes.putInto(draft);
    this.#header.putInto(draft, isSubmittedHere(origin, this.#header));
    return draft;
  }

  #takeRecord(line: string): void {
    const record = RECORD_LINE.exec(line);
    if (record === null) return;
    const [, name = "", rest = ""] = record;
    const value = withoutAnnotation(rest).trim();
    const draft = this.#draft;
    switch (name) {
      case "message_size": {
        const size = Number(value.split(/[ \t]+/, 1)[0]);
        if (value !== "" && Number.isSafeInteger(size)) draft.sizeBytes ??= size;
        return;
      }
      case "message_arrival_time": {
        const arrivalMs = this.#clock.parse(value);
        if (arrivalMs !== undefined) draft.arrivalMs ??= arrivalMs;
        return;
      }
      case "named_attribute": {
        const equals = value.indexOf("=");
        if (equals > 0) this.#attributes.add(value.slice(0, equals), value.slice(equals + 1));
        return;
      }
      case "sender":
        draft.sender ??= value;
        return;
      case "recipient":
      case "done_recipient":
      case "canceled_recipient":
        draft.recipientCount += 1;
        if (this.#recipients.length < RECIPIENTS_MAX) {
          this.#recipients.push({ address: value, done: name !== "recipient" });
        }
    }
  }
}

/** Cuts off what the author of a forum question wrote behind a value: `sasl_method=LOGIN <---- logged in`. */
function withoutAnnotation(value: string): string {
  const at = value.lastIndexOf("<");
  const isAnnotation =
    at > 0 && /\s/.test(value.charAt(at - 1)) && /[-–—=]/.test(value.charAt(at + 1));
  return isAnnotation ? value.slice(0, at) : value;
}
