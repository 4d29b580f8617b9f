import type { Receiver } from "../receiver.ts";

/** Limits by minute, hour and day end by themselves; the number in the link of the answer says which one was hit. */
export const qq: Receiver = {
  name: "QQ 邮箱、腾讯企业邮 (Tencent)",
  domains: ["qq.com", "foxmail.com", "exmail.qq.com"],
  cited: /service\.mail\.qq\.com|open\.mail\.qq\.com|exmail\.qq\.com/i,
  way: "look-up",
  place: "https://open.mail.qq.com/",
  advice: [
    "stop-first",
    "slow-down",
    "own-address",
    "quote-answer",
    "authentication",
    "log-in-account",
    "recipient-asks",
  ],
  language: "zh-CN",
};
