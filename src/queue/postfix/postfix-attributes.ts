import { isIp, plainIp } from "../../core/ip-address.ts";
import { isRedacted } from "../../core/mail-address.ts";
import type { HeaderFacts } from "../header-facts.ts";
import type { MessageDraft } from "../../core/queued-message.ts";

/**
 * Who handed a message in: a `local` program, a `client`, or `unsaid`: mail that Postfix makes itself, and what a program
 * submitted by way of a pickup that names no origin.
 */
export type PostfixOrigin = "local" | "client" | "unsaid";

/** True when a program on this machine submitted the message, by the word of the attributes or of our own `Received`. */
export function isSubmittedHere(origin: PostfixOrigin, header: HeaderFacts): boolean {
  return origin === "local" || (origin === "unsaid" && header.isFromUser());
}

/** Named attributes of a queue file that say where its message came from (postfix src/global/mail_proto.h). */
export class PostfixAttributes {
  readonly #values = new Map<string, string>();

  add(name: string, value: string): void {
    switch (name) {
      case "sasl_username":
      case "sasl_method":
        // A second one is ignored by the queue manager, too (postfix qmgr_message.c).
        if (!this.#values.has(name)) this.#values.set(name, value);
        break;
      case "log_ident":
      case "log_client_address":
      case "log_helo_name":
      case "log_protocol_name":
      case "log_message_origin":
      case "client_name":
      case "client_address":
      case "helo_name":
      case "protocol_name":
        this.#values.set(name, value);
    }
  }

  /** Puts them into the message, and says who handed it in. */
  putInto(draft: MessageDraft): PostfixOrigin {
    const get = (name: string) => this.#values.get(name);
    const account = get("sasl_username");
    const method = get("sasl_method");
    if (account !== undefined && !isRedacted(account)) draft.account = account;
    if (method !== undefined) draft.method = method;
    const ident = get("log_ident");
    const isFiltered = ident !== undefined && ident !== draft.queueId && isQueueId(ident);
    if (isFiltered) draft.origQueueId = ident;
    const ip = address(get("client_address"));
    const logIp = address(get("log_client_address"));
    if (ip !== undefined) draft.clientIp = ip;
    if (logIp !== undefined && logIp !== ip) {
      if (ip === undefined) draft.clientIp = logIp;
      else draft.origClientIp = logIp;
    }
    const name = get("client_name");
    if (name !== undefined && name !== "unknown") draft.clientName = name;
    const helo = get("log_helo_name") ?? get("helo_name");
    if (helo !== undefined) draft.helo = helo;
    const protocol = get("log_protocol_name") ?? get("protocol_name");
    if (protocol !== undefined) draft.protocol = protocol;
    const hasClient = get("client_address") !== undefined || logIp !== undefined;
    if (hasClient) return "client";
    return get("log_message_origin") === "local" ? "local" : "unsaid";
  }
}

/** Short ids are hexadecimal, long ones mix case without vowels (postfix src/global/mail_queue.h). */
export function isQueueId(text: string): boolean {
  return /^(?:[0-9A-F]{6,20}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,30})$/.test(text);
}

function address(text: string | undefined): string | undefined {
  return text !== undefined && isIp(plainIp(text)) ? plainIp(text) : undefined;
}
