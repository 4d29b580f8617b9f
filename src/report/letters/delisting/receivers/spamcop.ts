import type { Receiver } from "../receiver.ts";

/** A listing ends 24 hours after the last report. */
export const spamcop: Receiver = {
  name: "SpamCop",
  domains: ["spamcop.net"],
  cited: /spamcop/i,
  way: "expires",
  place: "https://www.spamcop.net/bl.shtml",
  advice: ["stop-first", "clean-recipients", "feedback-loop"],
  language: "en",
};
