import { path, restriction as named, said, setting, under } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import { isAtLeast } from "../version.ts";
import { lookupClient, lookupMail, lookupName, parseAction, rowOf } from "./access.ts";
import type { AccessHit } from "./access.ts";
import { isDoubtfulZone } from "../blocklist.ts";
import type { Context, Outcome } from "./evaluate-list.ts";
import { ownersOf } from "./login-map.ts";
import { clientInList } from "./match-list.ts";
import { ATTACKER_DOMAIN, isForeign } from "../people.ts";
import { recipientExists, resolveRecipient } from "./recipient.ts";

/** Outcomes, or a restriction list to run in its place. */
export type Evaluation =
  readonly Outcome[] | { readonly restrictions: string; readonly says: Witness };

export interface Restriction {
  readonly takesArgument: boolean;
  readonly evaluate: (context: Context, argument: string) => Evaluation;
}

const DUNNO: readonly Outcome[] = [{ result: "dunno", says: path([]) }];
const always = (result: Outcome["result"], says: Witness): readonly Outcome[] => [{ result, says }];
const either = (oracle: Witness, results: readonly Outcome["result"][]): readonly Outcome[] =>
  results.map((result) => ({ result, oracle, says: oracle }));

const simple = (evaluate: (context: Context) => Evaluation): Restriction => ({
  takesArgument: false,
  evaluate,
});
const withArgument = (
  evaluate: (context: Context, argument: string) => Evaluation,
): Restriction => ({ takesArgument: true, evaluate });

/** Finds what a word of a restriction list does; `undefined` = Postfix does not know it either. */
export function restrictionNamed(name: string): Restriction | undefined {
  return RESTRICTIONS.get(name);
}

const ignored = simple(() => DUNNO);
const ignoredWithArgument = withArgument(() => DUNNO);

const mynetworks = simple(({ settings, texts, request }) => {
  const member = clientInList(settings, texts, "mynetworks", request.client);
  const says = under([named("permit_mynetworks")], member.because);
  if (member.is === "yes") return always("ok", says);
  if (member.is === "error") return always("defer", says);
  return member.is === "unknown" ? either(member.because, ["dunno", "ok"]) : DUNNO;
});

const saslAuthenticated = simple(({ settings, request }) =>
  request.login !== undefined && settings.flag("smtpd_sasl_auth_enable")
    ? always("ok", named("permit_sasl_authenticated"))
    : DUNNO,
);

function authorizedDestination({
  settings,
  texts,
  request,
}: Context): "yes" | "no" | "no-recipient" | { readonly why: Witness } {
  if (request.recipient === undefined) return "no-recipient";
  const resolved = resolveRecipient(settings, texts, request.recipient);
  if (resolved.routed && !settings.flag("allow_untrusted_routing")) return "no";
  if (resolved.addressClass !== "external") return "yes";
  return resolved.uncertain === undefined ? "no" : { why: resolved.uncertain };
}

const unauthDestination = (word: string, refusal: "reject" | "defer"): Restriction =>
  simple((context) => {
    const authorized = authorizedDestination(context);
    if (authorized === "no") return always(refusal, named(word));
    if (authorized === "yes") return always("dunno", named(word));
    return authorized === "no-recipient" ? DUNNO : either(authorized.why, ["dunno", refusal]);
  });

const authDestination = simple((context) => {
  const authorized = authorizedDestination(context);
  if (authorized === "yes") return always("ok", named("permit_auth_destination"));
  return typeof authorized === "object" ? either(authorized.why, ["dunno", "ok"]) : DUNNO;
});

/** Somebody who owns a domain may name this host as one of its MX; `permit_mx_backup_networks` binds the primary. */
const mxBackup = simple(({ settings, texts, request }) => {
  if (request.recipient === undefined) return DUNNO;
  const resolved = resolveRecipient(settings, texts, request.recipient);
  if (resolved.addressClass !== "external") return always("ok", named("permit_mx_backup"));
  if (resolved.domain !== ATTACKER_DOMAIN) return DUNNO;
  const networks = settings.words("permit_mx_backup_networks");
  if (networks.length === 0)
    return always("ok", under([named("permit_mx_backup")], said("mx-names-us")));
  const primary = {
    kind: "outsider",
    address: request.client.address,
    name: request.client.name,
    ownSubnet: false,
  } as const;
  const member = clientInList(settings, texts, "permit_mx_backup_networks", primary);
  if (member.is === "yes")
    return always("ok", under([named("permit_mx_backup")], said("mx-of-attacker")));
  return member.is === "unknown" ? either(member.because, ["dunno", "ok"]) : DUNNO;
});

