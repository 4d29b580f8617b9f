import type { Confidence } from "./diagnosis.ts";

/** What every summary of an incident tells: since when, whether it goes on, how sure. */
export interface SummaryFacts {
  /** RFC 3339, null when the log has no stamps. */
  readonly since: string | null;
  /** null when the log cannot tell. */
  readonly ongoing: boolean | null;
  readonly confidence: Confidence;
}

interface Volume {
  readonly messages: number;
  readonly recipients: number;
}

interface Stolen extends SummaryFacts, Volume {
  readonly account: string;
  readonly networks: number;
  readonly senders: number;
  /** Foreign domains it wrote as. */
  readonly domains: number;
}

interface LocalVolume extends SummaryFacts, Volume {
  /** `uid:33`, `www-data`, or `127.0.0.1`. */
  readonly user: string;
  readonly refused: number;
  readonly dead: number;
}

type Nothing = Readonly<Record<never, never>>;

/** Every sentence that detectors and findings can say, with the values in it. Each language in `report/messages` has them all. */
export interface Sayings {
  // ---- the first sentence of the report
  "summary.clean": { readonly messages: number; readonly recipients: number };
  "summary.insufficient": Nothing;
  /** The lines were cut before they came here. */
  "summary.cut-lines": { readonly bytes: number };
  "summary.stolen-forging": Stolen;
  "summary.stolen-many-networks": Stolen;
  "summary.stolen-own-address": Stolen;
  /** The lines that name the envelope senders are missing. */
  "summary.stolen-senders-unseen": Stolen;
  /** Picked lines: all messages in them came in with one login from one address. */
  "summary.stolen-picked": SummaryFacts & {
    readonly account: string;
    readonly ip: string;
    readonly messages: number;
  };
  /** The evidence hides the names of the logins. */
  "summary.stolen-hidden": SummaryFacts &
    Volume & {
      readonly clients: number;
      /** The busiest one. */
      readonly ip: string;
    };
  "summary.auth-bypass": SummaryFacts & Volume & { readonly networks: number };
  "summary.unknown-login": SummaryFacts &
    Volume & { readonly account: string; readonly networks: number };
  "summary.open-relay": SummaryFacts &
    Volume & { readonly clients: number; readonly senders: number };
  "summary.trusted-network": SummaryFacts &
    Volume & { readonly ip: string; readonly senders: number };
  "summary.local-script": LocalVolume;
  "summary.application-abuse": LocalVolume;
  "summary.named-script": LocalVolume & { readonly script: string };
  "summary.named-application": LocalVolume & { readonly script: string };
  "summary.forwarding": SummaryFacts & Volume & { readonly refused: number };
  "summary.backscatter": SummaryFacts & { readonly bounces: number; readonly clients: number };
  "summary.srs-abuse": SummaryFacts & Volume;
  "summary.joe-job": SummaryFacts & { readonly bounces: number };
  "summary.direct-to-mx": SummaryFacts & { readonly receivers: number; readonly messages: number };
  /** Proved by bounces and complaints in mailboxes. */
  "summary.joe-job-returned": SummaryFacts & { readonly bounces: number; readonly hosts: number };
  "summary.direct-to-mx-returned": SummaryFacts & { readonly bounces: number; readonly ip: string };
  "summary.unknown": SummaryFacts & { readonly messages: number; readonly receivers: number };

