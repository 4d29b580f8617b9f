import type { AccountLocks } from "../core/account-locks.ts";
import type { Finding, Incident } from "../core/diagnosis.ts";
import type { HostWorld } from "../core/host-world.ts";
import type { QueuedMessage } from "../core/queued-message.ts";
import type { AbuseRule } from "./abuse-rule.ts";
import type { Culprit } from "./culprit.ts";
import type { MailServer } from "./mail-server.ts";

/** All that a plan is made from. */
export interface PlanFacts {
  readonly incident: Incident<string>;
  readonly culprit: Culprit;
  readonly rule: AbuseRule;
  readonly host: HostWorld;
  readonly server: MailServer;
  readonly locks: AccountLocks;
  /** The queue as it is now. */
  readonly queue: readonly QueuedMessage[];
  /** Findings about the settings that let the incident in. */
  readonly holes: readonly Finding<string>[];
  /** Files and folders that the diagnosis was made from. */
  readonly evidence: readonly string[];
  /** Addresses from which the incident's logins were used honestly. */
  readonly honestClients: ReadonlySet<string>;
  /** Addresses that logins were honestly used to send under, and which are not named like them. */
  readonly honestSenders: ReadonlyMap<string, readonly string[]>;
  /** Scripts of the incident's users that it is not blamed on, by their names without folders. */
  readonly honestScripts: ReadonlySet<string>;
  /** Addresses of the incident that honest users use as well. */
  readonly sharedClients: ReadonlySet<string>;
}
