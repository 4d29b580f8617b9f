import type { Receiver } from "../receiver.ts";

/** The page tells senders of mail to telephones what makes the limit. */
export const softbank: Receiver = {
  name: "ソフトバンク (SoftBank, Y!mobile)",
  domains: [
    "softbank.ne.jp",
    "softbank.jp",
    "vodafone.ne.jp",
    "ymobile.ne.jp",
    "ymobile1.ne.jp",
    "bbtec.net",
  ],
  cited: /softbank\.(?:ne\.)?jp/i,
  way: "expires",
  place: "https://www.softbank.jp/mobile/support/antispam/wrestle/",
  advice: ["clean-recipients", "slow-down", "authentication", "recipient-asks", "stop-first"],
  language: "ja",
};
