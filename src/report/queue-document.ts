import { maskSecrets } from "../core/mask-secrets.ts";
import type { QueueGroup, Grouping } from "../core/queue-group.ts";
import type { QueuedMessage } from "../core/queued-message.ts";
import { formatRfc3339, zoneOffsetMinutes } from "../core/rfc3339.ts";

/** A message of `queue list --format json` and `queue show`: what is not known is absent, secrets are masked. */
export function queuedMessageDocument(message: QueuedMessage, timezone: string): unknown {
  const { arrivalMs, arrivalEstimated, script, recipients, ...rest } = message;
  return {
    queueId: rest.queueId,
    origQueueId: rest.origQueueId,
    mta: rest.mta,
    queue: rest.queue,
    envelope: rest.envelope,
    arrivedAt: stampOf(arrivalMs, timezone),
    arrivalEstimated,
    account: rest.account,
    hiddenLogin: rest.hiddenLogin,
    method: rest.method,
    clientIp: rest.clientIp,
    clientName: rest.clientName,
    origClientIp: rest.origClientIp,
    helo: masked(rest.helo),
    protocol: rest.protocol,
    uid: rest.uid,
    user: rest.user,
    script,
    sender: rest.sender,
    recipients: recipients.map(({ address, done, reason }) => ({
      address,
      done,
      reason: masked(reason),
    })),
    recipientCount: rest.recipientCount,
    reason: masked(rest.reason),
    sizeBytes: rest.sizeBytes,
    subject: masked(rest.subject),
    messageId: rest.messageId,
    source: rest.source,
    damage: rest.damage,
  };
}

/** The document of `queue list --by X --format json`. */
export function queueGroupsDocument(
  by: Grouping,
  groups: readonly QueueGroup[],
  timezone: string,
): unknown {
  return {
    by,
    groups: groups.map((group) => ({
      kind: group.kind,
      key: by === "reason" ? maskSecrets(group.key) : group.key,
      messages: group.messages,
      recipients: group.recipients,
      bytes: group.bytes,
      bounces: group.bounces,
      oldestAt: stampOf(group.oldestMs, timezone) ?? null,
      newestAt: stampOf(group.newestMs, timezone) ?? null,
    })),
  };
}

function stampOf(epochMs: number | null | undefined, timezone: string): string | undefined {
  return epochMs === undefined || epochMs === null
    ? undefined
    : formatRfc3339(epochMs, zoneOffsetMinutes(timezone, epochMs));
}

function masked(text: string | undefined): string | undefined {
  return text === undefined ? undefined : maskSecrets(text);
}
