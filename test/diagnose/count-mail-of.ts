import { readTraffic } from "../../src/app/read-traffic.ts";
import { ORIGIN } from "../../src/core/ledger.ts";
import { openEvidence } from "../../src/evidence/open-evidence.ts";
import { createEvidenceWorld } from "../../src/system/evidence-world.ts";
import { withLogFiles } from "./diagnose-logs.ts";

/** What the engine holds of one login and one address, accused or not. */
export interface MailCount {
  readonly accountMessages: number;
  readonly accountRecipients: number;
  readonly accountDelivered: number;
  readonly clientMessages: number;
  readonly failedLoginsOfAccount: number;
  readonly failedLoginsOfClient: number;
}

/** Counts behind the diagnosis: a diagnosis tells figures of culprits only, and bystanders must keep theirs, too. */
export function countMailOf(text: string, account: string, ip: string): Promise<MailCount> {
  return withLogFiles({ "mail.log": text }, async (paths) => {
    const options = { timezone: "UTC", year: 2026 };
    const opened = await openEvidence(paths, options, createEvidenceWorld());
    try {
      const { ledger, names, authFailures } = (await readTraffic(opened.logs, options)).traffic;
      const count = {
        accountMessages: 0,
        accountRecipients: 0,
        accountDelivered: 0,
        clientMessages: 0,
        failedLoginsOfAccount: 0,
        failedLoginsOfClient: 0,
      };
      for (let row = 1; row <= ledger.count; row += 1) {
        if (!ledger.isMessage(row)) continue;
        if (names.ips.text(ledger.client[row] ?? 0) === ip) count.clientMessages += 1;
        if (ledger.origin[row] !== ORIGIN.account) continue;
        if (names.accounts.text(ledger.account[row] ?? 0) !== account) continue;
        count.accountMessages += 1;
        count.accountRecipients += ledger.recipients(row);
        count.accountDelivered += ledger.delivered[row] ?? 0;
      }
      for (const tally of authFailures.all()) {
        if (names.accounts.text(tally.b) === account) count.failedLoginsOfAccount += tally.count;
        if (names.ips.text(tally.a) === ip) count.failedLoginsOfClient += tally.count;
      }
      return count;
    } finally {
      await opened.close();
    }
  });
}
