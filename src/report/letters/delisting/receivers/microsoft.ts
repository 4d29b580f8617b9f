import type { Receiver } from "../receiver.ts";

/** The consumer services. The answer carries S3140 or S3150; feedback loops are SNDS and JMRP (sendersupport.olc.protection.outlook.com). */
export const microsoft: Receiver = {
  name: "Microsoft (Outlook.com, Hotmail, Live, MSN)",
  domains: ["outlook.com", "hotmail.com", "live.com", "msn.com"],
  cited: /\bS31[45]0\b|protection\.outlook\.com|postmaster\.live\.com|mail\.live\.com/i,
  way: "form",
  place: "https://go.microsoft.com/fwlink/?LinkID=614866",
  advice: [
    "stop-first",
    "own-address",
    "quote-answer",
    "cause-and-cure",
    "authentication",
    "feedback-loop",
  ],
  language: "en",
};
