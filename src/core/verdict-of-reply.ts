import { REPLY_CLASSES, type ReplyClass } from "./reply-class.ts";
import { VERDICT, type Verdict } from "./verdict-series.ts";

const VERDICTS: Record<ReplyClass, Verdict> = {
  other: VERDICT.notYet,
  blocked: VERDICT.refused,
  "rate-limited": VERDICT.refused,
  content: VERDICT.refused,
  "unknown-user": VERDICT.noRecipient,
  "mailbox-full": VERDICT.noRecipient,
  "sender-domain": VERDICT.refused,
  policy: VERDICT.refused,
  greylisted: VERDICT.notYet,
  "relay-denied": VERDICT.refused,
  network: VERDICT.notYet,
  local: VERDICT.notYet,
  unexplained: VERDICT.refused,
};

/** The verdict that a reply is, by the index of its class in `REPLY_CLASSES`. */
export const VERDICT_OF_REPLY: readonly Verdict[] = REPLY_CLASSES.map((name) => VERDICTS[name]);
