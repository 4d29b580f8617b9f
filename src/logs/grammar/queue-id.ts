/**
 * A Postfix queue id in front of a remark: short (hexadecimal), long (base 52, `3mPVKl0Mhjz7sXv`), `NOQUEUE`, or
 * partly masked by whoever pasted it (`7E1AEC2C388XXXX`). Real ids have a digit or only capital hex letters, which
 * keeps words such as `warning` and `statistics` out.
 */
const QUEUE_ID = /(NOQUEUE|(?=[A-Za-z]{0,30}\d)[0-9A-Za-z*]{5,32}|[A-F]{6,20}|[Xx*]{3,32}): ?/y;

export interface FoundQueueId {
  /** Absent when nothing but mask characters stands there. */
  readonly queueId?: string;
  readonly end: number;
}

/** Reads `QUEUEID: ` at `at`. */
export function readQueueId(text: string, at: number): FoundQueueId | undefined {
  QUEUE_ID.lastIndex = at;
  const found = QUEUE_ID.exec(text);
  if (found === null) return undefined;
  const id = found[1] ?? "";
  const end = at + found[0].length;
  return /^[Xx*]+$/.test(id) ? { end } : { queueId: id, end };
}

/** `250 2.0.0 Ok: queued as 4ABCD12345`: the id at the next hop. Read only at the end of the reply. */
export function nextQueueIdOf(reply: string): string | undefined {
  const at = reply.lastIndexOf("queued as ");
  if (at < 0) return undefined;
  const word = /[0-9A-Za-z-]+/y;
  word.lastIndex = at + "queued as ".length;
  return word.exec(reply)?.[0];
}
