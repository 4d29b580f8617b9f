import type { Receiver } from "../receiver.ts";

/** The answer carries a code and a page. */
export const gmx: Receiver = {
  name: "GMX, WEB.DE, mail.com",
  domains: ["gmx.net", "web.de", "gmx.com", "mail.com", "kundenserver.de"],
  cited: /postmaster\.(?:gmx\.net|web\.de|1und1\.de)/i,
  way: "form",
  place: "https://postmaster.gmx.net/en/contact",
  advice: ["stop-first", "own-address", "quote-answer", "reverse-name", "authentication"],
  language: "en",
};
