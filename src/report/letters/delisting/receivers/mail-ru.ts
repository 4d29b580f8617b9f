import type { Receiver } from "../receiver.ts";

/** Figures about a sender: https://postmaster.mail.ru/. */
export const mailRu: Receiver = {
  name: "Mail.ru, VK",
  domains: ["mail.ru", "list.ru", "bk.ru", "inbox.ru", "vk.com"],
  cited: /postmaster\.mail\.ru|help\.mail\.ru/i,
  way: "form",
  place: "https://help.mail.ru/developers/mailing_rules/",
  advice: ["stop-first", "authentication", "own-address", "quote-answer", "log-in-account"],
  language: "en",
};
