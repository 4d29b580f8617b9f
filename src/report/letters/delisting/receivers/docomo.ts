import type { Receiver } from "../receiver.ts";

/** Many unknown recipients make it refuse a host for a while; the limit ends when they stop. */
export const docomo: Receiver = {
  name: "NTTドコモ (docomo.ne.jp)",
  domains: ["docomo.ne.jp", "nttdocomo.ne.jp"],
  cited: /docomo\.ne\.jp/i,
  way: "expires",
  place: "https://www.docomo.ne.jp/service/docomo_mail/",
  advice: ["clean-recipients", "slow-down", "authentication", "recipient-asks", "stop-first"],
  language: "ja",
};
