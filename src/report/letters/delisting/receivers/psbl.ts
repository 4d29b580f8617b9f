import type { Receiver } from "../receiver.ts";

/** Anybody may remove an address. */
export const psbl: Receiver = {
  name: "PSBL (Passive Spam Block List)",
  domains: ["surriel.com", "psbl.org"],
  cited: /psbl\b/i,
  way: "look-up",
  place: "https://psbl.org/remove",
  advice: ["stop-first", "own-address"],
  language: "en",
};
