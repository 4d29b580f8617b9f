import type { Receiver } from "../receiver.ts";

/** Behind many company gateways (iphmx.com). */
export const talos: Receiver = {
  name: "Cisco Talos (IronPort, SenderBase)",
  domains: ["iphmx.com", "cisco.com", "talosintelligence.com", "senderbase.org"],
  cited: /senderbase|talosintelligence|ironport|iphmx/i,
  way: "look-up",
  place: "https://talosintelligence.com/reputation_center",
  advice: ["stop-first", "own-address", "reverse-name", "log-in-account"],
  language: "en",
};
