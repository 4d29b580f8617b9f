import { eventOfLine, textOfLine } from "../../app/event-of-line.ts";
import type { LogEvent } from "../../core/log-event.ts";
import type { SourceCursor } from "../../logs/source-cursor.ts";
import type { FollowedLine } from "./followed-line.ts";

/** The line that a cursor stands at. */
export class CursorLine implements FollowedLine {
  readonly #cursor: SourceCursor;
  readonly #isCounted: boolean;
  #event: LogEvent | undefined;
  isPast = false;

  /** `isCounted`: the cursor began at the beginning of its log, or was told which line it began at. */
  constructor(cursor: SourceCursor, isCounted: boolean) {
    this.#cursor = cursor;
    this.#isCounted = isCounted;
  }

  /** The cursor has moved on. */
  moved(isPast: boolean): void {
    this.isPast = isPast;
    this.#event = undefined;
  }

  get sourceIndex(): number {
    return this.#cursor.index;
  }

  get source(): string {
    return this.#cursor.source.name;
  }

  get line(): number {
    return this.#isCounted ? this.#cursor.line : 0;
  }

  get offset(): number {
    return this.#cursor.offset;
  }

  get header(): SourceCursor["header"] {
    return this.#cursor.header;
  }

  get hasHeader(): boolean {
    return this.#cursor.hasHeader;
  }

  get timeMs(): number {
    return this.#cursor.timeMs;
  }

  event(): LogEvent {
    this.#event ??= { ...eventOfLine(this.#cursor), line: this.line };
    return this.#event;
  }

  text(): string {
    return textOfLine(this.#cursor);
  }
}
