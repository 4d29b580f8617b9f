import type { Receiver } from "../receiver.ts";

/** No block of Gmail is lifted by hand; its rules for senders: https://support.google.com/a/answer/81126. */
export const gmail: Receiver = {
  name: "Google (Gmail, Workspace)",
  domains: ["google.com", "gmail.com", "googlemail.com"],
  cited: /support\.google\.com|gsmtp\b/i,
  way: "recovers",
  place: "https://postmaster.google.com/",
  advice: ["stop-first", "authentication", "reverse-name", "slow-down", "clean-recipients"],
  language: "en",
};
