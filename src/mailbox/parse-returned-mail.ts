import type { BounceFormat, ReturnedRecipient, ReturnKind } from "../core/bounce-list.ts";
import type { BounceMessage, MailPlace } from "./bounce-message.ts";
import { WORDED_FORMATS, type WordedFormat } from "./bounce-formats.ts";
import { decodeWords } from "./decode-words.ts";
import { type DeliveryStatus, readDeliveryStatus } from "./delivery-status.ts";
import { readFeedbackReport } from "./feedback-report.ts";
import { type MimePart, partText, readParts } from "./mime-parts.ts";
import {
  bareAddress,
  messageIdOf,
  originalOf,
  type OriginalMessage,
  readHops,
  readOriginal,
} from "./original-message.ts";
import { parseDate, type ReceivedHop } from "./parse-received.ts";
import { fieldOf, type Header, readHeader } from "./read-header.ts";
import { readWordedRecipients } from "./worded-recipients.ts";

/** What a message in a mailbox turned out to be. */
export type ReturnedMail =
  | { readonly kind: "returned"; readonly message: BounceMessage }
  /** Answers of programs that are no bounces: out of office, read receipts. */
  | { readonly kind: "auto-reply"; readonly hops: readonly ReceivedHop[] }
  | { readonly kind: "other"; readonly hops: readonly ReceivedHop[] };

/** The formats are recognised, and the recipients found, in so much of the text. */
const WORDS_MAX = 16 * 1024;

/**
 * Reads a message as a bounce, a delay notice, a delivery receipt or an abuse report. Never throws: what is broken is
 * read as far as it goes. `bytes` holds the message's bytes as Latin-1 characters, `cut` tells that there were more.
 */
export function parseReturnedMail(bytes: string, place: MailPlace, cut: boolean): ReturnedMail {
  // Mail programs of the old Macintosh ended lines with CR alone.
  const text = bytes.includes("\n") ? bytes : bytes.replaceAll("\r", "\n");
  const header = readHeader(text);
  const hops = readHops(header);
  if (!mayBeReturned(header)) return { kind: "other", hops };
  const parts = readParts(text, header);
  const returned = readReport(header, parts) ?? readWorded(header, parts);
  if (!returned) return { kind: isAutomatic(header) ? "auto-reply" : "other", hops };
  const { leftOut, ...said } = returned;
  return {
    kind: "returned",
    message: {
      ...place,
      ...said,
      cut: cut || header.cut || leftOut,
      atMs: hops[0]?.atMs ?? parseDate(fieldOf(header, "date")),
      to: addressedTo(header),
      messageId: messageIdOf(fieldOf(header, "message-id")),
      hops,
      answersTo: messageIdOf(fieldOf(header, "in-reply-to")) ?? lastReference(header),
    },
  };
}

type Said = Omit<
  BounceMessage,
  "file" | "offset" | "cut" | "atMs" | "to" | "messageId" | "hops" | "answersTo"
> & { readonly leftOut: boolean };

/** Most mail of a mailbox is told from bounces by its header alone. */
function mayBeReturned(header: Header): boolean {
  return /multipart\/report/i.test(fieldOf(header, "content-type")) || isAutomatic(header);
}

/** Sent by a program: the null sender (RFC 5321, 4.5.5), RFC 3834's field, or the names that bounces come from. */
function isAutomatic(header: Header): boolean {
  const submitted = fieldOf(header, "auto-submitted").toLowerCase();
  return (
    /^<\s{0,9}>|mailer-daemon/i.test(fieldOf(header, "return-path")) ||
    (submitted !== "" && !submitted.startsWith("no")) ||
    fieldOf(header, "x-failed-recipients") !== "" ||
    /\b(?:mailer-daemon|postmaster|mail delivery (?:sub)?system|mail administrator)\b/i.test(
      decodeWords(fieldOf(header, "from")),
    )
  );
}

