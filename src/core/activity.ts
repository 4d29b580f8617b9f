/**
 * What happened when, for plots: part of the diagnosis (contract, section 4), bounded whatever the log holds. Steps
 * are long enough that there are at most some hundred of them.
 */
export interface Activity {
  /** Start of the first step and end of the last, RFC 3339 by the log's own clock. */
  readonly from: string;
  readonly to: string;
  readonly stepSeconds: number;
  /** Who sent most, abusers first. */
  readonly senders: readonly SenderActivity[];
  /** Networks (/24, /64) of clients, those of the abuse first. */
  readonly networks: readonly NetworkActivity[];
  /** Who received most, those that refuse us first. */
  readonly receivers: readonly ReceiverActivity[];
}

export type SenderKind =
  | "account"
  /** Users of this host and their scripts. */
  | "local-user"
  /** Hosts that sent without a login. */
  | "client"
  /** All logins without a name. */
  | "nameless-login"
  /** All mail handed in through the loopback interface without a login. */
  | "loopback"
  /** All that aliases and forwards sent on. */
  | "forwards"
  /** All bounces of this server. */
  | "bounces"
  /** All mail whose beginning the log does not show. */
  | "beginning-unseen"
  /** All further ones. */
  | "others";

export interface SenderActivity {
  readonly kind: SenderKind;
  /** Login, user or address; empty for kinds that hold all of theirs. */
  readonly sender: string;
  readonly recipients: number;
  /** Of these recipients the ones of incidents. */
  readonly abuse: number;
  /** Steps in which it sent, in order. */
  readonly points: readonly {
    readonly at: string;
    readonly recipients: number;
    readonly abuse: number;
  }[];
}

export interface NetworkActivity {
  readonly network: string;
  readonly clients: number;
  readonly messages: number;
  readonly recipients: number;
  readonly abuse: number;
}

/** Delivery attempts by what came of them. */
export interface Verdicts {
  readonly accepted: number;
  /** For our reputation, the content, the rate, or rules that our mail does not keep. */
  readonly refused: number;
  /** No such recipient, or his mailbox is full. */
  readonly noRecipient: number;
  /** Greylisting, no connection, and all else. */
  readonly notYet: number;
}

export interface ReceiverActivity extends Verdicts {
  /** Registered domain of the receiving hosts. */
  readonly receiver: string;
  readonly points: readonly (Verdicts & { readonly at: string })[];
}

/** Lengths of steps, in seconds; each divides the next. */
export const STEPS_SECONDS = [1, 10, 60, 300, 3_600, 21_600, 86_400, 604_800] as const;
