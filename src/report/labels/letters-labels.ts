import type { Cause } from "../../core/diagnosis.ts";
import type { OwnerUnknown } from "../../core/network-owner.ts";
import type { Formats } from "../formats.ts";

/** What a receiver wants to be told, or done, before it takes mail again. */
export type DelistingAdvice =
  | "stop-first"
  | "cause-and-cure"
  | "own-address"
  | "quote-answer"
  | "reverse-name"
  | "authentication"
  | "log-in-account"
  | "static-address"
  | "clean-recipients"
  | "slow-down"
  | "feedback-loop"
  | "one-request"
  | "never-pay"
  | "network-owner"
  | "recipient-asks"
  | "check-lists";

/** How one gets off a receiver's list. */
export type DelistingWay =
  "form" | "mail" | "look-up" | "expires" | "recovers" | "dead" | "postmaster" | "no-address";

/** The four letters that `report` writes. The reader of each is somebody else than the administrator. */
export interface LettersLabels {
  /** To the abuse desk of an attacking network. */
  readonly abuse: {
    subject(values: { network: string }): string;
    readonly greeting: string;
    /** What the hosts did, before they are listed. */
    intro(values: { hosts: number }, f: Formats): string;
    /** One host: what it did, how much, from when to when. */
    readonly attacks: Record<
      "stolen-credentials" | "auth-bypass" | "open-relay" | "brute-force",
      (
        values: {
          ip: string;
          messages: number;
          recipients: number;
          failures: number;
          firstAt: string | null;
          lastAt: string | null;
        },
        f: Formats,
      ) => string
    >;
    /** What we ask for. */
    readonly request: string;
    /** Before the lines of the log. */
    readonly evidence: string;
    /** The lines are shown without masks. */
    readonly evidenceUnmasked: string;
    /** Lines that are not shown. */
    moreLines(count: number, f: Formats): string;
    moreHosts(count: number, f: Formats): string;
    /** The attachments, and thanks. */
    readonly closing: string;
  };

  /** To a receiver that refuses our mail: what to do, and the letter. */
  readonly delisting: {
    title(values: { receiver: string }): string;
    readonly ways: Record<DelistingWay, (values: { place: string }) => string>;
    readonly advice: Record<DelistingAdvice, string>;
    /** The abuse goes on: a request now would be refused. */
    readonly stillGoingOn: string;
    readonly headings: {
      readonly way: string;
      readonly advice: string;
      readonly letter: string;
      /** The letter once more, in the administrator's language. */
      readonly translation: string;
    };
    readonly letter: {
      subject(values: { address: string }): string;
      readonly greeting: string;
      refused(
        values: { receiver: string; address: string; since: string | null; count: number },
        f: Formats,
      ): string;
      readonly yourAnswer: string;
      /** What happened here, where an incident is known. */
      cause(
        values: { cause: string; firstAt: string | null; lastAt: string | null; messages: number },
        f: Formats,
      ): string;
      /** Only where the log shows that it ended. */
      readonly stopped: string;
      /** Nothing in our log explains the refusal. */
      readonly noCause: string;
      readonly measures: string;
      /** What is done against each cause: lines that the administrator confirms. */
      readonly done: Record<Cause, readonly string[]>;
      readonly request: string;
      contact(values: { address: string }): string;
      readonly unknownAddress: string;
      readonly unknownContact: string;
    };
  };

  /** To the person whose password was stolen, who is no administrator. */
  readonly ownerNote: {
    subject(values: { account: string }): string;
    readonly greeting: string;
    happened(
      values: { account: string; since: string | null; messages: number },
      f: Formats,
    ): string;
    readonly blame: string;
    readonly locked: string;
    readonly stepsTitle: string;
    /** In this order: the device is clean before a new password is typed on it. */
    readonly steps: readonly string[];
    readonly never: string;
    readonly closing: string;
  };

  /** What `report` says about the letters that it wrote, on standard error or before a list of files. */
  readonly talk: {
    /** `FILE: for abuse@example.net` */
    forContact(values: { name: string; to: string }): string;
    /** Nobody was asked, or nobody knows: commands to find the contact. */
    findContact(values: { name: string; commands: readonly string[] }): string;
    readonly ownerUnknown: Record<OwnerUnknown, string>;
    written(values: { files: number; folder: string }, f: Formats): string;
    /** There is nobody to write to, by kind of report. */
    readonly nothing: Record<"abuse" | "delisting" | "owner", string>;
    leftOut(values: { count: number }, f: Formats): string;
    readonly notSent: string;
  };
}
