import type { BounceBasis, BounceClass, BounceFormat, ReturnKind } from "./bounce-list.ts";
import type { Cause, Confidence, EvidenceSource, Finding, Verdict } from "./diagnosis.ts";
import type { ExplainedField, FieldMeaning } from "./field-meaning.ts";
import type { Happening } from "./happening.ts";
import type { EventKind } from "./log-event.ts";
import type { ValueMeaning } from "./value-meaning.ts";

/** What `explain` says of all that it was given, as codes and values; `report/` puts them into words. */
export interface Explanation {
  readonly verdict: Verdict;
  readonly attacks: readonly ShownAttack[];
  readonly spammer: SpammerAnswer;
  readonly signs: readonly LineSign[];
  readonly limits: readonly ExplainLimit[];
  /** Lines of one shape together, in the order in which they were met first. */
  readonly lines: readonly ExplainedLines[];
  /** Lines of shapes beyond the limit. */
  readonly linesLeftOut: number;
  readonly replies: readonly ExplainedReply[];
  readonly settings: readonly ExplainedSetting[];
  /** Settings that say nothing about who may send. */
  readonly otherSettings: readonly string[];
  readonly mails: readonly ExplainedMail[];
  readonly mailsLeftOut: number;
  readonly unknown: readonly PlacedText[];
  readonly unknownLeftOut: number;
  readonly evidence: readonly EvidenceSource[];
  /** What the audit says of the settings, in the reader's language. */
  readonly findings: readonly Finding<string>[];
}

export interface Place {
  readonly source: string;
  /** 1 = first. */
  readonly line: number;
}

/** A line as it was given, secrets masked. */
export interface PlacedText extends Place {
  readonly text: string;
}

/** A kind of abuse that the lines show, worst first. */
export interface ShownAttack {
  readonly cause: Cause;
  readonly confidence: Confidence;
  readonly accounts: readonly string[];
  readonly clients: readonly string[];
  readonly messages: number;
}

/** "Am I a spammer?" */
export const SPAMMER_ANSWERS = [
  "through-us", // it passes this server's queue
  "past-us", // it leaves this machine, but not through the mail server
  "bounces", // what goes out are bounces to people who wrote nothing
  "forged-elsewhere", // our addresses are used, not our server
  "perhaps",
  "no-sign",
  "cannot-tell",
  "settings-open", // no mail to judge; the settings let strangers in
  "settings-closed",
  "nothing-to-judge",
] as const;
export type SpammerAnswer = (typeof SPAMMER_ANSWERS)[number];

/** What a single line hints at, without the lines around it. */
export const SIGN_CODES = [
  "login-empty",
  "login-worked",
  "local-submitter",
  "receivers-block",
  "receivers-call-spam",
  "sender-domain-missing",
  "dead-recipients",
  "bounce-made",
  "many-recipients",
  "many-in-connection",
  "no-message-id",
  "login-failed",
  "relay-refused",
] as const;
export type SignCode = (typeof SIGN_CODES)[number];

export interface LineSign {
  readonly code: SignCode;
  readonly count: number;
  /** The first few. */
  readonly places: readonly Place[];
}

/** Why more cannot be said. */
export type ExplainLimit =
  /** Messages that the lines show from their coming in to their end. */
  | { readonly code: "whole-messages"; readonly ids: readonly string[]; readonly total: number }
  /** Messages of which nobody is shown to have handed them in. */
  | { readonly code: "no-entry"; readonly ids: readonly string[]; readonly total: number }
  /** Messages of which no delivery is shown. */
  | { readonly code: "no-outcome"; readonly ids: readonly string[]; readonly total: number }
  | { readonly code: "masked"; readonly lines: number }
  | { readonly code: "no-settings" };

export type FieldValue = string | number | boolean | readonly (string | number)[];

export interface ExplainedValue {
  readonly field: ExplainedField;
  /** As logged. */
  readonly value: FieldValue;
  readonly meaning: FieldMeaning;
  /** What this value says by itself. */
  readonly values: readonly ValueMeaning[];
}

export interface ExplainedLines extends PlacedText {
  readonly kind: EventKind;
  readonly happening: Happening;
  readonly count: number;
  /** Of the first line. */
  readonly fields: readonly ExplainedValue[];
  /** The other lines of this shape, with what differs. */
  readonly others: readonly OtherLine[];
  readonly othersLeftOut: number;
}

export interface OtherLine extends Place {
  readonly fields: readonly Pick<ExplainedValue, "field" | "value">[];
}

export interface ExplainedReply extends PlacedText {
  readonly fields: readonly ExplainedValue[];
}

export type SettingServer = "postfix" | "exim" | "dovecot";

export interface ExplainedSetting extends Place {
  readonly server: SettingServer;
  readonly name: string;
  /** As written, secrets masked. */
  readonly value: string;
  /** The service, ACL or authenticator that it belongs to. */
  readonly scope: string | null;
  /** What holds where it is not set; null where that is not known. */
  readonly byDefault: string | null;
  /** Words of the value that have a meaning of their own, in their order: restrictions, conditions. */
  readonly parts: readonly string[];
}

/** A hop of a mail, as its `Received` line tells it. */
export interface ExplainedHop {
  readonly byHost: string | null;
  readonly clientName: string | null;
  readonly clientIp: string | null;
  readonly helo: string | null;
  readonly id: string | null;
  readonly account: string | null;
  readonly at: string | null;
  /**
   * `top`: the receiving side wrote it. `ours`: the server that delivers into this mailbox, or that is ours by the log, wrote
   * it. `below`: it stands below the first outside client, where whoever sent the mail could write anything. `reported`: it
   * stands in a returned message that did not pass us, and is as true as whoever returned it.
   */
  readonly trust: "top" | "ours" | "below" | "reported";
}

export type MailFieldCode =
  | "reporter"
  | "to"
  | "at"
  | "from"
  | "subject"
  | "returnPath"
  | "messageId"
  | "recipient"
  | "dsn"
  | "reason"
  | "remote"
  | "originalQueueId"
  | "originalMessageId"
  | "originalSender"
  | "originalFrom"
  | "originalTo"
  | "originalSubject"
  | "originalAccount"
  | "originalLocalUser"
  | "originalScript";

export interface ExplainedMailField {
  readonly field: MailFieldCode;
  readonly value: string;
  readonly values: readonly ValueMeaning[];
}

export interface ExplainedMail extends Place {
  /** `mail`: no bounce and no report. */
  readonly kind: ReturnKind | "auto-reply" | "mail";
  readonly format: BounceFormat | null;
  /** Whose message came back; null for what is no bounce. */
  readonly class: BounceClass | null;
  readonly basis: BounceBasis | null;
  readonly fields: readonly ExplainedMailField[];
  /** The mail's own way, newest first. */
  readonly hops: readonly ExplainedHop[];
  /** The way of the message that it returns. */
  readonly originalHops: readonly ExplainedHop[];
}
