import type { Receiver } from "../receiver.ts";

/** Its answer says: forward this error to abuse_rbl@abuse-att.net. */
export const att: Receiver = {
  name: "AT&T (att.net, bellsouth.net, sbcglobal.net)",
  domains: [
    "att.net",
    "sbcglobal.net",
    "bellsouth.net",
    "ameritech.net",
    "pacbell.net",
    "prodigy.net",
    "swbell.net",
    "flash.net",
  ],
  cited: /abuse_rbl@abuse-att\.net|att\.net\/blocks|DNSBL:ATTRBL/i,
  way: "mail",
  place: "abuse_rbl@abuse-att.net",
  advice: ["stop-first", "own-address", "quote-answer", "reverse-name", "cause-and-cure"],
  language: "en",
};
