import type { Receiver } from "../receiver.ts";

/** QIL lists spammers, DUL dial-up lines. */
export const trendMicro: Receiver = {
  name: "Trend Micro (ERS)",
  domains: ["trendmicro.com", "trendmicro.eu"],
  cited: /trendmicro|mail-abuse\.com/i,
  way: "look-up",
  place: "https://servicecentral.trendmicro.com/en-us/ers/ip-lookup/",
  advice: ["stop-first", "own-address", "static-address", "reverse-name"],
  language: "en",
};
