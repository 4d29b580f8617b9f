import type { QueuedBounce, QueueShare, QueueSummary, ScriptShare } from "../core/queue-summary.ts";
import { isRedacted } from "../core/mail-address.ts";
import {
  isBounce,
  originIp,
  type QueuedMessage,
  waitingRecipients,
} from "../core/queued-message.ts";

interface ShareDraft {
  messages: number;
  recipients: number;
  queueIds: string[];
}

/** Reads all messages once; keeps ids, names and counts, not the messages. */
export async function summariseQueue(
  messages: Iterable<QueuedMessage> | AsyncIterable<QueuedMessage>,
): Promise<QueueSummary> {
  const queueIds = new Map<string, string | undefined>();
  const accounts = new Map<string, ShareDraft>();
  const clients = new Map<string, ShareDraft>();
  const scripts = new Map<string, ShareDraft & Omit<ScriptShare, keyof QueueShare>>();
  const bounces: QueuedBounce[] = [];
  let count = 0;
  let recipients = 0;
  for await (const message of messages) {
    const waiting = waitingRecipients(message);
    count += 1;
    recipients += waiting;
    queueIds.set(message.queueId, message.origQueueId);
    const add = (share: ShareDraft) => addTo(share, message.queueId, waiting);
    const { account, clientIp, script, uid, user } = message;
    if (account !== undefined && !isRedacted(account)) add(shareOf(accounts, account, {}));
    const ip = originIp(message);
    if (ip !== undefined) add(shareOf(clients, ip, {}));
    if (script !== undefined || uid !== undefined || user !== undefined) {
      const owner = uid ?? script?.uid;
      const who = {
        ...(script !== undefined && { file: script.file }),
        ...(owner !== undefined && { uid: owner }),
        ...(user !== undefined && { user }),
      };
      add(shareOf(scripts, [user ?? "", owner ?? "", script?.file ?? ""].join(":"), who));
    }
    if (isBounce(message)) {
      bounces.push({
        queueId: message.queueId,
        recipients: message.recipients.map(({ address }) => address),
        ...(clientIp !== undefined && { clientIp }),
      });
    }
  }
  return { messages: count, recipients, queueIds, accounts, clients, scripts, bounces };
}

function shareOf<More extends object>(
  shares: Map<string, ShareDraft & More>,
  key: string,
  more: More,
): ShareDraft {
  const known = shares.get(key);
  if (known !== undefined) return known;
  const share = { messages: 0, recipients: 0, queueIds: [], ...more };
  shares.set(key, share);
  return share;
}

function addTo(share: ShareDraft, queueId: string, waiting: number): void {
  share.messages += 1;
  share.recipients += waiting;
  share.queueIds.push(queueId);
}
