import type { Receiver } from "../receiver.ts";

/** Shut down by Proofpoint on 5 June 2024, its zones emptied: who still asks it gets no listing, or a wrong one. */
export const sorbs: Receiver = {
  name: "SORBS",
  domains: ["sorbs.net"],
  cited: /\bsorbs\.net|\bSORBS\b/,
  way: "dead",
  place: "2024-06-05",
  advice: ["quote-answer", "recipient-asks"],
  language: "en",
};
