import { isRedacted } from "../../core/mail-address.ts";
import { say } from "../../core/say.ts";
import type { FindingDraft, IncidentDraft } from "../draft.ts";
import { senderKind } from "../measure.ts";
import type { Scene } from "../scene.ts";

/** The server let a login write under foreign addresses: whoever steals a password can forge anybody. */
export function findSenderForgery(
  scene: Scene,
  incidents: readonly IncidentDraft[],
): FindingDraft[] {
  const { ledger, names } = scene.traffic;
  const stolen = incidents.filter(
    (draft) => draft.cause === "stolen-credentials" && draft.confidence !== "possible",
  );
  for (const draft of stolen) {
    const account = draft.accounts[0] ?? "";
    const row = draft.rows.find((candidate) => {
      const sender = names.senders.text(ledger.sender[candidate] as number);
      return senderKind(scene, sender, account) === "foreign";
    });
    if (row === undefined || isRedacted(account)) continue;
    return [
      {
        code: "sender-forgery-possible",
        severity: "high",
        subject: "smtpd_sender_login_maps",
        data: { account, sender: names.senders.text(ledger.sender[row] as number) },
        lineProof: [
          {
            place: {
              atMs: ledger.atMs[row] as number,
              source: ledger.source[row] as number,
              line: ledger.line[row] as number,
              offset: ledger.offset[row] as number,
            },
            says: say("proof.forgery-accepted", {
              account,
              sender: names.senders.text(ledger.sender[row] as number),
            }),
          },
        ],
        verify: {
          command: "postconf smtpd_sender_restrictions",
          expect: "reject_sender_login_mismatch",
        },
      },
    ];
  }
  return [];
}
