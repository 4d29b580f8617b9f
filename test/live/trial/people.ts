/** Who writes to whom in a trial. Tables of the tried servers name these, so that each row can be reached. */

export interface TrialClient {
  readonly from: string;
  readonly helo: string;
}

/** Its name and address agree; it owns attacker.example. */
export const NAMED_OUTSIDER: TrialClient = { from: "203.0.113.66", helo: "bot.attacker.test" };
export const OUTSIDERS: readonly TrialClient[] = [
  NAMED_OUTSIDER,
  // Has no name.
  { from: "203.0.113.67", helo: "bot.attacker.test" },
  // Calls itself mail.example.org, which is another address.
  { from: "203.0.113.68", helo: "bot.attacker.test" },
];
export const NEIGHBOUR: TrialClient = { from: "192.0.2.99", helo: "neighbour.attacker.test" };
export const PRIVATE_CLIENTS: readonly TrialClient[] = [
  { from: "10.102.0.55", helo: "pc.attacker.test" },
  { from: "172.18.3.4", helo: "pc.attacker.test" },
  { from: "192.168.18.20", helo: "pc.attacker.test" },
];
export const LOOPBACK: TrialClient = { from: "127.0.0.1", helo: "localhost.localdomain" };

export const STRANGER = "spam@attacker.test";
export const CHIEF = "ceo@example.org";
/** Senders that an outsider tries: tables may favour each of them. */
export const TRIED_SENDERS = [
  STRANGER,
  "spam@attacker.example",
  "",
  CHIEF,
  "friend@friend.example",
  "news@lists.friend.example",
  "alice@example.org",
] as const;
export const TRIED_HELOS = ["gw.example.org", "mail.example.org", "[203.0.113.66]"] as const;
/** Strangers: the first in no table, the second in some, the third where a table names a top-level domain. */
export const THIRD_PARTIES = [
  "victim@third.test",
  "user@partner.example",
  "somebody@unheard.example",
] as const;
export const UNNAMED_PARTIES = [THIRD_PARTIES[0], THIRD_PARTIES[2]] as const;
export const USER = "alice@example.org";
export const KNOWN = "bob@example.org";
/** The local part of an address that no server knows. */
export const NOBODY = "nosuchuser7";
/** Gets the bounces of mail to nobody. */
export const PROBER = "prober@attacker.test";