function actOn(word: string, hit: AccessHit, okIs: "ok" | "dunno" | "error"): Evaluation {
  if (hit.kind === "missing") return DUNNO;
  if (hit.kind === "unknown")
    return either(under([named(word)], hit.why), ["dunno", "ok", "reject"]);
  const says = rowOf(word, hit);
  const action = parseAction(hit.value);
  if (action.kind === "restrictions") return { restrictions: action.text, says };
  if (action.result !== "ok") return always(action.result, says);
  return always(okIs, okIs === "ok" ? says : under([says], said("row-ignored")));
}

const clientAccess = withArgument((context, spec) => {
  const { settings, texts, request } = context;
  const hit = lookupClient(settings, texts, spec, request.client.name, request.client.address);
  return actOn("check_client_access", hit, "ok");
});

/** The name is not confirmed, so Postfix refuses to permit by it. */
const reverseNameAccess = withArgument((context, spec) => {
  const hit = lookupName(context.settings, context.texts, spec, context.request.client.name);
  return actOn("check_reverse_client_hostname_access", hit, "error");
});

const heloAccess = withArgument((context, spec) => {
  if (context.request.helo === undefined) return DUNNO;
  return actOn(
    "check_helo_access",
    lookupName(context.settings, context.texts, spec, context.request.helo),
    "ok",
  );
});

const senderAccess = withArgument((context, spec) => {
  if (context.request.sender === undefined) return DUNNO;
  return actOn(
    "check_sender_access",
    lookupMail(context.settings, context.texts, spec, context.request.sender),
    "ok",
  );
});

const recipientAccess = withArgument((context, spec) => {
  const { settings, texts, request } = context;
  if (request.recipient === undefined) return DUNNO;
  const { address, routed } = resolveRecipient(settings, texts, request.recipient);
  // Routed addresses are too suspicious for an OK (check_mail_access).
  const okIs = routed && !settings.flag("allow_untrusted_routing") ? "dunno" : "ok";
  return actOn("check_recipient_access", lookupMail(settings, texts, spec, address), okIs);
});

const saslAccess = withArgument((context, spec) => {
  if (context.request.login === undefined) return DUNNO;
  return actOn(
    "check_sasl_access",
    lookupMail(context.settings, context.texts, spec, context.request.login),
    "ok",
  );
});

const policyService = withArgument((_context, service) =>
  either(said("policy-service", { service }), ["dunno", "ok", "reject", "defer"]),
);

/** Which halves of the sender/login check a word stands for. */
const loginMismatch = (
  word: string,
  checks: "authenticated" | "unauthenticated" | "both" | "known",
): Restriction =>
  simple(({ settings, texts, request }) => {
    if (
      !settings.flag("smtpd_sasl_auth_enable") ||
      request.sender === undefined ||
      request.sender === ""
    )
      return DUNNO;
    const owners = ownersOf(settings, texts, request.sender);
    const says = (what: Witness): Witness => under([named(word)], what);
    if (request.login === undefined) {
      if (checks === "authenticated" || owners.kind === "nobody") return DUNNO;
      return owners.kind === "unknown"
        ? either(says(owners.why), ["dunno", "reject"])
        : always("reject", says(said("owner-is-somebody", { key: owners.key })));
    }
    if (checks === "unauthenticated") return DUNNO;
    if (owners.kind === "unknown") return either(says(owners.why), ["dunno", "reject"]);
    if (owners.kind === "nobody")
      return checks === "known"
        ? DUNNO
        : always("reject", says(said("owner-is-nobody", { sender: request.sender })));
    const login = request.login.toLowerCase();
    const own = owners.logins.some((l) => l.toLowerCase() === login);
    return own
      ? always("dunno", says(said("owner-is-user", { login: request.login, key: owners.key })))
      : always("reject", says(said("owner-is-other", { sender: request.sender })));
  });

const unlistedRecipient = simple((context) => checkUnlistedRecipient(context));

/** reject_unlisted_recipient and the implicit check after all lists; an override of the service turns both off. */
export function checkUnlistedRecipient(context: Context): readonly Outcome[] {
  const overrides = context.settings.words("receive_override_options");
  return overrides.includes("no_unknown_recipient_checks")
    ? DUNNO
    : checkListed(context, context.request.recipient);
}

/** reject_unlisted_sender, and smtpd_reject_unlisted_sender behind the sender list. */
export function checkUnlistedSender(context: Context): readonly Outcome[] {
  const { sender } = context.request;
  return sender === "" ? DUNNO : checkListed(context, sender);
}

