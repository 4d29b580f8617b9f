import { isIp, plainIp } from "../core/ip-address.ts";
import type { ReturnedRecipient } from "../core/bounce-list.ts";
import { bareAddress } from "./original-message.ts";
import { fieldOf, fieldsOf, readHeader } from "./read-header.ts";

export interface FeedbackReport {
  readonly reporter: string | null;
  /** `Original-Mail-From`. */
  readonly sender: string | null;
  readonly recipients: readonly ReturnedRecipient[];
  /** The address that the reported message came from. */
  readonly sourceIp: string | null;
}

const RECIPIENTS_MAX = 20;

/** Reads a `message/feedback-report` part (RFC 5965, 3.1): somebody complains of a message. */
export function readFeedbackReport(text: string): FeedbackReport {
  const header = readHeader(text.replace(/^\s{1,100}(?=\S)/, ""));
  const reporter = fieldOf(header, "reporting-mta")
    .replace(/^dns;\s{0,9}/i, "")
    .slice(0, 255);
  const sender = fieldOf(header, "original-mail-from");
  const ip = plainIp(fieldOf(header, "source-ip").slice(0, 60));
  const feedback = fieldOf(header, "feedback-type").slice(0, 60);
  return {
    reporter: reporter === "" ? null : reporter.toLowerCase(),
    sender: sender === "" ? null : bareAddress(sender),
    sourceIp: isIp(ip) ? ip : null,
    recipients: fieldsOf(header, "original-rcpt-to")
      .slice(0, RECIPIENTS_MAX)
      .map((value) => ({
        address: bareAddress(value),
        action: "delivered",
        status: null,
        reason: "content",
        text: feedback,
        remote: null,
      })),
  };
}
