import type { Confidence } from "../core/diagnosis.ts";
import { say } from "../core/say.ts";
import { readRelayClients } from "./client-signs.ts";
import type { IncidentDraft } from "./draft.ts";
import { exampleRows } from "./example-rows.ts";
import type { Scene } from "./scene.ts";

/**
 * A client is trusted by its address: an infected host of the house, or a gateway (Docker, NAT, proxy, VPN) behind which
 * every client of the world has a private address. Printers, monitoring and web mailers write as our own domains.
 */
export function detectTrustedNetwork(scene: Scene): IncidentDraft[] {
  const { ledger, names } = scene.traffic;
  return readRelayClients(scene).flatMap((client): IncidentDraft[] => {
    if (client.scope !== "private") return [];
    const { measures } = client;
    const foreign = measures.foreignDomains >= 3 && measures.foreignSenders >= 5;
    const bad = measures.refused + measures.dead;
    const confidence: Confidence | undefined =
      foreign && bad >= 10 && client.badShare >= 0.1 && client.recipientDomains.size >= 5
        ? "certain"
        : foreign || (bad >= 20 && client.badShare >= 0.15)
          ? "likely"
          : measures.foreignSenders >= 2 && bad >= 5
            ? "possible"
            : undefined;
    if (confidence === undefined) return [];
    const { rows, ip } = client;
    return [
      {
        cause: "trusted-network",
        confidence,
        score: confidence === "certain" ? 0.93 : confidence === "likely" ? 0.65 : 0.4,
        subject: ip,
        rows,
        accounts: [],
        summary: (facts) =>
          say("summary.trusted-network", {
            ip,
            messages: measures.messages,
            recipients: measures.recipients,
            senders: measures.senders,
            ...facts,
          }),
        messageProof: exampleRows(scene, rows).map((row) => ({
          row,
          accepted: say("proof.private-client", { ip }),
          queued: say("proof.outsider-sender", {
            sender: names.senders.text(ledger.sender[row] as number),
          }),
          delivery: say("proof.passed-on", {}),
        })),
        lineProof: [],
        timeline: [],
        ruledOut: [
          {
            cause: "stolen-credentials",
            because: say("ruled-out.no-login", { messages: measures.messages }),
          },
          { cause: "open-relay", because: say("ruled-out.private-address", { ip }) },
          { cause: "local-script", because: say("ruled-out.came-by-smtp", {}) },
        ],
        missing: [
          {
            what: say("missing.relay-settings", {}),
            command: "postconf -n mynetworks mynetworks_style inet_interfaces",
          },
          {
            what: say("missing.gateway", { ip }),
            command: "ip neigh; ip route; docker network ls",
          },
        ],
        actions: [
          { step: "submission-hold", target: ip },
          { step: "save-evidence", target: ip },
          { step: "config-fix", target: "mynetworks" },
          { step: "queue-hold", target: ip },
        ],
      },
    ];
  });
}
