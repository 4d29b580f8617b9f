import { isIp, plainIp } from "../../core/ip-address.ts";
import { HEADER_LINES_MAX, HeaderFacts } from "../header-facts.ts";
import {
  type MessageDraft,
  type QueuedMessage,
  type QueuedRecipient,
  RECIPIENTS_MAX,
} from "../../core/queued-message.ts";
import { LineCursor } from "./line-cursor.ts";
import { recipientOfLine } from "./recipient-line.ts";

/** 50,000 recipients of 250 characters, and room for the header. */
export const HEADER_FILE_BYTES_MAX = 16 << 20;

/** What stands beside the `-H` file. */
export interface EximNeighbours {
  readonly source: string;
  /** Bytes of the `-D` file, its first line with the name included. */
  readonly dataBytes?: number;
  /** Addresses of the `-J` file: delivered since the `-H` file was written. */
  readonly delivered?: readonly string[];
  /** Address -> why its last delivery failed, from the message log. */
  readonly reasons?: ReadonlyMap<string, string>;
}

const NAME_LINE = /^([0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4})-H$/;

/**
 * Reads an Exim `-H` file, as in the spool and as `exim -Mvh` shows it (Exim specification, chapter "Format of spool
 * files"). `whole` is false when the file goes on behind `bytes`. Undefined when it is none.
 */
export function readHeaderFile(
  bytes: Buffer,
  whole: boolean,
  { source, dataBytes, delivered, reasons }: EximNeighbours,
): QueuedMessage | undefined {
  const lines = new LineCursor(bytes);
  const queueId = NAME_LINE.exec(lines.next() ?? "")?.[1];
  if (queueId === undefined) return undefined;
  const draft: MessageDraft = {
    queueId,
    mta: "exim",
    queue: "deferred",
    envelope: "whole",
    recipients: [],
    recipientCount: 0,
    source,
  };
  const done = new Set(delivered);
  const isComplete = readEnvelope(lines, draft, done, reasons);
  if (isComplete) {
    const header = new HeaderFacts();
    const headerBytes = readHeader(lines, header);
    header.putInto(draft, draft.clientIp === undefined);
    // The name line and its line end are no part of the message.
    if (dataBytes !== undefined) {
      draft.sizeBytes = Math.max(0, dataBytes - queueId.length - 3) + headerBytes;
    }
  } else {
    draft.damage = whole ? "cut" : "too-large";
  }
  return draft;
}

/** False when the text ends before the envelope does. */
function readEnvelope(
  lines: LineCursor,
  draft: MessageDraft,
  done: Set<string>,
  reasons: ReadonlyMap<string, string> | undefined,
): boolean {
  const submitter = /^(\S{1,64}) (\d{1,10}) \d{1,10}$/.exec(lines.next() ?? "");
  const sender = lines.next();
  const arrival = lines.next();
  if (arrival === undefined) return false;
  if (sender?.startsWith("<") === true) draft.sender = sender.slice(1).replace(/>$/, "");
  const seconds = Number(arrival.split(" ", 1)[0]);
  if (Number.isSafeInteger(seconds)) draft.arrivalMs = seconds * 1000;
  const options = readOptions(lines);
  if (options === undefined) return false;
  putOptions(options, draft);
  // Of mail by SMTP it is Exim's own user, and so it is of bounces.
  if (submitter !== null && draft.clientIp === undefined && !options.has("localerror")) {
    draft.user = submitter[1] ?? "";
    draft.uid = Number(submitter[2]);
  }
  return readTree(lines, done) && readRecipients(lines, draft, done, reasons);
}

