import type { Receiver } from "../receiver.ts";

/** Asked for: address, mail, telephone, reason. Answered within a day. */
export const barracuda: Receiver = {
  name: "Barracuda Reputation",
  domains: ["barracudanetworks.com", "barracuda.com", "ess.barracudanetworks.com"],
  cited: /barracudacentral|barracudanetworks|bl\.barracuda/i,
  way: "form",
  place: "https://www.barracudacentral.org/rbl/removal-request",
  advice: ["stop-first", "own-address", "cause-and-cure", "one-request", "reverse-name"],
  language: "en",
};
