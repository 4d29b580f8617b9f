import { CAUSES } from "../core/diagnosis.ts";
import { EVENT_CODES } from "../core/guard-event-code.ts";
import { isIP } from "node:net";
import * as z from "zod";
import { parseDuration } from "../core/duration.ts";
import {
  DEFAULT_ALERT_EVENTS,
  DEFAULT_LIMITS,
  DEFAULT_PROFILES,
  DEFAULT_REACTION_STEPS,
  GUARD_STEPS,
} from "./guard-defaults.ts";
import type { SettingField } from "./setting-field.ts";

const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const login = z.string().min(1).max(320);
const address = z.string().regex(/^(?:unix:\/[^\0]+|inet:(?:\[[0-9a-f:.]+\]|[\w.-]+):\d{1,5})$/i);
const duration = z.string().refine((text) => parseDuration(text) !== undefined);
const network = z.string().refine(isNetwork);
const count = z.int().min(0).max(100_000_000);
const threshold = z.int().min(2);
const verdict = z.enum(["allow", "warn", "hold", "reject"]);

const LIMIT = z.strictObject({
  per: z.enum(["account", "script", "domain", "network", "server"]),
  counts: z.enum(["recipients", "messages", "new-recipients", "networks"]),
  within: z.union([z.literal("message"), duration]),
  max: count,
  answer: z.enum(["warn", "hold", "defer", "reject"]).default("hold"),
  from: z.array(z.enum(["authenticated", "script", "trusted", "outside"])).optional(),
});
export type LimitSetting = z.infer<typeof LIMIT>;

/** Maxima by the name of a limit; `off` = no such limit. */
const PROFILE = z.record(name, z.union([count, z.literal("off")]));

/** The defaults under what is written: a limit that is named may change one key, or be switched off. */
function overDefaults(defaults: Readonly<Record<string, object>>): (value: unknown) => unknown {
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const merged: Record<string, unknown> = { ...defaults };
    for (const [key, own] of Object.entries(value as Record<string, unknown>)) {
      if (own === "off") delete merged[key];
      else merged[key] = isPlain(own) ? { ...defaults[key], ...own } : own;
    }
    return merged;
  };
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const filePath = z.string().regex(/^\/[^\0]+$/);
const variable = z.string().regex(/^[A-Za-z_]\w{0,99}$/);

/** The address of a webhook holds a token: like a secret it stands in a file or a variable. */
const ALERT = z.strictObject({
  kind: z.enum(["webhook", "slack", "telegram", "dingtalk", "feishu", "wecom", "command"]),
  urlFile: filePath.optional(),
  urlEnv: variable.optional(),
  secretFile: filePath.optional(),
  secretEnv: variable.optional(),
  chat: z.string().max(100).default(""),
  command: z.array(z.string().min(1).max(1000)).max(50).default([]),
  events: z.array(z.enum(EVENT_CODES)).default([...DEFAULT_ALERT_EVENTS]),
  language: z.enum(["en", "zh-CN", "zh-TW", "ja"]).default("en"),
  redact: z.boolean().default(true),
});
export type AlertSetting = z.infer<typeof ALERT>;

const certainty = z.enum(["likely", "certain", "never"]);
const anyCertainty = z.enum(["possible", "likely", "certain", "never"]);

/** What is done about an incident that the running log shows. Nobody is held on a mere possibility. */
const REACTION = z.strictObject({
  tell: anyCertainty.default("likely"),
  hold: certainty.default("likely"),
  contain: certainty.default("certain"),
  causes: z
    .partialRecord(
      z.enum(CAUSES),
      z.strictObject({
        tell: anyCertainty.optional(),
        hold: certainty.optional(),
        contain: certainty.optional(),
      }),
    )
    .default({}),
  steps: z
    .array(z.enum(GUARD_STEPS))
    .max(GUARD_STEPS.length)
    .default([...DEFAULT_REACTION_STEPS]),
  perHour: z.int().min(0).max(1000).default(3),
});

