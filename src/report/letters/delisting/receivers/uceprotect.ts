import type { Receiver } from "../receiver.ts";

/** Level 1 ends after 7 days, Backscatterer after 4 weeks; levels 2 and 3 list the whole provider. */
export const uceprotect: Receiver = {
  name: "UCEPROTECT, Backscatterer",
  domains: ["uceprotect.net", "backscatterer.org"],
  cited: /uceprotect|backscatterer/i,
  way: "expires",
  place: "https://www.uceprotect.net/en/rblcheck.php",
  advice: ["stop-first", "never-pay", "network-owner", "recipient-asks"],
  language: "en",
};
