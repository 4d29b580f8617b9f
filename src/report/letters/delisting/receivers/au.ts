import type { Receiver } from "../receiver.ts";

/** Asks senders to send slowly and to drop dead addresses. */
export const au: Receiver = {
  name: "au (KDDI)",
  domains: ["ezweb.ne.jp", "au.com", "kddi.com", "dion.ne.jp", "auone-net.jp"],
  cited: /ezweb\.ne\.jp|kddi\.com/i,
  way: "expires",
  place: "https://www.au.com/mobile/service/attention/spam-mail/",
  advice: ["clean-recipients", "slow-down", "authentication", "recipient-asks", "stop-first"],
  language: "ja",
};
