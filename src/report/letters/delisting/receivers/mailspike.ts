import type { Receiver } from "../receiver.ts";

/** Reputation of single addresses. */
export const mailspike: Receiver = {
  name: "Mailspike",
  domains: ["mailspike.net", "mailspike.org"],
  cited: /mailspike/i,
  way: "look-up",
  place: "https://mailspike.org/iplookup.html",
  advice: ["stop-first", "own-address", "one-request"],
  language: "en",
};
