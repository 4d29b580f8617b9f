import type { QueueFilter } from "./queue-filter.ts";

/** Ids, or their beginnings, that a filter compares `incident` with; undefined where it does not ask for incidents. */
export function askedIncidents(filter: QueueFilter): readonly string[] | undefined {
  switch (filter.kind) {
    case "and":
    case "or": {
      const asked = filter.parts.map(askedIncidents).filter((ids) => ids !== undefined);
      return asked.length === 0 ? undefined : asked.flat();
    }
    case "not":
      return askedIncidents(filter.part);
    case "has":
      return filter.field.kind === "incident" ? [] : undefined;
    case "test":
      if (filter.field.kind !== "incident") return undefined;
      return filter.value.kind === "text" ? [filter.value.text] : [];
  }
}