function checkListed(
  { settings, texts, existing }: Context,
  address: string | undefined,
): readonly Outcome[] {
  if (address === undefined || existing.has(address.toLowerCase())) return DUNNO;
  const resolved = resolveRecipient(settings, texts, address);
  const exists = recipientExists(settings, texts, resolved);
  if (exists.is === "known") return DUNNO;
  if (exists.is === "uncertain") return either(exists.because, ["dunno", "reject"]);
  return always("reject", exists.because);
}

/** A probe asks the next hop: what exists passes, what we invented does not, strangers we cannot know. */
const unverifiedRecipient = simple(({ settings, texts, request, existing }) => {
  if (request.recipient === undefined || existing.has(request.recipient.toLowerCase()))
    return DUNNO;
  const resolved = resolveRecipient(settings, texts, request.recipient);
  if (resolved.addressClass === "external")
    return either(said("verification-of-recipient"), ["dunno", "defer"]);
  const catchAll = recipientExists(settings, texts, resolved);
  if (catchAll.is === "known" && !catchAll.byEmptyTable)
    return either(said("verification-of-recipient"), ["dunno", "defer"]);
  return always("reject", named("reject_unverified_recipient"));
});

const unverifiedSender = simple(({ request, existing }) => {
  const { sender } = request;
  if (sender === undefined || sender === "" || existing.has(sender.toLowerCase())) return DUNNO;
  return either(said("verification-of-sender"), ["dunno", "reject"]);
});

const unlistedSender = simple((context) => checkUnlistedSender(context));

const dnsList = (word: string): Restriction =>
  withArgument((_context, zone) =>
    isDoubtfulZone(zone)
      ? either(said("dns-list", { zone }), ["dunno", "reject"])
      : always("dunno", setting(`${word} ${zone}`)),
  );

/** Names and addresses that an attacker gives himself pass; those of other machines we do not know. */
const clientName = (word: string): Restriction =>
  simple(({ request }) => {
    const { client } = request;
    if (client.kind === "loopback") return DUNNO;
    if (client.kind === "outsider")
      return client.name === "unknown" ? always("defer", named(word)) : DUNNO;
    return either(said("dns-name-of", { address: client.address }), ["dunno", "reject"]);
  });

const tlsAllCertificates = simple(({ settings, request }) => {
  const asks = settings.flag("smtpd_tls_ask_ccert") || settings.flag("smtpd_tls_req_ccert");
  const trusts =
    settings.value("smtpd_tls_CAfile") !== "" || settings.value("smtpd_tls_CApath") !== "";
  return asks && trusts && request.tls
    ? either(said("authorities-of", { name: "smtpd_tls_CAfile" }), ["dunno", "ok"])
    : DUNNO;
});

/** Removed in 3.9, where the word answers 451. */
const removed = (restriction: Restriction): Restriction => ({
  takesArgument: restriction.takesArgument,
  evaluate: (context, argument) =>
    isAtLeast(context.settings.version, 3, 9)
      ? always("error", said("restriction-removed", { version: "3.9" }))
      : restriction.evaluate(context, argument),
});

/** Words that an older release does not know answer 451 there. */
const since = (major: number, minor: number, restriction: Restriction): Restriction => ({
  takesArgument: restriction.takesArgument,
  evaluate: (context, argument) =>
    isAtLeast(context.settings.version, major, minor)
      ? restriction.evaluate(context, argument)
      : always("error", said("restriction-too-new", { version: `${major}.${minor}` })),
});

/** A client may call itself `[203.0.113.66]`. */
const nakedAddress = simple(({ request }) =>
  request.helo?.startsWith("[") === true ? always("ok", named("permit_naked_ip_address")) : DUNNO,
);

const relayDomains = simple((context) => {
  const authorized = authorizedDestination(context);
  if (authorized === "no-recipient") return DUNNO;
  if (typeof authorized === "object") return either(authorized.why, ["ok", "reject"]);
  return always(authorized === "yes" ? "ok" : "reject", named("check_relay_domains"));
});

const inetInterfaces = simple(({ request }) =>
  request.client.kind === "loopback" ? always("ok", named("permit_inet_interfaces")) : DUNNO,
);

const plaintextSession = simple(({ request }) =>
  request.tls ? DUNNO : always("reject", named("reject_plaintext_session")),
);

const unknownSenderDomain = simple(({ request }) => {
  const domain = request.sender?.slice(request.sender.lastIndexOf("@") + 1) ?? "";
  return domain === "" || domain.includes(".") || isForeign(domain)
    ? DUNNO
    : always("defer", named("reject_unknown_sender_domain"));
});

