import type { Cause } from "../../core/diagnosis.ts";
import type {
  ExplainedHop,
  ExplainLimit,
  MailFieldCode,
  SignCode,
  SpammerAnswer,
} from "../../core/explanation.ts";
import type { FieldMeaning } from "../../core/field-meaning.ts";
import type { Happening } from "../../core/happening.ts";
import type { ValueMeaning } from "../../core/value-meaning.ts";
import type { Formats } from "../formats.ts";
import type { SettingWords } from "./explain-settings.ts";

/** What a line tells, what that means for who is to blame, and what it does not prove; null where there is nothing to say. */
export interface HappeningWords {
  readonly says: string;
  readonly guilt: string | null;
  readonly notProof: string | null;
}

/** All that `explain` says in one language; loaded for that command alone. */
export interface ExplainWords {
  readonly happenings: Record<Happening, HappeningWords>;
  readonly fields: Record<FieldMeaning, string>;
  readonly values: Record<ValueMeaning, string>;
  readonly settings: SettingWords;
  readonly frame: ExplainFrame;
}

/** What stands around the lines. */
export interface ExplainFrame {
  readonly headings: Record<
    | "attack"
    | "spammer"
    | "signs"
    | "limits"
    | "lines"
    | "replies"
    | "mails"
    | "settings"
    | "findings"
    | "unknown",
    string
  >;
  /** What stands between two sentences. */
  readonly between: string;
  /** Below the heading of the lines: that a field's meaning stands where the field is met first. */
  readonly once: string;
  /** In front of a sentence about a line. */
  readonly guilt: string;
  readonly notProof: string;
  /** How each attack works, and what of it the lines show. */
  readonly attacks: Record<Cause, string>;
  readonly noAttack: {
    readonly clean: string;
    readonly insufficient: string;
    readonly nothing: string;
  };
  /** Whom an attack is about: `account info@example.com; client 192.0.2.1`; both come listed. */
  whom(values: { accounts: string; clients: string }): string;
  readonly spammer: Record<SpammerAnswer, string>;
  readonly signs: Record<SignCode, (count: number, f: Formats) => string>;
  readonly limits: {
    readonly [Code in ExplainLimit["code"]]: (
      limit: Extract<ExplainLimit, { code: Code }>,
      f: Formats,
    ) => string;
  };
  /** Above a line: where it stands, and how many are like it. */
  same(count: number, f: Formats): string;
  /** Behind the first of such lines, before what differs. */
  readonly others: string;
  moreLines(count: number, f: Formats): string;
  moreShapes(count: number, f: Formats): string;
  morePlaces(count: number, f: Formats): string;
  /** In place of a value that was logged empty. */
  readonly empty: string;
  /** `in submission/inet` */
  scope(values: { setting: string; scope: string }): string;
  byDefault(values: { value: string }): string;
  otherSettings(values: { names: string; count: number }, f: Formats): string;
  readonly replySays: string;
  /** Below the lines that nobody knows. */
  readonly unknownSays: string;
  moreUnknown(count: number, f: Formats): string;
  moreMails(count: number, f: Formats): string;
  readonly mailKinds: Record<
    "bounce" | "delay" | "receipt" | "complaint" | "auto-reply" | "mail",
    string
  >;
  /** What a bounce proves of us, whichever way it went. */
  readonly bounceProves: string;
  readonly bounceWithoutOriginal: string;
  readonly mailProves: string;
  readonly mailFields: Record<MailFieldCode, string>;
  readonly hops: string;
  readonly originalHops: string;
  hop(values: { by: string; from: string; id: string }): string;
  readonly unknownHost: string;
  readonly trust: Record<ExplainedHop["trust"], string>;
  /** Nothing that was given can be explained. */
  readonly nothing: string;
}
