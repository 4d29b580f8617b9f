import { originIp, type QueuedMessage, waitingRecipients } from "../../core/queued-message.ts";
import type { Language } from "../language.ts";
import type { TextOptions } from "./diagnosis-text.ts";
import { renderLines } from "./line.ts";
import { queueStamp, senderText } from "./queue-cells.ts";
import { type Column, table } from "./table.ts";
import { cells, cutToWidth } from "./wrap.ts";

export interface QueueTextOptions extends TextOptions {
  /** IANA zone in which arrivals are shown. */
  readonly timezone: string;
}

/**
 * Some messages of a queue, a line each. A long queue is written piece by piece: `isFirst` puts the titles above.
 */
export function queueListText(
  messages: readonly QueuedMessage[],
  isFirst: boolean,
  language: Language,
  { width, colour, timezone }: QueueTextOptions,
): string {
  const { labels: allLabels, formats: f } = language;
  const { columns, queues, values } = allLabels.queue;
  const idWidth = Math.max(...messages.map(({ queueId }) => Math.min(30, cells(queueId))));
  const nameWidth = Math.max(8, Math.floor((width - idWidth - cells(columns.recipients) - 6) / 2));
  const name = (text: string) => cutToWidth(text, nameWidth);
  const shown: readonly Column<QueuedMessage>[] = [
    { title: columns.queueId, value: ({ queueId }) => queueId },
    { title: columns.recipients, right: true, value: (m) => f.number(waitingRecipients(m)) },
    { title: columns.sender, value: (m) => name(senderText(m.sender, values)) },
    { title: columns.account, value: (m) => name(accountText(m, values)) },
    { title: columns.client, optional: true, value: (m) => originIp(m) ?? "" },
    { title: columns.arrived, optional: true, value: (m) => queueStamp(m, timezone, values) },
    {
      title: columns.queue,
      optional: true,
      value: ({ queue }) => (queue === undefined ? "" : queues[queue]),
    },
    {
      title: columns.size,
      optional: true,
      right: true,
      value: ({ sizeBytes }) => (sizeBytes === undefined ? "" : f.bytes(sizeBytes)),
    },
  ];
  const lines = table(shown, messages, width, "");
  return renderLines(isFirst ? lines : lines.slice(1), colour);
}

/** The login; without one, who submitted it on this machine. */
function accountText(
  { account, user, uid, script }: QueuedMessage,
  { emptyLogin }: { readonly emptyLogin: string },
): string {
  if (account !== undefined) return account === "" ? emptyLogin : account;
  const owner = user ?? (uid === undefined ? "" : `uid ${uid}`);
  return [owner, script?.file ?? ""].filter((text) => text !== "").join(" ");
}
