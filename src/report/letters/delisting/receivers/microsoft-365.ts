import type { Receiver } from "../receiver.ts";

/** The portal takes addresses that are banned by 5.7.606 to 5.7.649; 5.7.511 asks for a mail to delist@microsoft.com with the answer in full. */
export const microsoft365: Receiver = {
  name: "Microsoft 365 (Exchange Online)",
  domains: [],
  cited: /\b5\.7\.(?:606|6[0-4]\d|511|703|708)\b|sender\.office\.com|delist@microsoft\.com/i,
  way: "look-up",
  place: "https://sender.office.com/",
  advice: ["stop-first", "own-address", "quote-answer", "one-request"],
  language: "en",
};
