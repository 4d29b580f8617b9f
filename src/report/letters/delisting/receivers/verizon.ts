import type { Receiver } from "../receiver.ts";

/** Mail to telephones; mailboxes of verizon.net are at Yahoo. */
export const verizon: Receiver = {
  name: "Verizon Wireless (vtext, vzwpix)",
  domains: ["vtext.com", "vzwpix.com", "vzw.com", "verizon.com"],

  way: "postmaster",
  place: "postmaster@vtext.com",
  advice: ["stop-first", "slow-down", "clean-recipients", "recipient-asks"],
  language: "en",
};
