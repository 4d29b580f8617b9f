import type { Receiver } from "../receiver.ts";

/** The codes BL000001 and the like are explained at https://postmaster.comcast.net/. */
export const comcast: Receiver = {
  name: "Comcast (Xfinity)",
  domains: ["comcast.net", "xfinity.com"],
  cited: /postmaster\.comcast\.net/i,
  way: "form",
  place: "https://spa.xfinity.com/report",
  advice: ["stop-first", "own-address", "reverse-name", "cause-and-cure", "feedback-loop"],
  language: "en",
};
