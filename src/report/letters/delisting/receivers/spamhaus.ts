import type { Receiver } from "../receiver.ts";

/** SBL: only the owner of the network asks. CSS and XBL: the page removes. PBL: for addresses that should send no mail. */
export const spamhaus: Receiver = {
  name: "Spamhaus",
  domains: ["spamhaus.org", "spamhaus.com"],
  cited: /\bspamhaus\b/i,
  way: "look-up",
  place: "https://check.spamhaus.org/",
  advice: [
    "stop-first",
    "cause-and-cure",
    "own-address",
    "reverse-name",
    "static-address",
    "network-owner",
    "one-request",
  ],
  language: "en",
};
