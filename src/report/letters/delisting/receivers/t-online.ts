import type { Receiver } from "../receiver.ts";

/** It wants a web page with the imprint at the name of the sending host: https://postmaster.t-online.de/. */
export const tOnline: Receiver = {
  name: "Deutsche Telekom (t-online.de)",
  domains: ["t-online.de", "magenta.de"],
  cited: /t-online\.de/i,
  way: "mail",
  place: "tosa@rx.t-online.de",
  advice: ["reverse-name", "own-address", "stop-first", "cause-and-cure"],
  language: "en",
};
