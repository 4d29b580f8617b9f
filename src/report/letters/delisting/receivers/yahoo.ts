import type { Receiver } from "../receiver.ts";

/** AOL and the mailboxes of verizon.net are on the servers of Yahoo. TSS codes: https://senders.yahooinc.com/smtp-error-codes/. */
export const yahoo: Receiver = {
  name: "Yahoo, AOL, Verizon.net",
  domains: [
    "yahoo.com",
    "yahoodns.net",
    "aol.com",
    "aim.com",
    "verizon.net",
    "yahoo.co.uk",
    "ymail.com",
  ],
  cited: /postmaster\.(?:yahoo|aol|yahooinc)\.com|senders\.yahooinc\.com|\[TS\d\d\]|\[TSS\d\d\]/i,
  way: "form",
  place: "https://senders.yahooinc.com/contact/",
  advice: [
    "stop-first",
    "cause-and-cure",
    "own-address",
    "quote-answer",
    "authentication",
    "slow-down",
    "feedback-loop",
  ],
  language: "en",
};