  // ---- what a proof line says
  "proof.failures-before": {
    readonly account: string;
    readonly ip: string;
    readonly failures: number;
  };
  "proof.bounce-without-message": Nothing;
  "proof.never-passed-here": { readonly ip: string; readonly reporter: string };
  "proof.sent-past-us": { readonly ip: string; readonly reporter: string; readonly helo: string };
  "proof.hidden-login": { readonly ip: string };
  "proof.login": { readonly account: string; readonly ip: string };
  "proof.forged-sender": {
    readonly account: string;
    readonly sender: string;
    readonly recipients: number;
  };
  "proof.sent-as": { readonly sender: string; readonly recipients: number };
  "proof.receiver-says": { readonly refused: number; readonly dead: number };
  "proof.nameless-login": { readonly ip: string };
  "proof.went-out": Nothing;
  "proof.no-login": { readonly ip: string };
  "proof.outsider-sender": { readonly sender: string };
  "proof.passed-on": Nothing;
  "proof.private-client": { readonly ip: string };
  "proof.local-user": { readonly user: string };
  /** The header of a queued message, or of one that came back. */
  "proof.script-header": { readonly script: string; readonly messages: number };
  "proof.script-returned": { readonly script: string; readonly messages: number };
  "proof.script-mail-log": { readonly script: string; readonly messages: number };
  "proof.script-requested": {
    readonly script: string;
    readonly ip: string;
    readonly messages: number;
  };
  "proof.script-changed": { readonly script: string; readonly at: string };
  "proof.script-runs-request": { readonly script: string };
  "proof.script-runs-decoded": { readonly script: string };
  "proof.script-request-to-mail": { readonly script: string };
  "proof.script-sends-mail": { readonly script: string };
  "proof.forwarded-refused": Nothing;
  "proof.accepted-from-outside": { readonly ip: string };
  "proof.bounced-later": Nothing;
  "proof.bounce-made": Nothing;
  "proof.srs-relay": Nothing;
  "proof.in-queue": Nothing;
  "proof.receiver-blocks": Nothing;
  "proof.blocked-reputation": { readonly receiver: string; readonly count: number };
  "proof.blocked-content": { readonly receiver: string; readonly count: number };
  "proof.blocked-rate": { readonly receiver: string; readonly count: number };
  "proof.blocked-sender-domain": { readonly receiver: string; readonly count: number };
  "proof.blocked-policy": { readonly receiver: string; readonly count: number };
  "proof.blocked-unexplained": { readonly receiver: string; readonly count: number };
  "proof.brute-force-account": {
    readonly account: string;
    readonly failures: number;
    readonly addresses: number;
  };
  "proof.brute-force-address": {
    readonly ip: string;
    readonly failures: number;
    readonly accounts: number;
  };
  "proof.log-gap": { readonly minutes: number };
  "proof.spool-full": { readonly count: number };
  "proof.account-exists": { readonly account: string; readonly created: string | null };
  "proof.account-new": { readonly account: string; readonly created: string };
  "proof.account-disabled": { readonly account: string };
  "proof.account-not-in-table": { readonly account: string; readonly accounts: number };
  "proof.account-empty-password": { readonly account: string };
  "proof.administrator-weak": { readonly account: string };
  "proof.clear-text-passwords": { readonly passwords: number };
  "proof.weakly-hashed-passwords": { readonly passwords: number; readonly scheme: string };
  "proof.forgery-accepted": { readonly account: string; readonly sender: string };

  // ---- why another cause is ruled out
  "ruled-out.hidden-login": Nothing;
  "ruled-out.authenticated": { readonly account: string };
  "ruled-out.came-by-smtp": Nothing;
  "ruled-out.passed-here": { readonly messages: number };
  "ruled-out.not-forwarded": Nothing;
  "ruled-out.no-account-name": Nothing;
  "ruled-out.login-of-nobody": { readonly account: string };
  "ruled-out.logged-in": Nothing;
  "ruled-out.no-login": { readonly messages: number };
  "ruled-out.from-outside": Nothing;
  "ruled-out.no-alias": Nothing;
  "ruled-out.private-address": { readonly ip: string };
  "ruled-out.no-smtp-login": { readonly user: string };
  "ruled-out.from-this-host": Nothing;
  "ruled-out.to-our-addresses": Nothing;
  "ruled-out.bounces-only": Nothing;
  "ruled-out.we-made-the-bounces": { readonly bounces: number };
  "ruled-out.srs-has-sender": Nothing;

  // ---- what would make us surer
  "missing.queue": { readonly account: string };
  "missing.login-name": Nothing;
  "missing.older-log": Nothing;
  "missing.authenticators": Nothing;
  "missing.relay-settings": Nothing;
  "missing.gateway": { readonly ip: string };
  "missing.script-file": { readonly user: string };
  /** Only the library is known through which a script sends. */
  "missing.script-caller": { readonly library: string };
  "missing.php-mail-log": Nothing;
  "missing.aliases": Nothing;
  "missing.recipient-settings": Nothing;
  "missing.srs-settings": Nothing;
  "missing.bounces": Nothing;
  "missing.outgoing-connections": Nothing;
  "missing.origin-of": { readonly queueId: string };
  "missing.log-of": { readonly queueId: string };

  // ---- what to do next
  "next.save-evidence": Nothing;
  "next.lock-account": { readonly account: string };
  "next.find-sessions": { readonly account: string };
  "next.hold-messages": { readonly messages: number };
  "next.ban-client": { readonly ip: string };
  "next.trace": { readonly subject: string };
  "next.more-log": Nothing;
  "next.whole-lines": Nothing;
}
