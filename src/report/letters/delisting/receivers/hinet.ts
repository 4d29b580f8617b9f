import type { Receiver } from "../receiver.ts";

/** Many smaller domains in Taiwan are filtered there. */
export const hinet: Receiver = {
  name: "HiNet（中華電信）",
  domains: ["hinet.net"],
  cited: /hinet\.net/i,
  way: "postmaster",
  place: "postmaster@hinet.net",
  advice: ["stop-first", "own-address", "quote-answer", "reverse-name", "cause-and-cure"],
  language: "zh-TW",
};
