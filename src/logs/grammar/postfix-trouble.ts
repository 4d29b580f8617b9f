import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";
import { readQueueId } from "./queue-id.ts";

const LEVEL = /^(?:warning|error|fatal|panic|info|debug): /;
const RESOURCE =
  /No space left on device|[Ii]nsufficient system storage|Cannot allocate memory|Too many open files|not enough free space|process limit|queue file size limit|has reached its process limit/;

/** Any Postfix daemon's `warning: `, `error: `, `fatal: `, `panic: ` without a grammar of its own. */
export function parsePostfixTrouble(body: string): EventDraft | undefined {
  const level = LEVEL.exec(body);
  if (level === null) return undefined;
  const id = readQueueId(body, level[0].length);
  const rest = body.slice(id?.end ?? level[0].length);
  const event: EventDraft = {
    kind: RESOURCE.test(rest) ? "resource" : "trouble",
    reason: maskSecrets(rest),
  };
  if (id?.queueId !== undefined) event.queueId = id.queueId;
  return event;
}