const RESTRICTIONS: ReadonlyMap<string, Restriction> = new Map<string, Restriction>([
  ["permit", simple(() => always("ok", named("permit")))],
  ["reject", simple(() => always("reject", named("reject")))],
  ["defer", simple(() => always("defer", named("defer")))],
  ["defer_if_permit", simple(() => always("defer-if-permit", named("defer_if_permit")))],
  ["defer_if_reject", ignored],
  ["sleep", ignoredWithArgument],
  ["permit_mynetworks", mynetworks],
  ["permit_inet_interfaces", inetInterfaces],
  ["permit_sasl_authenticated", saslAuthenticated],
  ["permit_tls_clientcerts", ignored],
  ["permit_tls_all_clientcerts", tlsAllCertificates],
  ["permit_auth_destination", authDestination],
  ["permit_mx_backup", mxBackup],
  ["permit_naked_ip_address", removed(nakedAddress)],
  ["permit_dnswl_client", ignoredWithArgument],
  ["permit_rhswl_client", ignoredWithArgument],
  ["reject_unauth_destination", unauthDestination("reject_unauth_destination", "reject")],
  ["defer_unauth_destination", unauthDestination("defer_unauth_destination", "defer")],
  ["check_relay_domains", removed(relayDomains)],
  ["check_client_access", clientAccess],
  ["check_reverse_client_hostname_access", reverseNameAccess],
  ["check_helo_access", heloAccess],
  ["check_sender_access", senderAccess],
  ["check_recipient_access", recipientAccess],
  ["check_sasl_access", since(2, 11, saslAccess)],
  ["check_policy_service", policyService],
  ["reject_sender_login_mismatch", loginMismatch("reject_sender_login_mismatch", "both")],
  [
    "reject_authenticated_sender_login_mismatch",
    loginMismatch("reject_authenticated_sender_login_mismatch", "authenticated"),
  ],
  [
    "reject_unauthenticated_sender_login_mismatch",
    loginMismatch("reject_unauthenticated_sender_login_mismatch", "unauthenticated"),
  ],
  [
    "reject_known_sender_login_mismatch",
    since(2, 11, loginMismatch("reject_known_sender_login_mismatch", "known")),
  ],
  ["reject_unlisted_recipient", unlistedRecipient],
  ["check_recipient_maps", unlistedRecipient],
  ["reject_unverified_recipient", unverifiedRecipient],
  ["reject_unlisted_sender", unlistedSender],
  ["reject_unverified_sender", unverifiedSender],
  ["reject_unknown_client_hostname", clientName("reject_unknown_client_hostname")],
  ["reject_unknown_client", clientName("reject_unknown_client")],
  ["reject_unknown_reverse_client_hostname", clientName("reject_unknown_reverse_client_hostname")],
  ["reject_unknown_sender_domain", unknownSenderDomain],
  ["reject_plaintext_session", plaintextSession],
  ["reject_maps_rbl", removed(ignored)],
  ...[
    "reject_unknown_address",
    "reject_unknown_recipient_domain",
    "reject_non_fqdn_sender",
    "reject_non_fqdn_recipient",
    "reject_invalid_helo_hostname",
    "reject_invalid_hostname",
    "reject_non_fqdn_helo_hostname",
    "reject_non_fqdn_hostname",
    "reject_unknown_helo_hostname",
    "reject_unknown_hostname",
    "reject_unauth_pipelining",
    "reject_multi_recipient_bounce",
    "reject_rhsbl_client_any",
    "reject_unknown_forward_client_hostname",
    "permit_tls_clientcerts",
  ].map((name) => [name, ignored] as const),
  ...[
    "check_ccert_access",
    "check_etrn_access",
    "check_client_mx_access",
    "check_client_ns_access",
    "check_client_a_access",
    "check_reverse_client_hostname_mx_access",
    "check_reverse_client_hostname_ns_access",
    "check_reverse_client_hostname_a_access",
    "check_helo_mx_access",
    "check_helo_ns_access",
    "check_helo_a_access",
    "check_sender_mx_access",
    "check_sender_ns_access",
    "check_sender_a_access",
    "check_recipient_mx_access",
    "check_recipient_ns_access",
    "check_recipient_a_access",
  ].map((name) => [name, ignoredWithArgument] as const),
  ...[
    "reject_rbl",
    "reject_rbl_client",
    "reject_rhsbl_client",
    "reject_rhsbl_reverse_client",
    "reject_rhsbl_helo",
    "reject_rhsbl_sender",
    "reject_rhsbl_recipient",
  ].map((name) => [name, dnsList(name)] as const),
]);
