import type { Question } from "../core/server-answers.ts";
import type { Diagnosis } from "../core/diagnosis.ts";
import type {
  ExplainedMail,
  ExplainLimit,
  ShownAttack,
  SpammerAnswer,
} from "../core/explanation.ts";
import type { JoinedSettings } from "./join-configuration.ts";

type Incidents = Pick<Diagnosis<unknown>, "incidents">;

/** The incidents of a diagnosis, as far as the question which attack it is needs them. */
export function attacksOf({ incidents }: Incidents): readonly ShownAttack[] {
  return incidents.map(({ cause, confidence, accounts, clients, messages }) => ({
    cause,
    confidence,
    accounts,
    clients: clients.map(({ ip }) => ip),
    messages,
  }));
}

/** Causes by which the spam passes this server's own queue and is meant to. */
const NOT_SENT_THROUGH_US: ReadonlySet<string> = new Set([
  "joe-job",
  "direct-to-mx",
  "backscatter",
  "unknown",
]);

/** Other holes let users forge, or passwords be stolen: bad, but nobody sends by them alone. */
const LETS_STRANGERS_SEND: readonly Question[] = [
  "relayUnauthenticated",
  "relayNeighbour",
  "relayPrivate",
  "authBypass",
];

export interface SpammerFacts {
  readonly diagnosis: Incidents & Pick<Diagnosis<unknown>, "verdict">;
  readonly settings: JoinedSettings | undefined;
  readonly mails: readonly ExplainedMail[];
  /** False where there are neither log lines nor mails. */
  readonly hasMail: boolean;
}

/** What the evidence means for the question whether this server is the spammer. */
export function spammerAnswer({
  diagnosis: { verdict, incidents },
  settings,
  mails,
  hasMail,
}: SpammerFacts): SpammerAnswer {
  const sure = incidents.filter(({ confidence }) => confidence !== "possible");
  const causes = new Set(sure.map(({ cause }) => cause));
  if ([...causes].some((cause) => !NOT_SENT_THROUGH_US.has(cause))) return "through-us";
  if (causes.has("direct-to-mx")) return "past-us";
  if (causes.has("backscatter")) return "bounces";
  if (causes.has("joe-job")) return "forged-elsewhere";
  if (incidents.length > 0) return "perhaps";
  const byMails = answerOfMails(mails);
  if (byMails !== undefined) return byMails;
  if (hasMail) return verdict === "clean" ? "no-sign" : "cannot-tell";
  if (settings === undefined) return "nothing-to-judge";
  return LETS_STRANGERS_SEND.some((question) => settings.open.has(question))
    ? "settings-open"
    : "settings-closed";
}

/** Where all bounces agree whose message they return, and it was none of ours. */
function answerOfMails(mails: readonly ExplainedMail[]): SpammerAnswer | undefined {
  const bases = mails.flatMap(({ basis }) => (basis === null ? [] : [basis]));
  if (bases.length === 0) return undefined;
  if (bases.every((basis) => basis === "past-us")) return "past-us";
  return bases.every((basis) => basis === "never-here" || basis === "forged-line")
    ? "forged-elsewhere"
    : undefined;
}

/** Who may relay stands in the settings alone. */
export function settingsMissing(
  { incidents }: Incidents,
  hasSettings: boolean,
): readonly ExplainLimit[] {
  return incidents.length > 0 && !hasSettings ? [{ code: "no-settings" }] : [];
}
