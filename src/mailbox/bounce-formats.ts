import type { BounceFormat } from "../core/bounce-list.ts";

/** A bounce in plain words, without the fields of RFC 3464. */
export interface WordedFormat {
  readonly format: BounceFormat;
  /** Stands in the beginning of the text. */
  readonly says: RegExp;
  /** The line after which the returned message or its header follows. */
  readonly copyAfter?: RegExp;
  /** What it says when nothing has failed yet. */
  readonly delayed?: RegExp;
}

const STILL_TRYING =
  /will (?:be retried|continue to try|keep trying)|has not (?:yet )?been delivered|delivery (?:is |has been )?delayed|could not be delivered within|do not need to (?:take any|resend)|THIS IS A WARNING MESSAGE ONLY|no action is required/i;

/** The first that fits counts; `generic` is the last. */
export const WORDED_FORMATS: readonly WordedFormat[] = [
  {
    // qmail-send.c bounce texts, "QSBMF" (https://cr.yp.to/proto/qsbmf.txt)
    format: "qmail",
    says: /^Hi\. This is the/m,
    copyAfter: /^--- Below this line is a copy of the message\.[ \t]{0,9}\r?$/m,
  },
  {
    format: "yahoo",
    says: /^(?:Message from|Sorry, we were unable to deliver).{0,60}yahoo|yahoo\.com(?:\.\w\w)?\.\s{1,9}Unable to deliver message|Unable to deliver message to the following address/im,
    copyAfter:
      /^--- (?:Original message follows|Below this line is a copy of the message)\.?[ \t]{0,9}\r?$/m,
  },
  {
    // Exim spec ch. 49: bounce and warning messages; before 4.85 without the MIME parts
    format: "exim",
    says: /^This message was created automatically by mail delivery software/m,
    copyAfter:
      /^-{4,8} (?:This is a copy of (?:the|your) message(?:'s headers)?, including all (?:the|its) headers\.?|This is a copy of the message.{0,80}|The body of the message is \d{1,12} characters long.{0,120}) -{4,8}[ \t]{0,9}\r?$/m,
    delayed:
      /has not been delivered to (?:one or more|all) of its recipients|no action is required on your part/i,
  },
  {
    format: "gmail",
    says: /^Delivery to the following recipients? (?:failed permanently|has been delayed)|^(?:Address not found|Message (?:blocked|not delivered))\b.{0,40}$|Technical details of (?:permanent|temporary) failure/m,
    copyAfter:
      /^-{3,6} (?:Original message|Message header follows|Message truncated) -{3,6}[ \t]{0,9}\r?$/m,
    delayed: /recipients? has been delayed|temporary failure/i,
  },
  {
    format: "exchange",
    says: /^(?:Your message|Ihre Nachricht)\s{1,9}(?:did not reach|wasn't delivered|couldn't be delivered|hat .{0,40}nicht erreicht)|^did not reach the following recipient\(s\):|^Delivery has failed to these recipients|^The following recipient\(s\) (?:could not|cannot) be reached|^Generating server: |Diagnostic information for administrators/m,
    copyAfter:
      /^(?:Original message headers|Urspr.{1,2}ngliche Nachrichtenk.{1,2}pfe|Original message header):[ \t]{0,9}\r?$/m,
  },
  {
    format: "postfix",
    says: /^(?:This is the mail system at host|This is the Postfix program at host)/m,
    copyAfter: /^-{2,6} ?(?:Undelivered Message|Message headers?)\b.{0,40}$/im,
    delayed: /THIS IS A WARNING MESSAGE ONLY|will be retried/,
  },
  {
    format: "sendmail",
    says: /^ {0,3}-{3,6} ?(?:The following addresses had (?:permanent|transient|delivery)|Transcript of session follows)/im,
    copyAfter:
      /^ {0,3}-{3,6} ?(?:Original message follows|Message header follows|Unsent message follows|Returned message follows|Message body suppressed).{0,9}$/im,
    delayed:
      /^ {0,3}-{3,6} ?The following addresses had transient|THIS IS A WARNING MESSAGE ONLY/im,
  },
  {
    format: "courier",
    says: /^This is a delivery status notification from .{1,255},?$/m,
    copyAfter: /^-{2,9} ?(?:Original message|Headers)\b.{0,40}$/im,
  },
  {
    format: "domino",
    says: /^(?:Your message|Your document)\s{1,9}Subject: .{0,300}\s{1,9}(?:was not delivered to|could not be delivered to)|^-{3,9} Failure Reasons {1,4}-{3,9}/im,
    copyAfter: /^-{3,9} ?Returned Message ?-{3,9}[ \t]{0,9}\r?$/m,
  },
  {
    format: "groupwise",
    says: /^The message that you sent was undeliverable to the following/m,
  },
  {
    format: "qq",
    says: /退信(?:原因|通知)?|您的邮件被退回|邮件被退回/,
    copyAfter: /^-{2,12} ?(?:原始邮件|原邮件|以下是原邮件).{0,20}$/m,
  },
  {
    format: "netease",
    says: /(?:邮件|信件)(?:未能|无法|没有)(?:被)?(?:成功)?(?:投递|送达|发送|投遞|遞送)|投递失败|无法投递|無法投遞|無法傳送/,
    copyAfter: /^-{2,12} ?(?:原始邮件|原邮件|原始郵件).{0,20}$/m,
  },
  {
    format: "generic",
    says: /(?:could ?n[o']t|can ?not|was(?: not|n't)|were not|unable to|failed to) (?:be )?(?:deliver|reach|send|sent)|undeliver|not delivered|delivery (?:\w+ )?(?:fail|error|problem|status|to the following)|returned? (?:mail|to sender)|mail (?:delivery )?fail|user unknown|unknown user|no such user|mailbox (?:is )?(?:full|unavailable|not found)|over quota|rejected|nicht zugestellt|unzustellbar|non remis|no (?:se ha podido|pudo) (?:entregar|ser entregado)|配信(?:できません|不能)|送信できません|エラーメール/i,
    copyAfter:
      /^[ \t>]{0,9}-{2,20} ?(?:.{0,40}(?:original|returned|unsent|copy of|undelivered|forwarded)\b.{0,60}|Message header follows)$|^(?:Original message headers?|Headers? of the original message|(?:The )?original message (?:headers? )?follows?.{0,40}|Received: header of the original):?[ \t]{0,9}\r?$|^-{10,80}[ \t]{0,9}\r?\n(?=(?:received|return-path|date|from|message-id): )/im,
    delayed: STILL_TRYING,
  },
];
