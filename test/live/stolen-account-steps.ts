import type { StepName } from "../../src/core/diagnosis.ts";

/** Of the plan against a stolen account whose owner writes too, in order. */
export const STOLEN_ACCOUNT_STEPS: readonly StepName[] = [
  "submission-hold",
  "save-evidence",
  "queue-hold",
  "account-lock",
  "session-kick",
  "client-ban",
  "config-fix",
  "queue-delete",
  "queue-release",
  "receiver-retry",
];
