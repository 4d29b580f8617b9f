import type { Receiver } from "../receiver.ts";

/** No page for senders was found. */
export const ocn: Receiver = {
  name: "OCN（NTTドコモビジネス）",
  domains: ["ocn.ne.jp", "ocn.ad.jp"],
  cited: /ocn\.(?:ne|ad)\.jp/i,
  way: "postmaster",
  place: "postmaster@ocn.ne.jp",
  advice: ["stop-first", "own-address", "quote-answer", "reverse-name", "cause-and-cure"],
  language: "ja",
};
