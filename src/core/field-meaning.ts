import type { LogEvent } from "./log-event.ts";

/** A field of an event that is explained; where a line stands needs no explanation. */
export type ExplainedField = Exclude<keyof LogEvent, "source" | "line" | "kind" | "text">;

/**
 * What a field says: its name, or, where it depends on the value, its name and how it is filled. Each has its sentences in
 * every language.
 */
export type FieldMeaning =
  | ExplainedField
  | "queueId-none"
  | "messageId-empty"
  | "clientName-unknown"
  | "clientIp-inside"
  | "saslUsername-empty"
  | "from-empty"
  | "relayName-none"
  | "relayIp-inside";
