import type { Receiver } from "../receiver.ts";

/** Shut down in January 2025. */
export const nixspam: Receiver = {
  name: "NiX Spam (manitu)",
  domains: ["manitu.net"],
  cited: /nixspam|ix\.dnsbl\.manitu/i,
  way: "dead",
  place: "2025-01-16",
  advice: ["quote-answer", "recipient-asks"],
  language: "en",
};
