import type { Receiver } from "../receiver.ts";

/** A score that recovers with clean mail. */
export const validity: Receiver = {
  name: "Validity (Sender Score)",
  domains: ["senderscore.com", "validity.com", "returnpath.net"],
  cited: /senderscore|validity\.com|returnpath/i,
  way: "look-up",
  place: "https://senderscore.org/",
  advice: ["stop-first", "clean-recipients", "feedback-loop", "log-in-account"],
  language: "en",
};