/** RFC 3464 and RFC 5965: a report with fields. */
function readReport(header: Header, parts: readonly MimePart[]): Said | undefined {
  const feedback = parts.find((part) => part.type === "message/feedback-report");
  if (feedback) {
    const { reporter, sender, recipients, sourceIp } = readFeedbackReport(feedback.body());
    return {
      kind: "complaint",
      format: "arf",
      reporter: reporter ?? senderHost(header),
      recipients,
      reporterQueueId: null,
      reportedSender: sender,
      original: withSource(findOriginal(parts), sourceIp),
      leftOut: false,
    };
  }
  const part = parts.find(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type));
  if (!part) return undefined;
  const status = readDeliveryStatus(part.body());
  const words = readableText(parts);
  if (status.recipients.length === 0 && words === "") return undefined;
  return {
    kind: kindOf(status.recipients),
    format: formatOfReport(header, part, words),
    reporter: status.reporter ?? senderHost(header),
    recipients: explain(status, words),
    reporterQueueId: status.queueId,
    reportedSender: status.sender,
    original: findOriginal(parts) ?? afterSeparator(words)?.original ?? null,
    leftOut: status.recipientsLeftOut,
  };
}

/** A bounce in plain words, of which there are as many forms as mailers. */
function readWorded(header: Header, parts: readonly MimePart[]): Said | undefined {
  const words = readableText(parts);
  const subject = decodeWords(fieldOf(header, "subject"));
  const beginning = words.slice(0, WORDS_MAX);
  const failed = fieldOf(header, "x-failed-recipients");
  const found = WORDED_FORMATS.find(
    ({ format, says }) =>
      (format !== "generic" || !isOrdinaryAnswer(header)) &&
      (says.test(beginning) || (format === "generic" && says.test(subject))),
  );
  if (!found && failed === "") return undefined;
  const copy = (found && copyOf(words, found)) ?? afterSeparator(words);
  const top = copy ? words.slice(0, copy.at) : beginning;
  const delayed = found?.delayed?.test(top) === true;
  const action = delayed ? "delayed" : "failed";
  const original = findOriginal(parts) ?? copy?.original ?? null;
  const named = readWordedRecipients(top, action, ownAddresses(header));
  // Where the words name nobody, the message itself says whom it was for.
  const recipients =
    named.length > 0 || !original?.to
      ? named
      : readWordedRecipients(`<${bareAddress(original.to)}>: ${top}`, action, new Set()).slice(
          0,
          1,
        );
  // Words about delivery alone do not make a bounce: it names a recipient, or returns a message.
  if (recipients.length === 0 && original === null && failed === "") return undefined;
  return {
    kind: delayed ? "delay" : "bounce",
    format: found?.format ?? "exim",
    reporter: senderHost(header),
    recipients,
    reporterQueueId: null,
    reportedSender: null,
    original,
    leftOut: false,
  };
}

/** Out-of-office answers speak of deliveries, too; a bounce has the null sender or a daemon's name. */
function isOrdinaryAnswer(header: Header): boolean {
  const isDaemon = /mailer-daemon|postmaster|delivery/i.test(decodeWords(fieldOf(header, "from")));
  const precedence = fieldOf(header, "precedence").toLowerCase();
  const isVacation =
    fieldOf(header, "x-autoreply") !== "" ||
    fieldOf(header, "x-autorespond") !== "" ||
    precedence === "auto_reply" ||
    /^(?:auto(?:matic)?[ :-]|out of (?:the )?office|abwesen|r[ée]ponse auto|自动回复|自動回覆|自動返信)/i.test(
      decodeWords(fieldOf(header, "subject")),
    );
  return isVacation && !isDaemon;
}

function kindOf(recipients: readonly ReturnedRecipient[]): ReturnKind {
  if (recipients.length === 0 || recipients.some(({ action }) => action === "failed"))
    return "bounce";
  return recipients.some(({ action }) => action === "delayed") ? "delay" : "receipt";
}

