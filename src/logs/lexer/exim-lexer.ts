import { ascii, hasBytes } from "../../core/byte-scan.ts";
import { OUTCOME } from "../../core/mail-sink.ts";
import { EximArrivalLexer } from "./exim-arrival-lexer.ts";
import { EximCallerDirectory } from "./exim-caller-directory.ts";
import { EximDeliveryLexer } from "./exim-delivery-lexer.ts";
import { eximIdEnd } from "./exim-message-id.ts";
import { EximRemarkLexer } from "./exim-remark-lexer.ts";
import type { LexerContext } from "./lexer-context.ts";

const OPEN = 40;
const STAR = 42;
const DASH = 45;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;

const COMPLETED = ascii("Completed");

/** Reads lines of Exim's main, reject and panic log from bytes: the flag behind the message id says which (Exim spec ch. 53). */
export class EximLexer {
  readonly #c: LexerContext;
  readonly #arrivals: EximArrivalLexer;
  readonly #deliveries: EximDeliveryLexer;
  readonly #remarks: EximRemarkLexer;

  constructor(context: LexerContext) {
    const directory = new EximCallerDirectory(context);
    this.#c = context;
    this.#arrivals = new EximArrivalLexer(context, directory);
    this.#deliveries = new EximDeliveryLexer(context);
    this.#remarks = new EximRemarkLexer(context, directory);
  }

  read(bytes: Buffer, start: number, end: number): boolean {
    const idEnd = eximIdEnd(bytes, start, end);
    if (idEnd < 0) return this.#remarks.read(bytes, start, end);
    const at = idEnd + 1;
    const second = bytes[at + 1];
    switch (bytes[at]) {
      case LESS: // <=
        return second === EQUALS && this.#arrivals.read(bytes, start, idEnd, at + 3, end);
      case EQUALS: // => ==
        if (second === GREATER)
          return this.#deliveries.read(bytes, start, idEnd, at + 3, end, OUTCOME.delivered);
        return (
          second === EQUALS &&
          this.#deliveries.read(bytes, start, idEnd, at + 3, end, OUTCOME.deferred)
        );
      case DASH: // ->
      case GREATER: // >> (cutthrough)
        return (
          second === GREATER &&
          this.#deliveries.read(bytes, start, idEnd, at + 3, end, OUTCOME.delivered)
        );
      case STAR: // ** *>
        if (second === STAR)
          return this.#deliveries.read(bytes, start, idEnd, at + 3, end, OUTCOME.bounced);
        return second === GREATER;
      case 67: // Completed
        if (!hasBytes(bytes, COMPLETED, at, end)) return false;
        this.#c.sink.ended(bytes, start, idEnd);
        return true;
      case 72: // H=... rejected after DATA, H=... SMTP error
        return this.#remarks.readAboutHost(bytes, start, idEnd, at, end);
      case OPEN: // (= fakereject
        return second === EQUALS;
      default:
        return false;
    }
  }
}
