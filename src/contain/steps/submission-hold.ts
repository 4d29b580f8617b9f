import { culpritName } from "../abuse-in-queue.ts";
import { reloadCommand } from "../change-settings.ts";
import type { ContainStep } from "../contain-step.ts";
import { planSubmissionHold as planEximHold } from "../exim/plan-submission-hold.ts";
import { diffsOf } from "../file-change.ts";
import { planSubmissionHold as planPostfixHold } from "../postfix/plan-submission-hold.ts";
import { type SettingsWork, settingsChange } from "../settings-change.ts";

/** From now on the server keeps what the culprit submits: nothing is refused, nothing is lost, nothing leaves. */
export const submissionHold: ContainStep<SettingsWork> = {
  ...settingsChange,
  step: "submission-hold",
  reversible: true,
  reopens: false,

  async plan(facts) {
    const { culprit, host, server } = facts;
    const { accounts, clients, uids, users } = culprit;
    if (accounts.length + clients.length + uids.length + users.length === 0) return undefined;
    const changes =
      server.mta === "postfix"
        ? await planPostfixHold(host, server, culprit)
        : planEximHold(host, server, culprit);
    if (changes.length === 0) return undefined;
    return {
      target: culpritName(facts),
      commands: [reloadCommand(server)],
      files: diffsOf(changes),
      work: { changes },
    };
  },
};
