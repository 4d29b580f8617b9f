import type { Receiver } from "../receiver.ts";

/** No page for senders was found. */
export const sina: Receiver = {
  name: "新浪邮箱 (Sina)",
  domains: ["sina.com", "sina.cn", "sina.com.cn", "vip.sina.com"],
  cited: /mail\.sina\.com/i,
  way: "postmaster",
  place: "postmaster@sina.com",
  advice: ["stop-first", "own-address", "quote-answer", "slow-down", "recipient-asks"],
  language: "zh-CN",
};
