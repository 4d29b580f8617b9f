/**
 * Limits that let an office work and a thief not. A stolen account writes to strangers: new recipients are what tells
 * it from a busy person, so they are few; the rest is a net below that.
 */
export const DEFAULT_LIMITS = {
  "account-hour": { per: "account", counts: "recipients", within: "1h", max: 300, answer: "hold" },
  "account-day": { per: "account", counts: "recipients", within: "1d", max: 1500, answer: "hold" },
  "account-month": {
    per: "account",
    counts: "recipients",
    within: "30d",
    max: 20_000,
    answer: "warn",
  },
  "account-message": {
    per: "account",
    counts: "recipients",
    within: "message",
    max: 200,
    answer: "hold",
  },
  "account-new-hour": {
    per: "account",
    counts: "new-recipients",
    within: "1h",
    max: 40,
    answer: "hold",
  },
  "account-new-day": {
    per: "account",
    counts: "new-recipients",
    within: "1d",
    max: 150,
    answer: "hold",
  },
  "account-networks": {
    per: "account",
    counts: "networks",
    within: "1d",
    max: 10,
    answer: "hold",
  },
  "domain-day": { per: "domain", counts: "recipients", within: "1d", max: 10_000, answer: "warn" },
  "script-hour": { per: "script", counts: "recipients", within: "1h", max: 200, answer: "hold" },
  "server-hour": {
    per: "server",
    counts: "recipients",
    within: "1h",
    max: 20_000,
    answer: "warn",
  },
} as const;

/** For accounts whose work is writing to many. */
export const DEFAULT_PROFILES = {
  newsletter: {
    "account-hour": 20_000,
    "account-day": 50_000,
    "account-month": "off",
    "account-message": 1000,
    "account-new-hour": 5000,
    "account-new-day": 20_000,
  },
  list: {
    "account-hour": 10_000,
    "account-day": 50_000,
    "account-month": "off",
    "account-message": 2000,
    "account-new-hour": 200,
    "account-new-day": 1000,
  },
  office: {
    "account-hour": 1000,
    "account-day": 5000,
    "account-new-hour": 150,
    "account-new-day": 600,
    "account-networks": 25,
  },
} as const;

/** What an administrator is told about when nothing else is said. */
export const DEFAULT_ALERT_EVENTS = [
  "limit-reached",
  "sender-mismatch",
  "account-held",
  "incident-found",
  "incident-grew",
  "contain-failed",
  "reaction-paused",
  "login-after-attack",
  "password-spraying",
  "ban-failed",
  "log-unreadable",
  "log-gap",
  "state-unwritable",
] as const;

/** Steps that stop the abuse, lose nothing, and can be taken back. */
export const DEFAULT_REACTION_STEPS = ["submission-hold", "save-evidence", "queue-hold"] as const;

/** Steps that the guard may take by itself: none throws mail away, and each can be taken back. */
export const GUARD_STEPS = [
  "submission-hold",
  "save-evidence",
  "queue-hold",
  "account-lock",
  "session-kick",
  "client-ban",
  "script-disable",
] as const;
