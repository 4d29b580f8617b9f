import { setting } from "../../core/witness.ts";
import type { Environment } from "./environment.ts";
import { ATTACKER, ATTACKER_HELO, OWN_HOST_NAME } from "../people.ts";
import type { EximConfig } from "./config.ts";
import { text, unknown } from "./value.ts";
import type { Value } from "./value.ts";

/** The value of `$name`; variables that only the running server has are `unknown`. */
export function variable(environment: Environment, name: string): Value {
  const { request, config, credentials } = environment;
  const given = credentials?.variables.get(name);
  if (given !== undefined) return text(given);
  const set = environment.variables.get(name);
  if (set !== undefined) return set;
  if (/^acl_[cm]/.test(name)) return text("");
  const header = /^(?:r|b|l)?h(?:eader)?_(.+)$/.exec(name)?.[1]?.toLowerCase();
  if (header !== undefined) return text(headerOf(environment, header));
  const [senderLocal, senderDomain] = parts(request.sender ?? "");
  const [localPart, domain] = parts(request.recipient ?? "");
  switch (name) {
    case "sender_host_address":
      return text(request.client.address);
    case "sender_host_name":
      return text(request.client.name);
    case "sender_helo_name":
      return text(request.helo);
    case "sender_address":
    case "return_path":
      return text(request.sender ?? "");
    case "sender_address_local_part":
      return text(senderLocal);
    case "sender_address_domain":
      return text(senderDomain);
    case "local_part":
      return text(localPart);
    case "domain":
      return text(domain);
    case "recipients":
      return text(request.recipient ?? "");
    case "authenticated_id":
      return text(request.login?.id ?? "");
    case "sender_host_authenticated":
      return text(request.login?.authenticator ?? "");
    case "authenticated_sender":
      return text(request.login?.id ?? "");
    case "tls_in_cipher":
    case "tls_cipher":
    case "tls_in_cipher_std":
      return text(request.tls ? "TLS1.3:TLS_AES_256_GCM_SHA384:256" : "");
    case "tls_in_ver":
      return text(request.tls ? "TLS1.3" : "");
    case "tls_in_peerdn":
    case "tls_peerdn":
    case "tls_in_sni":
      return text("");
    case "received_port":
    case "interface_port":
      return text(String(request.port));
    case "received_protocol":
      return text(`esmtp${request.tls ? "s" : ""}${request.login === undefined ? "" : "a"}`);
    case "primary_hostname":
    case "smtp_active_hostname":
      return text(primaryHostname(config));
    case "qualify_domain":
    case "qualify_recipient":
      return text(qualifyDomain(environment));
    case "max_received_linelength":
      return text("80");
    case "message_size":
    case "message_body_size":
      return text("1000");
    case "rcpt_fail_count":
    case "rcpt_defer_count":
      return text("0");
    case "recipients_count":
      return text("1");
    case "rcpt_count":
      return text("1");
    case "value":
    case "sender_ident":
      return text("");
    default:
      return /^\d$/.test(name) ? text("") : unknown(setting(`$${name}`));
  }
}

/** The attacker's message has the headers that every message has, and leaves out what would give him away. */
function headerOf({ request }: Environment, header: string): string {
  switch (header) {
    case "from":
      // Whoever sends as `<>` still writes somebody into the message: himself, where that is looked at.
      return request.sender || (request.login?.id ?? ATTACKER);
    case "to":
      return request.recipient ?? "";
    case "subject":
      return "hello";
    case "date":
      return "Mon, 06 Jan 2025 10:00:00 +0000";
    case "message-id":
      return `<1@${ATTACKER_HELO}>`;
    default:
      return "";
  }
}

/** `primary_hostname`, or a stand-in where the machine's own name counts. */
export function primaryHostname(config: EximConfig): string {
  const set = config.main.get("primary_hostname")?.value.toLowerCase() ?? "";
  return set === "" || set.includes("$") ? OWN_HOST_NAME : set;
}

/** The domain that Exim adds to bare local parts. */
export function qualifyDomain({ config }: Pick<Environment, "config">): string {
  const set = config.main.get("qualify_domain")?.value.toLowerCase() ?? "";
  return set === "" || set.includes("$") ? primaryHostname(config) : set;
}

function parts(address: string): readonly [string, string] {
  const at = address.lastIndexOf("@");
  return at < 0 ? [address, ""] : [address.slice(0, at), address.slice(at + 1)];
}
