import type { Receiver } from "../receiver.ts";

/** Behind many company gateways (pphosted.com). */
export const proofpoint: Receiver = {
  name: "Proofpoint",
  domains: ["pphosted.com", "ppe-hosted.com", "proofpoint.com", "gpphosted.com"],
  cited: /ipcheck\.proofpoint\.com|pphosted|proofpoint/i,
  way: "look-up",
  place: "https://ipcheck.proofpoint.com/",
  advice: ["stop-first", "own-address", "cause-and-cure", "recipient-asks"],
  language: "en",
};
