import { openFor } from "../probe-run.ts";
import type { Probe, ProbeContext } from "../probe-run.ts";
import { relayObservations } from "../relay-attempts.ts";
import type { RelayAttempt } from "../relay-attempts.ts";
import { unknownAddress } from "../probe-target.ts";

/** Senders that some servers relay for: their own, none, and those that a table has a row for. */
export const relaySenders: Probe = {
  id: "relay-senders",
  applies: isStranger,
  run: async (context) =>
    await relayObservations("relay-senders", context, attempts(context), () => openFor(context)),
};

/** Who is trusted by his address learns nothing from the other forms. */
export function isStranger({ listener, facts }: ProbeContext): boolean {
  return listener.kind === "smtp" && !facts.relaysForUs;
}

function attempts({ run: { target }, listener, facts }: ProbeContext): readonly RelayAttempt[] {
  const { domain, thirdParty } = target;
  const literal = listener.ip.includes(":") ? `IPv6:${listener.ip}` : listener.ip;
  const senders = [
    "",
    target.known,
    `postmaster@${domain}`,
    unknownAddress(target, 1),
    `root@${facts.serverName}`,
    "root@localhost",
    `probe@[${literal}]`,
    "probe",
    thirdParty,
    ...target.lures.senders,
  ];
  return [...new Set(senders)].map((sender) => ({
    from: `<${sender}>`,
    to: `<${thirdParty}>`,
    isLocalForm: false,
  }));
}
