import type { Receiver } from "../receiver.ts";

/** Used by many access providers. */
export const cloudmark: Receiver = {
  name: "Cloudmark (CSI)",
  domains: ["cloudmark.com", "cloudfilter.net"],
  cited: /cloudmark|csi\.cloudmark|cloudfilter/i,
  way: "form",
  place: "https://csi.cloudmark.com/en/reset/",
  advice: ["stop-first", "own-address", "cause-and-cure", "reverse-name"],
  language: "en",
};
