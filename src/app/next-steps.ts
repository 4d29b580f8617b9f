import type { Diagnosis, Incident, Verdict } from "../core/diagnosis.ts";
import { type Say, say } from "../core/say.ts";
import { shellWord } from "../core/shell-word.ts";

type NextStep = Diagnosis<Say>["nextSteps"][number];

/** What to do now, in order: keep the evidence, look closer, stop it. Values with control characters never get into a command. */
export function nextStepsOf(
  incidents: readonly Incident<Say>[],
  verdict: Verdict,
  evidence: readonly string[],
  areLinesCut: boolean,
): NextStep[] {
  if (verdict === "clean") return [];
  const steps: NextStep[] = [];
  const files = evidence
    .filter((name) => name !== "-")
    .map((name) => shellWord(name))
    .filter((word) => word !== undefined)
    .slice(0, 4)
    .join(" ");
  if (verdict === "insufficient-evidence") {
    return [
      {
        command: "mailwarden diagnose /var/log/mail.log*",
        because: say(areLinesCut ? "next.whole-lines" : "next.more-log", {}),
      },
    ];
  }
  steps.push({
    command: "mailwarden collect > collect.sh && sh collect.sh",
    because: say("next.save-evidence", {}),
  });
  for (const incident of incidents.slice(0, 3)) {
    const id = incident.seenQueueIds[0];
    const word = id === undefined ? undefined : shellWord(id);
    if (incident.cause === "unknown") {
      for (const { command, what } of incident.missing.slice(0, 2)) {
        steps.push({ command, because: what });
      }
      continue;
    }
    if (word !== undefined) {
      steps.push({
        command: `mailwarden trace ${word} ${files}`.trimEnd(),
        because: say("next.trace", { subject: id ?? "" }),
      });
    }
    for (const account of incident.accounts) {
      const name = shellWord(account);
      if (name === undefined) continue;
      steps.push({
        command: `doveadm who ${name}`,
        because: say("next.find-sessions", { account }),
      });
    }
  }
  return steps;
}
