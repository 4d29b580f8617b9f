import { parseDuration } from "../core/duration.ts";
import type { GuardSection, LimitSetting } from "../settings/guard-section.ts";
import { type ListenAddress, parseListenAddress } from "../system/listen-address.ts";
import type { GuardSettings } from "./guard-settings.ts";
import type { LoginRules } from "./logins/login-rules.ts";
import type { Limit, Origin, SubjectKind } from "./limits/limit.ts";
import type { Profile } from "./limits/limit-rules.ts";
import type { ReactionSettings } from "./reaction/reaction-rules.ts";
import { canonicalAccount } from "./who-pays.ts";

/** Where the mail comes from that a limit counts, when the settings do not say: strangers never use up what is ours. */
const FROM: Record<SubjectKind, readonly Origin[]> = {
  account: ["authenticated"],
  domain: ["authenticated"],
  script: ["script"],
  network: ["outside"],
  server: ["authenticated", "script", "trusted"],
};

/** Turns the checked section into what the guard works with. Throws for an address with a port above 65535. */
export function readGuardSettings(section: GuardSection): GuardSettings {
  const { senders, greylist, profiles, defaultDomain } = section;
  const account = (login: string) => canonicalAccount(login, defaultDomain);
  return {
    mode: section.mode,
    listen: section.listen.map(addressOf),
    control: addressOf(section.control),
    http: section.http === undefined ? undefined : addressOf(section.http),
    defaultDomain,
    ownNetworks: section.ownNetworks,
    logs: section.logs,
    authPolicy: section.authPolicy === undefined ? undefined : addressOf(section.authPolicy),
    authPolicySecret: {
      file: section.authPolicySecretFile,
      variable: section.authPolicySecretEnv,
    },
    logins: loginRules(section.logins),
    bans: {
      firstMs: parseDuration(section.bans.first) ?? 0,
      mostMs: parseDuration(section.bans.most) ?? 0,
    },
    limits: Object.entries(section.limits).map(([name, limit]) => limitOf(name, limit)),
    profiles: new Map(
      Object.entries(section.accounts).map(([login, profile]) => [
        account(login),
        profileOf(profiles[profile] ?? {}),
      ]),
    ),
    senders: {
      mismatch: senders.mismatch,
      own: senders.own,
      nullSender: senders.nullSender,
      alsoAs: new Map(
        Object.entries(senders.alsoAs).map(([login, addresses]) => [
          account(login),
          addresses.map((one) => one.toLowerCase()),
        ]),
      ),
    },
    greylist: {
      enabled: greylist.enabled,
      delayMs: parseDuration(greylist.delay) ?? 0,
      retryWithinMs: parseDuration(greylist.retryWithin) ?? 0,
    },
    reaction: reactionOf(section.reaction),
    alerts: section.alerts,
    rememberedRecipients: section.rememberedRecipients,
  };
}

function loginRules({ knownFor, ...rules }: GuardSection["logins"]): LoginRules {
  return { ...rules, knownForMs: parseDuration(knownFor) ?? 0 };
}

function limitOf(name: string, { within, from, ...limit }: LimitSetting): Limit {
  const windowMs = within === "message" ? 0 : (parseDuration(within) ?? 0);
  return { name, ...limit, windowMs, from: from ?? FROM[limit.per] };
}

function reactionOf({ causes, ...rules }: GuardSection["reaction"]): ReactionSettings {
  const changed = Object.entries(causes).map(([cause, rule]) => [
    cause,
    Object.fromEntries(Object.entries(rule).filter(([, threshold]) => threshold !== undefined)),
  ]);
  return { ...rules, causes: Object.fromEntries(changed) as ReactionSettings["causes"] };
}

function profileOf(maxima: Readonly<Record<string, number | "off">>): Profile {
  return Object.fromEntries(
    Object.entries(maxima).map(([limit, max]) => [limit, max === "off" ? null : max]),
  );
}

function addressOf(text: string): ListenAddress {
  const address = parseListenAddress(text);
  if (address === undefined) throw new Error(`${text} is no address to listen on`);
  return address;
}
