import { openFor } from "../probe-run.ts";
import type { Probe, ProbeContext } from "../probe-run.ts";
import { relayObservations } from "../relay-attempts.ts";
import type { RelayAttempt } from "../relay-attempts.ts";
import { isStranger } from "./relay-senders.ts";

/** Recipients that hide a foreign address in a local one: percent, bang, quoted at, source route, literals. */
export const relayForms: Probe = {
  id: "relay-forms",
  applies: isStranger,
  run: async (context) =>
    await relayObservations("relay-forms", context, attempts(context), () => openFor(context)),
};

function attempts({ run: { target }, listener, facts }: ProbeContext): readonly RelayAttempt[] {
  const { domain: D, thirdParty } = target;
  const H = facts.serverName;
  const I = listener.ip.includes(":") ? `IPv6:${listener.ip}` : listener.ip;
  const at = thirdParty.lastIndexOf("@");
  const [T, X] = [thirdParty.slice(0, at), thirdParty.slice(at + 1)];
  // RFC 5321 appendix C: a source route is to be stripped, so what is left is the plain form.
  const routed = [`<@${D}:${T}@${X}>`, `<@[${I}]:${T}@${X}>`, `<@${H},@${D}:${T}@${X}>`];
  const plain = [`<${T}@${X}.>`, `${T}@${X}`, `<${T.toUpperCase()}@${X.toUpperCase()}>`];
  const local = [
    `${T}%${X}@${D}`,
    `${T}%${X}@${H}`,
    `${T}%${X}@[${I}]`,
    `${T}%${X}`,
    `${T}%${X}@localhost`,
    `"${T}@${X}"`,
    `"${T}%${X}"`,
    `"${T}@${X}"@${D}`,
    `"${T}@${X}"@[${I}]`,
    `${T}@${X}@${D}`,
    `${T}@${X}@[${I}]`,
    `${X}!${T}`,
    `${X}!${T}@${D}`,
    `${X}!${T}@[${I}]`,
  ].map((path) => `<${path}>`);
  const from = `<${target.sender}>`;
  return [
    ...[...routed, ...plain].map((to) => ({ from, to, isLocalForm: false })),
    ...local.map((to) => ({ from, to, isLocalForm: true })),
  ];
}
