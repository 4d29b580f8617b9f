import type { Receiver } from "../receiver.ts";

/** Its rules for postmasters: https://support.apple.com/102322. */
export const apple: Receiver = {
  name: "Apple (iCloud, me.com, mac.com)",
  domains: ["icloud.com", "me.com", "mac.com", "apple.com"],
  cited: /support\.apple\.com/i,
  way: "mail",
  place: "icloudadmin@apple.com",
  advice: ["stop-first", "own-address", "quote-answer", "authentication", "reverse-name"],
  language: "en",
};
