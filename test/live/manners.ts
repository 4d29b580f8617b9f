import type { ReceiverManners } from "./receiver.ts";

/** Receivers as an abused server meets them; the words are of the kind that big receivers use. */

/** Defers every pair of sender and recipient the first time. */
export function greylisting(): ReceiverManners {
  const seen = new Set<string>();
  return {
    recipient: (recipient, sender) => {
      const pair = `${sender} ${recipient}`;
      if (seen.has(pair)) return "250 2.1.5 Ok";
      seen.add(pair);
      return "450 4.2.0 Greylisted, please try again later";
    },
  };
}

/** Hangs up on our address before a word is said. */
export const refusingToTalk: ReceiverManners = {
  greeting: (client) => `554 mx.example.com ${client} blocked for abuse`,
};

/** Puts us off for our reputation, for ever. */
export const blockingByReputation: ReceiverManners = {
  greeting: (client) =>
    `421 4.7.1 [TS03] All messages from ${client} will be permanently deferred; retrying will NOT succeed`,
};

/** Knows only some of its recipients. */
export function knowing(known: readonly string[]): ReceiverManners {
  return {
    recipient: (recipient) =>
      known.includes(recipient) ? "250 2.1.5 Ok" : "550 5.1.1 The email account does not exist",
  };
}

export const rejectingUsers: ReceiverManners = knowing([]);

export const rejectingContent: ReceiverManners = {
  message: () => "550 5.7.1 Message content rejected as spam",
};

/** Takes the message and never says whether it kept it. */
export const stalling: ReceiverManners = { message: () => "stall" };
