import type { Limit } from "../limits/limit.ts";

/** One message as limits count it. */
export interface CountedMessage {
  /** Epoch milliseconds. */
  readonly atMs: number;
  readonly recipients: number;
  /** Recipients that its source never wrote to before. */
  readonly newRecipients: number;
  /** The client's network; `""` = none. */
  readonly network: string;
}

/** A window holds what was counted a little longer than its length: src/guard/limits/window-column.ts. */
const LINGER = 61 / 60;

/** The most that a limit ever counted for one source. `messages`: in the order of time. */
export function peakUsage(
  { counts, windowMs }: Pick<Limit, "counts" | "windowMs">,
  messages: readonly CountedMessage[],
): number {
  if (windowMs === 0) {
    return messages.reduce((most, { recipients }) => Math.max(most, recipients), 0);
  }
  const networks = new Map<string, number>();
  let sum = 0;
  let most = 0;
  let tail = 0;
  const add = (message: CountedMessage, sign: 1 | -1): void => {
    switch (counts) {
      case "recipients":
        sum += sign * message.recipients;
        return;
      case "new-recipients":
        sum += sign * message.newRecipients;
        return;
      case "messages":
        sum += sign;
        return;
      case "networks": {
        if (message.network === "") return;
        const uses = (networks.get(message.network) ?? 0) + sign;
        if (uses === 0) networks.delete(message.network);
        else networks.set(message.network, uses);
        sum = networks.size;
      }
    }
  };
  for (const message of messages) {
    add(message, 1);
    const sinceMs = message.atMs - windowMs * LINGER;
    for (let old = messages[tail]; old !== undefined && old.atMs < sinceMs; old = messages[tail]) {
      add(old, -1);
      tail += 1;
    }
    most = Math.max(most, sum);
  }
  return most;
}
