import type { Question } from "../core/server-answers.ts";
import type { Doubt } from "./judge-reply.ts";
import type { DialogueLine } from "./smtp-dialogue.ts";

/** What a probe may find beside the questions. */
export type Defect =
  | "xclient"
  | "proxy-header"
  | "starttls-injection"
  | "starttls-broken"
  | "old-tls"
  | "certificate"
  | "login-not-needed"
  | "forged-header"
  | "expn"
  | "version-shown"
  | "name-mismatch";

/** What one probe saw. */
export interface Observation {
  /** Id of the probe: `relay-plain`. */
  readonly probe: string;
  readonly about: Question | Defect;
  /** `doubt`: what was seen proves nothing, for the reason given. */
  readonly verdict: "yes" | "no" | "doubt";
  readonly doubt?: Doubt;
  /** The exchange that decides. */
  readonly witness: string;
  /** The whole conversation, logins masked. */
  readonly dialogue: readonly DialogueLine[];
}
