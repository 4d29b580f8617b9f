/** What of the queue belongs to one account, client or script. */
export interface QueueShare {
  readonly messages: number;
  /** Recipients that still wait. */
  readonly recipients: number;
  /** All of them, in the order of reading. */
  readonly queueIds: readonly string[];
}

export interface ScriptShare extends QueueShare {
  readonly file?: string;
  readonly uid?: number;
  readonly user?: string;
}

export interface QueuedBounce {
  readonly queueId: string;
  /** Whom the bounce goes to: the sender, forged or not, of what was bounced. */
  readonly recipients: readonly string[];
  /** Set where it was handed in by SMTP: not our own bounce, but somebody who sends as `<>`. */
  readonly clientIp?: string;
}

/** A queue as a diagnosis needs it: counts for whom messages belong to, and every id to join with the log. */
export interface QueueSummary {
  readonly messages: number;
  readonly recipients: number;
  /** Every queue id, bounces included; with the id before the content filter, where it has one. */
  readonly queueIds: ReadonlyMap<string, string | undefined>;
  /** By login as it stands there; `""` = the login without a name. */
  readonly accounts: ReadonlyMap<string, QueueShare>;
  /** By address of the outsider (`originIp`). */
  readonly clients: ReadonlyMap<string, QueueShare>;
  /** By local user and script, of messages submitted on this machine. */
  readonly scripts: ReadonlyMap<string, ScriptShare>;
  /** Messages with the sender `<>`. */
  readonly bounces: readonly QueuedBounce[];
}
