import type { Receiver } from "../receiver.ts";

/** Its customer can permit the sender as well. */
export const mimecast: Receiver = {
  name: "Mimecast",
  domains: ["mimecast.com", "mimecast.co.za"],
  cited: /mimecast/i,
  way: "form",
  place: "https://www.mimecast.com/senderfeedback/",
  advice: ["check-lists", "own-address", "quote-answer", "authentication", "recipient-asks"],
  language: "en",
};
