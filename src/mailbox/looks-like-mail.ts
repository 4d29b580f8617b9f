import { readHeader } from "./read-header.ts";

/** Fields that a stored message has at least one of; other files with `name: value` lines have none. */
const TELLING = new Set([
  "received",
  "return-path",
  "delivered-to",
  "from",
  "message-id",
  "date",
  "subject",
  "mime-version",
]);

/** True when the bytes begin with a message header; Dovecot's and Courier's index files do not. */
export function looksLikeMail(bytes: Buffer): boolean {
  const { fields } = readHeader(bytes.toString("latin1", 0, 16 * 1024));
  return (
    fields.filter(({ name }) => TELLING.has(name)).length >= Math.min(2, fields.length) &&
    fields.length > 0
  );
}
