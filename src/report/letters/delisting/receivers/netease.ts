import type { Receiver } from "../receiver.ts";

/** The page explains the codes (DT:SPM, RP:QRC, ...) and leads to the form for senders. */
export const netease: Receiver = {
  name: "网易邮箱 163、126、yeah.net (NetEase)",
  domains: ["163.com", "126.com", "yeah.net", "netease.com", "188.com", "163.net"],
  cited: /mail\.163\.com|\bDT:SPM\b|\bDT:SUM\b/i,
  way: "form",
  place: "https://mail.163.com/help/help_spam_16.htm",
  advice: [
    "stop-first",
    "own-address",
    "quote-answer",
    "authentication",
    "slow-down",
    "recipient-asks",
  ],
  language: "zh-CN",
};
