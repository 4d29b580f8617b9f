import type { Receiver } from "../receiver.ts";

/** Company mailboxes as well: the customer there can permit a sender. */
export const aliyun: Receiver = {
  name: "阿里邮箱、阿里云 (Alibaba)",
  domains: ["aliyun.com", "alibaba-inc.com", "mxhichina.com", "alibaba.com"],
  cited: /aliyun\.com|mxhichina\.com/i,
  way: "postmaster",
  place: "postmaster@aliyun.com",
  advice: ["stop-first", "own-address", "quote-answer", "authentication", "recipient-asks"],
  language: "zh-CN",
};
