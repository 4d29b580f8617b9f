import type { ExplainedValue, FieldValue } from "../core/explanation.ts";
import type { ExplainedField, FieldMeaning } from "../core/field-meaning.ts";
import type { LogEvent } from "../core/log-event.ts";
import { isInside } from "./happening-of.ts";
import { valueMeanings } from "./value-meanings.ts";

/** In the order of reading: who, what for, what came of it; the frame of the line last. A field that is missing here does not compile. */
const ORDER: Readonly<Record<ExplainedField, true>> = {
  saslUsername: true,
  saslMethod: true,
  saslSender: true,
  authenticator: true,
  uid: true,
  user: true,
  directory: true,
  script: true,
  clientIp: true,
  clientName: true,
  clientPort: true,
  helo: true,
  protocol: true,
  origClientIp: true,
  origClientName: true,
  from: true,
  to: true,
  origTo: true,
  recipients: true,
  recipientCount: true,
  sizeBytes: true,
  subject: true,
  messageId: true,
  flag: true,
  status: true,
  action: true,
  stage: true,
  replyCode: true,
  enhancedCode: true,
  dsn: true,
  statusText: true,
  reason: true,
  relayName: true,
  relayIp: true,
  relayPort: true,
  router: true,
  transport: true,
  delaySeconds: true,
  delays: true,
  attack: true,
  queueId: true,
  origQueueId: true,
  notificationQueueId: true,
  nextQueueId: true,
  daemon: true,
  program: true,
  pid: true,
  host: true,
  at: true,
};

const ALL = Object.keys(ORDER) as readonly ExplainedField[];

/** Every field that a line has, with what it and its value mean. */
export function explainFields(
  event: Partial<Pick<LogEvent, ExplainedField>>,
): readonly ExplainedValue[] {
  return ALL.flatMap((field): readonly ExplainedValue[] => {
    const value: FieldValue | null | undefined = event[field];
    if (value === undefined || value === null) return [];
    const meaning = meaningOf(field, value);
    return [{ field, value, meaning, values: valueMeanings(field, String(value)) }];
  });
}

function meaningOf(field: ExplainedField, value: FieldValue): FieldMeaning {
  switch (field) {
    case "queueId":
      return value === "NOQUEUE" ? "queueId-none" : field;
    case "messageId":
      return value === "" ? "messageId-empty" : field;
    case "clientName":
      return value === "unknown" ? "clientName-unknown" : field;
    case "saslUsername":
      return value === "" ? "saslUsername-empty" : field;
    case "from":
      return value === "" ? "from-empty" : field;
    case "relayName":
      return value === "none" ? "relayName-none" : field;
    case "clientIp":
      return isInside(String(value)) ? "clientIp-inside" : field;
    case "relayIp":
      return isInside(String(value)) ? "relayIp-inside" : field;
    default:
      return field;
  }
}
