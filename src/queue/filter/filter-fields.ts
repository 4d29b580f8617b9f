import { domainOf } from "../../core/mail-address.ts";
import {
  isBounce,
  isLoginKnown,
  QUEUE_NAMES,
  type QueuedMessage,
} from "../../core/queued-message.ts";
import type { Operator } from "./queue-filter.ts";

interface FieldBase {
  readonly name: string;
  /** A value as an error message shows it. */
  readonly example: string;
  /**
   * Whether a message without it has none for sure; by default its own file tells. A reason stands in another file;
   * a login, a local user and a script are lost behind a content filter.
   */
  readonly isNone?: (message: QueuedMessage) => boolean;
}

/** What messages do not tell of themselves. */
export interface QueueKnowledge {
  /** Ages count up to here. */
  readonly nowMs: number;
  /** Ids of the incidents that a queue id belongs to, those of bounces which they caused included. */
  readonly incidentsOf?: (queueId: string) => readonly string[];
}

/** What a filter can ask about. Readers give undefined for what is not known or not there. */
export type FilterField = FieldBase &
  (
    | {
        readonly kind: "text";
        readonly read: (message: QueuedMessage) => readonly string[] | undefined;
        /** The only values there are. */
        readonly choices?: readonly string[];
      }
    | {
        readonly kind: "ip";
        readonly read: (message: QueuedMessage) => readonly string[] | undefined;
      }
    | {
        readonly kind: "incident";
        readonly read: (
          message: QueuedMessage,
          known: QueueKnowledge,
        ) => readonly string[] | undefined;
      }
    | {
        readonly kind: "number" | "size" | "age";
        readonly read: (message: QueuedMessage, known: QueueKnowledge) => number | undefined;
      }
  );

const one = (value: string | undefined) => (value === undefined ? undefined : [value]);

function clientIps({ clientIp, origClientIp }: QueuedMessage): readonly string[] | undefined {
  const ips = [clientIp, origClientIp].filter((ip) => ip !== undefined);
  return ips.length === 0 ? undefined : ips;
}

/** Every field, in the order of the help. */
export const FILTER_FIELDS: readonly FilterField[] = [
  {
    name: "account",
    kind: "text",
    example: "info@example.com",
    isNone: isLoginKnown,
    read: (m) => one(m.account),
  },
  { name: "client", kind: "ip", example: "203.0.113.0/24", read: clientIps },
  { name: "client-name", kind: "text", example: "*.example.net", read: (m) => one(m.clientName) },
  { name: "helo", kind: "text", example: "User", read: (m) => one(m.helo) },
  {
    name: "method",
    kind: "text",
    example: "LOGIN",
    isNone: isLoginKnown,
    read: (m) => one(m.method),
  },
  { name: "sender", kind: "text", example: "bob@example.com", read: (m) => one(m.sender) },
  {
    name: "sender-domain",
    kind: "text",
    example: "example.com",
    read: (m) => (m.sender === undefined ? undefined : [domainOf(m.sender)]),
  },
  {
    name: "recipient",
    kind: "text",
    example: "bob@example.com",
    read: (m) => m.recipients.map(({ address }) => address),
  },
  {
    name: "receiver",
    kind: "text",
    example: "gmail.com",
    read: (m) => m.recipients.map(({ address }) => domainOf(address)),
  },
  { name: "recipients", kind: "number", example: "10", read: (m) => m.recipientCount },
  {
    name: "age",
    kind: "age",
    example: "1h",
    read: (m, { nowMs }) => (m.arrivalMs === undefined ? undefined : nowMs - m.arrivalMs),
  },
  { name: "size", kind: "size", example: "100k", read: (m) => m.sizeBytes },
  {
    name: "queue",
    kind: "text",
    example: "deferred",
    choices: QUEUE_NAMES,
    read: (m) => one(m.queue),
  },
  {
    name: "reason",
    kind: "text",
    example: "blocked",
    isNone: () => false,
    read: (m) => {
      const reasons = m.recipients.flatMap(({ reason }) => (reason === undefined ? [] : [reason]));
      return reasons.length > 0 ? reasons : one(m.reason);
    },
  },
  { name: "uid", kind: "number", example: "33", isNone: isLoginKnown, read: (m) => m.uid },
  {
    name: "user",
    kind: "text",
    example: "www-data",
    isNone: isLoginKnown,
    read: (m) => one(m.user),
  },
  {
    name: "script",
    kind: "text",
    example: "mailer.php",
    isNone: isLoginKnown,
    read: (m) => one(m.script?.file),
  },
  { name: "subject", kind: "text", example: "invoice", read: (m) => one(m.subject) },
  { name: "message-id", kind: "text", example: "@User", read: (m) => one(m.messageId) },
  { name: "id", kind: "text", example: "3B7085E038D", read: (m) => idsOf(m) },
  {
    name: "bounce",
    kind: "text",
    example: "yes",
    choices: ["yes", "no"],
    read: (m) => (m.sender === undefined ? undefined : [isBounce(m) ? "yes" : "no"]),
  },
  {
    name: "mta",
    kind: "text",
    example: "exim",
    choices: ["postfix", "exim"],
    read: (m) => [m.mta],
  },
  {
    name: "incident",
    kind: "incident",
    example: "4f1c2a9be07d",
    // A diagnosis names all that it found: what it does not name is of no incident.
    isNone: () => true,
    read: (m, { incidentsOf = () => [] }) => {
      const ids = idsOf(m).flatMap((id) => incidentsOf(id));
      return ids.length === 0 ? undefined : ids;
    },
  },
  { name: "source", kind: "text", example: "deferred/3", read: (m) => [m.source] },
];

function idsOf({ queueId, origQueueId }: QueuedMessage): readonly string[] {
  return origQueueId === undefined ? [queueId] : [queueId, origQueueId];
}

/** What can be asked of a field. */
export function operatorsOf(field: FilterField): readonly Operator[] {
  switch (field.kind) {
    case "text":
      return field.choices === undefined ? ["=", "!=", "~", "!~"] : ["=", "!="];
    case "ip":
      return ["=", "!=", "~", "!~"];
    case "incident":
      return ["=", "!="];
    case "number":
    case "size":
    case "age":
      return ["=", "!=", "<", "<=", ">", ">="];
  }
}
