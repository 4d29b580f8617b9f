import type { Formats } from "../formats.ts";

/** Why an answer of a server proves nothing. */
export type ProbeDoubt =
  | "greylisting"
  | "temporary"
  | "dns"
  | "reputation"
  | "catch-all"
  | "rewrite"
  | "verification"
  | "mailbox"
  | "trusted-vantage"
  | "control-refused"
  | "open-to-all"
  | "not-asked"
  | "closed"
  | "no-answer"
  | "endless-line"
  | "endless-reply"
  | "not-smtp"
  | "tls-failed";

/** What a probe finds beside the questions of an audit. */
export type ProbeDefect =
  | "xclient"
  | "proxy-header"
  | "starttls-injection"
  | "starttls-broken"
  | "old-tls"
  | "certificate"
  | "login-not-needed"
  | "forged-header"
  | "expn"
  | "version-shown"
  | "name-mismatch"
  | "no-starttls";

/** What `probe` says; the questions have their words from the audit. */
export interface ProbeLabels {
  readonly headline: {
    open(values: { host: string; open: number; findings: number }, f: Formats): string;
    closed(values: { host: string; findings: number }, f: Formats): string;
    /** Nothing could be decided. */
    undecided(values: { host: string }): string;
  };
  readonly headings: Record<
    "listeners" | "open" | "findings" | "depends" | "unknown" | "comparison" | "dialogue",
    string
  >;
  /** One listener, and from where it was seen. */
  readonly vantages: Record<
    "self" | "private" | "neighbour" | "outside",
    (listener: string) => string
  >;
  closed(listener: string): string;
  silent(values: { listener: string; because: string; witness: string }): string;
  readonly doubts: Record<ProbeDoubt, string>;
  /** A doubt with the exchange that raised it. */
  doubted(values: { because: string; witness: string }): string;
  readonly defects: Record<ProbeDefect, string>;
  /** Where to find the probes in the server's own log. */
  nonce(values: { nonce: string }): string;
  readonly answers: Record<"yes" | "no" | "depends" | "unknown", string>;
  /** Settings and behaviour contradict each other. */
  differs(values: {
    question: string;
    listener: string;
    settings: string;
    behaviour: string;
  }): string;
  readonly agrees: string;
  /** Asks for the password of a login. */
  password(user: string): string;
}
