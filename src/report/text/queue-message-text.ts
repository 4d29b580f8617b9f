import { maskSecrets } from "../../core/mask-secrets.ts";
import {
  isKnownWhole,
  isLoginKnown,
  type QueuedMessage,
  waitingRecipients,
} from "../../core/queued-message.ts";
import type { Language } from "../language.ts";
import { type Fact, factLines, INDENT, limited, paragraph } from "./blocks.ts";
import { line, renderLines } from "./line.ts";
import { queueStamp, senderText } from "./queue-cells.ts";
import type { QueueTextOptions } from "./queue-list-text.ts";

const RECIPIENTS_SHOWN = 100;

/** The answer of `queue show ID`: all that is known of one message. */
export function queueMessageText(
  message: QueuedMessage,
  language: Language,
  { width, colour, timezone }: QueueTextOptions,
): string {
  const { labels: allLabels, formats: f } = language;
  const labels = allLabels.queue;
  const recipients = {
    name: labels.columns.recipients,
    value: labels.values.waiting(
      { waiting: waitingRecipients(message), total: message.recipientCount },
      f,
    ),
  };
  return renderLines(
    [
      line(labels.message(message.queueId), "strong"),
      ...factLines([...messageFacts(message, language, timezone), recipients], width),
      ...limited(
        message.recipients,
        RECIPIENTS_SHOWN,
        ({ address, done, reason }) => [
          line(`${INDENT}${INDENT}${address}${done ? `  ${labels.values.done}` : ""}`),
          ...(reason === undefined
            ? []
            : paragraph(maskSecrets(reason), width, { lead: INDENT.repeat(3), maxLines: 4 })),
        ],
        (count) => labels.moreRecipients(count, f),
      ),
    ],
    colour,
  );
}

function messageFacts(
  message: QueuedMessage,
  { labels: allLabels, formats: f }: Language,
  timezone: string,
): readonly Fact[] {
  const { columns, facts, values, queues, problems } = allLabels.queue;
  const { account, clientIp, clientName, queue, script, sizeBytes, uid, user, damage } = message;
  const client = clientName === undefined ? clientIp : `${clientName}[${clientIp ?? ""}]`;
  const listed: readonly (readonly [name: string, value: string | undefined, isCulprit?: true])[] =
    [
      [columns.queue, queue && queues[queue]],
      [facts.origQueueId, message.origQueueId],
      [columns.arrived, queueStamp(message, timezone, values)],
      [columns.size, sizeBytes === undefined ? undefined : f.bytes(sizeBytes)],
      [
        columns.account,
        account === ""
          ? values.emptyLogin
          : (account ?? (isLoginKnown(message) ? values.none : values.unknown)),
        true,
      ],
      [facts.method, message.method],
      [facts.origClient, message.origClientIp],
      [columns.client, client ?? (isKnownWhole(message) ? values.none : values.unknown)],
      [facts.helo, message.helo],
      [facts.protocol, message.protocol],
      [facts.localUser, localUser(user, uid)],
      [facts.script, script?.file, true],
      [columns.sender, senderText(message.sender, values)],
      [facts.subject, message.subject],
      [facts.messageId, message.messageId],
      [facts.reason, message.reason],
      [facts.source, message.source],
      [facts.damage, damage && problems[damage]],
    ];
  return listed.flatMap(([name, value, isCulprit]) =>
    value === undefined || value === ""
      ? []
      : [{ name, value: maskSecrets(value), ...(isCulprit && { tone: "strong" as const }) }],
  );
}

function localUser(user: string | undefined, uid: number | undefined): string | undefined {
  if (uid === undefined) return user;
  return user === undefined ? `uid ${uid}` : `${user} (uid ${uid})`;
}