function formatOfReport(header: Header, status: MimePart, words: string): BounceFormat {
  if (/^x-postfix-/im.test(status.body().slice(0, 4096))) return "postfix";
  if (/eximdsn/.test(fieldOf(header, "content-type"))) return "exim";
  if (/@(?:googlemail|google)\.com\b/i.test(fieldOf(header, "from"))) return "gmail";
  if (
    WORDED_FORMATS.find(({ format }) => format === "exchange")?.says.test(words.slice(0, WORDS_MAX))
  )
    return "exchange";
  return "rfc3464";
}

/** Where the fields give no reason, the words of the readable part do. */
function explain(status: DeliveryStatus, words: string): readonly ReturnedRecipient[] {
  if (status.recipients.every(({ text }) => text !== "")) return status.recipients;
  const worded = new Map(
    readWordedRecipients(words.slice(0, WORDS_MAX), "failed", new Set()).map((one) => [
      one.address.toLowerCase(),
      one,
    ]),
  );
  return status.recipients.map((recipient) => {
    if (recipient.text !== "") return recipient;
    const said = worded.get(recipient.address.toLowerCase());
    if (!said) return recipient;
    const reason = recipient.reason === "other" ? said.reason : recipient.reason;
    return { ...recipient, text: said.text, reason, remote: recipient.remote ?? said.remote };
  });
}

/** The text that a person reads; of HTML only when there is no other. */
function readableText(parts: readonly MimePart[]): string {
  const part =
    parts.find(({ type }) => type === "text/plain") ??
    parts.find(({ type }) => type === "text/html");
  return part ? partText(part) : "";
}

function findOriginal(parts: readonly MimePart[]): OriginalMessage | null {
  for (const part of parts.slice(1)) {
    // Some put the message where the header of its part should be.
    if (fieldOf(part.header, "received") !== "") return originalOf(part.header) ?? null;
  }
  for (const part of parts) {
    if (
      /^(?:message\/(?:rfc822|global|rfc822-headers|global-headers|partial)|text\/rfc822-headers)$/.test(
        part.type,
      )
    ) {
      const original = readOriginal(part.body());
      if (original) return original;
    }
  }
  return null;
}

function copyOf(words: string, { copyAfter }: WordedFormat) {
  const line = copyAfter?.exec(words);
  if (!line) return undefined;
  const original = readOriginal(words.slice(line.index + line[0].length));
  return original ? { at: line.index, original } : undefined;
}

/** Some reports return the message below a line of dashes instead of in a part of its own. */
function afterSeparator(words: string) {
  for (const format of WORDED_FORMATS) {
    const copy = copyOf(words, format);
    if (copy) return copy;
  }
  return undefined;
}

/** ARF names the address that the message came from; it counts where the message itself has no line for it. */
function withSource(original: OriginalMessage | null, ip: string | null): OriginalMessage | null {
  if (!original || ip === null || original.hops.length > 0) return original;
  const hop: ReceivedHop = {
    helo: null,
    clientName: null,
    clientIp: ip,
    byHost: null,
    protocol: null,
    id: null,
    account: null,
    localUser: null,
    atMs: null,
  };
  return { ...original, hops: [hop] };
}

/** The addresses that a bounce was sent from and to, lower case: none of them is what it failed to reach. */
function ownAddresses(header: Header): ReadonlySet<string> {
  return new Set(
    [...ADDRESS_FIELDS, "from", "sender"]
      .map((name) => bareAddress(fieldOf(header, name)).toLowerCase())
      .filter((address) => address !== ""),
  );
}

const ADDRESS_FIELDS = ["delivered-to", "envelope-to", "x-original-to", "to"];

function addressedTo(header: Header): string | null {
  for (const name of ADDRESS_FIELDS) {
    const address = bareAddress(fieldOf(header, name));
    if (address.includes("@")) return address;
  }
  return null;
}

function senderHost(header: Header): string | null {
  const address = bareAddress(decodeWords(fieldOf(header, "from")));
  const at = address.lastIndexOf("@");
  return at < 0 ? null : address.slice(at + 1).toLowerCase();
}

function lastReference(header: Header): string | null {
  const all = fieldOf(header, "references");
  return messageIdOf(all.slice(Math.max(0, all.lastIndexOf("<"))));
}
