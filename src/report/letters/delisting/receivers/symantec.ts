import type { Receiver } from "../receiver.ts";

/** The former MessageLabs. */
export const symantec: Receiver = {
  name: "Symantec Email Security (Broadcom)",
  domains: ["messagelabs.com", "broadcom.com", "symantec.com"],
  cited: /ipremoval\.sms\.symantec|messagelabs|symantec/i,
  way: "form",
  place: "https://ipremoval.sms.symantec.com/",
  advice: ["stop-first", "own-address", "one-request"],
  language: "en",
};
