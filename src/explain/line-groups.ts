import type { ExplainedLines, ExplainedValue, OtherLine, PlacedText } from "../core/explanation.ts";
import type { LogEvent } from "../core/log-event.ts";
import { explainFields } from "./explain-fields.ts";
import { happeningOf } from "./happening-of.ts";

/** Nobody reads more; a log of a day has some two hundred shapes. */
const SHAPES_MAX = 400;
const OTHERS_MAX = 100;

interface Group extends PlacedText {
  readonly event: LogEvent;
  readonly fields: readonly ExplainedValue[];
  readonly others: OtherLine[];
  count: number;
}

/** Puts lines of the same shape together: the same happening, the same fields, the same meanings of their values. */
export class LineGroups {
  readonly #groups = new Map<string, Group>();
  #leftOut = 0;

  /** `text` gives the line as it stands, secrets masked; it is asked for once a shape. */
  add(event: LogEvent, text: () => string): void {
    const fields = explainFields(event);
    const shape = shapeOf(event, fields);
    const group = this.#groups.get(shape);
    const { source, line } = event;
    if (group) {
      group.count += 1;
      if (group.others.length < OTHERS_MAX)
        group.others.push({ source, line, fields: differing(fields, group.fields) });
    } else if (this.#groups.size < SHAPES_MAX) {
      this.#groups.set(shape, { source, line, text: text(), event, fields, others: [], count: 1 });
    } else this.#leftOut += 1;
  }

  /** Lines of further shapes. */
  get leftOut(): number {
    return this.#leftOut;
  }

  explained(): readonly ExplainedLines[] {
    return [...this.#groups.values()].map(({ event, count, others, ...first }) => ({
      ...first,
      kind: event.kind,
      happening: happeningOf(event),
      count,
      others,
      othersLeftOut: count - 1 - others.length,
    }));
  }
}

function shapeOf(event: LogEvent, fields: readonly ExplainedValue[]): string {
  return [
    happeningOf(event),
    event.daemon,
    ...fields.map(({ meaning, values }) => [meaning, ...values].join(" ")),
  ].join("\n");
}

/** The stamp differs from line to line anyway. */
function differing(
  fields: readonly ExplainedValue[],
  first: readonly ExplainedValue[],
): OtherLine["fields"] {
  return fields.flatMap(({ field, value }, index) =>
    field === "at" || String(first[index]?.value) === String(value) ? [] : [{ field, value }],
  );
}
