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
