import type { Receiver } from "../receiver.ts";

/** NoPtr and Dyna are about the reverse name. */
export const spamrats: Receiver = {
  name: "SpamRATS",
  domains: ["spamrats.com"],
  cited: /spamrats/i,
  way: "look-up",
  place: "https://www.spamrats.com/lookup.php",
  advice: ["reverse-name", "stop-first", "own-address"],
  language: "en",
};
