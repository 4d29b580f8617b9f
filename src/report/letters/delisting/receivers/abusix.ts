import type { Receiver } from "../receiver.ts";

/** Removal by the page, at once. */
export const abusix: Receiver = {
  name: "Abusix Mail Intelligence",
  domains: ["abusix.com", "abusix.zone"],
  cited: /abusix/i,
  way: "look-up",
  place: "https://lookup.abusix.com/",
  advice: ["stop-first", "own-address", "log-in-account", "one-request"],
  language: "en",
};