/** The daemon that stays: where it listens, what it limits, what it may do. */
export const GUARD_SECTION = z
  .strictObject({
    mode: z.enum(["observe", "hold", "enforce"]).default("observe"),
    listen: z.array(address).min(1).max(20).default(["inet:127.0.0.1:10040"]),
    control: address.default("unix:/run/mailwarden/guard.sock"),
    http: address.optional(),
    defaultDomain: z
      .string()
      .regex(/^(?:[a-z0-9-]+\.)*[a-z0-9-]*$/)
      .default(""),
    ownNetworks: z.array(network).max(1000).default(["127.0.0.0/8", "::1/128"]),
    logs: z
      .array(z.union([filePath, z.literal("journalctl")]))
      .max(50)
      .optional(),
    rememberedRecipients: z.int().min(1000).max(100_000_000).default(500_000),
    limits: z.preprocess(overDefaults(DEFAULT_LIMITS), z.record(name, LIMIT)).prefault({}),
    profiles: z.preprocess(overDefaults(DEFAULT_PROFILES), z.record(name, PROFILE)).prefault({}),
    accounts: z.record(login, name).default({}),
    senders: z
      .strictObject({
        mismatch: verdict.default("warn"),
        own: z.enum(["address", "domain"]).default("domain"),
        nullSender: verdict.default("allow"),
        alsoAs: z.record(login, z.array(login).max(1000)).default({}),
      })
      .prefault({}),
    authPolicy: address.optional(),
    authPolicySecretFile: filePath.optional(),
    authPolicySecretEnv: variable.optional(),
    logins: z
      .strictObject({
        guessesPerHour: threshold.max(40).default(10),
        guessesPerDay: threshold.max(40).default(30),
        attempts: threshold.max(10_000).default(100),
        accountNetworks: threshold.max(60).default(15),
        sprayClients: threshold.max(10_000).default(100),
        sprayAccounts: threshold.max(2000).default(10),
        knownFor: duration.default("14d"),
      })
      .prefault({}),
    bans: z
      .strictObject({ first: duration.default("1h"), most: duration.default("7d") })
      .prefault({}),
    reaction: REACTION.prefault({}),
    alerts: z.array(ALERT).max(20).default([]),
    greylist: z
      .strictObject({
        enabled: z.boolean().default(false),
        delay: duration.default("5m"),
        retryWithin: duration.default("2d"),
      })
      .prefault({}),
  })
  .superRefine(({ accounts, profiles, limits }, context) => {
    const known = Object.keys(profiles);
    for (const [account, profile] of Object.entries(accounts)) {
      if (known.includes(profile)) continue;
      const path = ["accounts", account];
      context.addIssue({ code: "invalid_value", values: known, path, input: profile });
    }
    for (const [profile, maxima] of Object.entries(profiles)) {
      for (const limit of Object.keys(maxima)) {
        if (Object.hasOwn(limits, limit) || Object.hasOwn(DEFAULT_LIMITS, limit)) continue;
        const path = ["profiles", profile, limit];
        context.addIssue({
          code: "unrecognized_keys",
          keys: [limit],
          path: path.slice(0, 2),
          input: maxima,
        });
      }
    }
  });
export type GuardSection = z.infer<typeof GUARD_SECTION>;

/** In the order of `config describe`. */
export const GUARD_FIELDS: readonly SettingField[] = [
  { key: "guard" },
  { key: "guard.mode", default: "observe" },
  { key: "guard.listen", default: ["inet:127.0.0.1:10040"] },
  { key: "guard.control", default: "unix:/run/mailwarden/guard.sock" },
  { key: "guard.http", example: "inet:127.0.0.1:9187" },
  { key: "guard.defaultDomain", default: "" },
  { key: "guard.ownNetworks", default: ["127.0.0.0/8", "::1/128"] },
  { key: "guard.logs", example: ["/var/log/mail.log"] },
  { key: "guard.rememberedRecipients", default: 500_000 },
  { key: "guard.limits", default: DEFAULT_LIMITS },
  { key: "guard.profiles", default: DEFAULT_PROFILES },
  { key: "guard.accounts", default: {} },
  { key: "guard.senders" },
  { key: "guard.senders.mismatch", default: "warn" },
  { key: "guard.senders.own", default: "domain" },
  { key: "guard.senders.nullSender", default: "allow" },
  { key: "guard.senders.alsoAs", default: {} },
  { key: "guard.authPolicy", example: "inet:127.0.0.1:10041" },
  { key: "guard.authPolicySecretFile", example: "/etc/mailwarden/auth-policy.secret" },
  { key: "guard.authPolicySecretEnv", example: "AUTH_POLICY_SECRET" },
  { key: "guard.logins" },
  { key: "guard.logins.guessesPerHour", default: 10 },
  { key: "guard.logins.guessesPerDay", default: 30 },
  { key: "guard.logins.attempts", default: 100 },
  { key: "guard.logins.accountNetworks", default: 15 },
  { key: "guard.logins.sprayClients", default: 100 },
  { key: "guard.logins.sprayAccounts", default: 10 },
  { key: "guard.logins.knownFor", default: "14d" },
  { key: "guard.bans" },
  { key: "guard.bans.first", default: "1h" },
  { key: "guard.bans.most", default: "7d" },
  { key: "guard.reaction" },
  { key: "guard.reaction.tell", default: "likely" },
  { key: "guard.reaction.hold", default: "likely" },
  { key: "guard.reaction.contain", default: "certain" },
  { key: "guard.reaction.causes", default: {} },
  { key: "guard.reaction.steps", default: DEFAULT_REACTION_STEPS },
  { key: "guard.reaction.perHour", default: 3 },
  { key: "guard.alerts", default: [] },
  { key: "guard.alerts[].kind", example: "webhook" },
  { key: "guard.alerts[].urlFile", example: "/etc/mailwarden/alert.url" },
  { key: "guard.alerts[].urlEnv", example: "ALERT_URL" },
  { key: "guard.alerts[].secretFile", example: "/etc/mailwarden/alert.secret" },
  { key: "guard.alerts[].secretEnv", example: "ALERT_SECRET" },
  { key: "guard.alerts[].chat", example: "-1001234567890" },
  { key: "guard.alerts[].command", example: ["/usr/local/bin/on-call", "--page"] },
  { key: "guard.alerts[].events", example: ["limit-reached", "account-held"] },
  { key: "guard.alerts[].language", example: "en" },
  { key: "guard.alerts[].redact", example: true },
  { key: "guard.greylist" },
  { key: "guard.greylist.enabled", default: false },
  { key: "guard.greylist.delay", default: "5m" },
  { key: "guard.greylist.retryWithin", default: "2d" },
];

function isNetwork(text: string): boolean {
  const [ip = "", prefix, ...rest] = text.split("/");
  const version = isIP(ip);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}
