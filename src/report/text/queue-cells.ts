import type { QueuedMessage } from "../../core/queued-message.ts";
import { formatRfc3339, zoneOffsetMinutes } from "../../core/rfc3339.ts";
import type { QueueLabels } from "../labels/queue-labels.ts";
import { shortStamp } from "./stamp.ts";

/** The envelope sender; `<>` in words, `""` where it is not known. */
export function senderText(sender: string | undefined, values: QueueLabels["values"]): string {
  return sender === "" ? values.nullSender : (sender ?? "");
}

/** When a message arrived, to the minute; `""` where it is not known. */
export function queueStamp(
  { arrivalMs, arrivalEstimated }: QueuedMessage,
  timezone: string,
  values: QueueLabels["values"],
): string {
  if (arrivalMs === undefined) return "";
  const at = momentText(arrivalMs, timezone);
  return arrivalEstimated === true ? values.about({ at }) : at;
}

export function momentText(epochMs: number, timezone: string): string {
  return shortStamp(formatRfc3339(epochMs, zoneOffsetMinutes(timezone, epochMs)), "");
}