/** The `-name value` lines: name -> value, `""` for a switch. Leaves the cursor on the line behind them. */
function readOptions(lines: LineCursor): Map<string, string> | undefined {
  const options = new Map<string, string>();
  for (;;) {
    const line = lines.peek();
    if (line === undefined) return undefined;
    if (!line.startsWith("-")) return options;
    lines.next();
    // A second dash, with the lookup's quoter in brackets or not, marks a value that the client wrote (4.93 and later).
    const found = /^--?(?:\([^()]{0,40}\))?([a-z_]{1,40})(?: ([^]*))?$/.exec(line);
    if (found === null) continue;
    const [, name = "", value = ""] = found;
    const size = /^acl[cm]?$/.test(name) ? / (\d{1,9})$/.exec(` ${value}`)?.[1] : undefined;
    if (size !== undefined) {
      // The value of an ACL variable may hold anything, line ends included: its length counts.
      if (!lines.skip(Number(size) + 1)) return undefined;
    } else if (!options.has(name)) options.set(name, value);
  }
}

function putOptions(options: ReadonlyMap<string, string>, draft: MessageDraft): void {
  const host = /^\[([^\]]{1,64})\](?::\d{1,5})?$/.exec(options.get("host_address") ?? "")?.[1];
  if (host !== undefined && isIp(plainIp(host))) draft.clientIp = plainIp(host);
  const name = options.get("host_name");
  if (name !== undefined) draft.clientName = name;
  const helo = options.get("helo_name");
  if (helo !== undefined) draft.helo = helo;
  const protocol = options.get("received_protocol");
  if (protocol !== undefined) draft.protocol = protocol;
  const method = options.get("host_auth");
  const account = options.get("auth_id");
  if (method !== undefined) draft.method = method;
  // Of mail from this machine it is the login name of whoever ran sendmail, and no login (specification, $authenticated_id).
  if (account !== undefined && (method !== undefined || host !== undefined))
    draft.account = account;
  if (options.has("frozen")) draft.queue = "hold";
}

/**
 * The addresses that are done, as a tree of lines `LR address`: two letters for its branches, `XX` for an empty one.
 * Read in a loop: a forged tree would be deeper than our stack.
 */
function readTree(lines: LineCursor, done: Set<string>): boolean {
  if (lines.peek() === "XX") {
    lines.next();
    return true;
  }
  for (let expected = 1; expected > 0; expected -= 1) {
    const node = /^([YN])([YN]) ([^]*)$/.exec(lines.next() ?? "");
    if (node === null) return false;
    expected += (node[1] === "Y" ? 1 : 0) + (node[2] === "Y" ? 1 : 0);
    done.add(node[3] ?? "");
  }
  return true;
}

function readRecipients(
  lines: LineCursor,
  draft: MessageDraft,
  done: ReadonlySet<string>,
  reasons: ReadonlyMap<string, string> | undefined,
): boolean {
  const count = /^\d{1,9}$/.exec(lines.next() ?? "");
  if (count === null) return false;
  const recipients: QueuedRecipient[] = [];
  draft.recipients = recipients;
  const total = Number(count[0]);
  for (let at = 0; at < total; at += 1) {
    const line = lines.next();
    if (line === undefined) return false;
    draft.recipientCount += 1;
    if (recipients.length >= RECIPIENTS_MAX) continue;
    const address = recipientOfLine(line);
    const isDone = done.has(address);
    const reason = isDone ? undefined : reasons?.get(address);
    if (reason !== undefined) draft.reason ??= reason;
    recipients.push({ address, done: isDone, ...(reason !== undefined && { reason }) });
  }
  return true;
}

/** Headers as `NNNF text`: length, flag (`*` = deleted), text with its line ends. Gives the bytes of those not deleted. */
function readHeader(lines: LineCursor, header: HeaderFacts): number {
  let total = 0;
  if (lines.peek() === "") lines.next();
  for (let count = 0; count < HEADER_LINES_MAX; count += 1) {
    const head = /^(\d{3,9})(.) /.exec(lines.ahead(12));
    if (head === null) break;
    const size = Number(head[1]);
    lines.skip(head[0].length);
    const text = lines.take(size);
    if (text === undefined) break;
    if (head[2] === "*") continue;
    total += size;
    for (const line of text.trimEnd().split("\n")) header.add(line);
  }
  return total;
}
