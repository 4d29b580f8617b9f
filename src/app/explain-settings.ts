import type { ConfigText, Place } from "../audit/config-text.ts";
import { parseEximConfig } from "../audit/exim/parse-config.ts";
import type { EximConfig, Option } from "../audit/exim/config.ts";
import type { Definition, PostfixConfig } from "../audit/postfix/config.ts";
import { defaultValue } from "../audit/postfix/defaults.ts";
import { parsePostfixConfig } from "../audit/postfix/parse-config.ts";
import { splitWords } from "../audit/postfix/words.ts";
import type { ExplainedSetting, SettingServer } from "../core/explanation.ts";
import {
  DOVECOT_SETTINGS,
  EXIM_ACL_WORDS,
  EXIM_SETTINGS,
  POSTFIX_RESTRICTIONS,
  POSTFIX_SETTINGS,
} from "../report/labels/explain-settings.ts";
import { collapsedPlaces } from "./collapsed-lines.ts";
import { dovecotSettings } from "./dovecot-settings.ts";
import { maskSettings } from "./mask-settings.ts";

/** What a setting of some server says, before it is known whether there are words about it. */
export interface FoundSetting {
  readonly server: SettingServer;
  readonly name: string;
  readonly value: string;
  readonly scope: string | null;
  readonly place: Place;
}

export interface SettingsExplained {
  /** Those that there are words about. */
  readonly settings: readonly ExplainedSetting[];
  /** Names of the others. */
  readonly others: readonly string[];
  /** Lines of each text on which a setting begins. */
  readonly lines: ReadonlyMap<string, ReadonlySet<number>>;
}

const VALUE_MAX = 2_000;
/** Of one text nobody reads more. */
const SETTINGS_MAX = 500;

const WORDED: Readonly<Record<SettingServer, ReadonlySet<string>>> = {
  postfix: new Set(POSTFIX_SETTINGS),
  exim: new Set(EXIM_SETTINGS),
  dovecot: new Set(DOVECOT_SETTINGS),
};
const RESTRICTIONS: ReadonlySet<string> = new Set(POSTFIX_RESTRICTIONS);
const ACL_WORDS: ReadonlySet<string> = new Set(EXIM_ACL_WORDS);

/** Exim spec ch. 14 and Dovecot's manual, where all releases agree. */
const DEFAULTS: Partial<Record<SettingServer, Readonly<Record<string, string>>>> = {
  exim: {
    auth_advertise_hosts: "*",
    local_from_check: "true",
    local_sender_retain: "false",
    smtp_accept_max: "20",
    smtp_accept_max_per_connection: "1000",
    smtp_accept_queue_per_connection: "10",
    ignore_bounce_errors_after: "10w",
    timeout_frozen_after: "0s",
    daemon_smtp_ports: "smtp",
  },
  dovecot: {
    disable_plaintext_auth: "yes",
    auth_mechanisms: "plain",
    auth_failure_delay: "2 secs",
    mail_max_userip_connections: "10",
  },
};

/** Takes the settings of all servers out of the texts; of one text in the order of its lines. */
export function explainSettings(texts: readonly ConfigText[]): SettingsExplained {
  const exim = parseEximConfig(texts);
  const postfix = exim === undefined ? parsePostfixConfig(texts) : undefined;
  const originalOf = collapsedPlaces(texts);
  const found = [
    ...(exim ? eximSettings(exim) : []),
    ...(postfix ? postfixSettings(postfix) : []),
    ...texts.flatMap(dovecotSettings),
  ].map((one) => ({
    ...one,
    place:
      one.server === "postfix" ? { ...one.place, ...lineOf(originalOf(one.place)) } : one.place,
  }));
  const lines = new Map<string, Set<number>>();
  for (const { place } of found) {
    const known = lines.get(place.source) ?? new Set();
    lines.set(place.source, known.add(place.line));
  }
  const worded = found.filter(({ server, name }) => WORDED[server].has(name));
  return {
    settings: worded.slice(0, SETTINGS_MAX).map(explained),
    others: [
      ...new Set(found.filter((one) => !worded.includes(one)).map(({ name }) => name)),
    ].toSorted(),
    lines,
  };
}

function lineOf(original: { readonly line: number } | undefined): { readonly line?: number } {
  return original === undefined ? {} : { line: original.line };
}

function explained({ server, name, value, scope, place }: FoundSetting): ExplainedSetting {
  return {
    server,
    name,
    value: maskSettings(`${name} = ${value}`.slice(0, VALUE_MAX)).slice(name.length + 3),
    scope,
    source: place.source,
    line: place.line,
    byDefault: server === "postfix" ? postfixDefault(name) : (DEFAULTS[server]?.[name] ?? null),
    parts: partsOf(server, name, value),
  };
}

/** Only where old and new releases agree: which one it is cannot be read from most pastes. */
function postfixDefault(name: string): string | null {
  const old = defaultValue(name, [2, 9], [0]);
  const now = defaultValue(name, [3, 9], [3, 9]);
  return old === now && old !== "" && !old.startsWith("<") ? old : null;
}

/** The words of a value that have a meaning of their own, each once. */
function partsOf(server: SettingServer, name: string, value: string): readonly string[] {
  if (server === "postfix" && name.endsWith("_restrictions")) {
    return [...new Set(splitWords(value).filter((word) => RESTRICTIONS.has(word)))];
  }
  if (server !== "exim" || name !== "acl") return [];
  const words = value.split("\n").map((line) => /^!?\s*([a-z_]+)/.exec(line)?.[1] ?? "");
  return [...new Set(words.filter((word) => ACL_WORDS.has(word)))];
}

function postfixSettings({ definitions, services }: PostfixConfig): readonly FoundSetting[] {
  const one = ({ name, value, place }: Definition, scope: string | null): FoundSetting => ({
    server: "postfix",
    name,
    value,
    scope,
    place,
  });
  return [
    ...definitions.map((definition) => one(definition, null)),
    ...services.flatMap((service) => [
      one(
        {
          name: "service",
          value: `${service.name} ${service.type} ${service.command}`,
          place: service.place,
        },
        null,
      ),
      ...service.overrides.map((definition) => one(definition, `${service.name}/${service.type}`)),
    ]),
  ];
}

function eximSettings(config: EximConfig): readonly FoundSetting[] {
  const one = ({ name, value, place }: Option, scope: string | null): FoundSetting => ({
    server: "exim",
    name,
    value,
    scope,
    place,
  });
  const lists = [...config.lists].map(([key, { name, value, place }]) =>
    one(
      { name: `${key.slice(0, key.indexOf(":"))}list`, value: `${name} = ${value}`, place },
      null,
    ),
  );
  const acls = [...config.acls].flatMap(([acl, statements]) =>
    statements.map(({ verb, items, place }) =>
      one(
        {
          name: "acl",
          value: [
            verb,
            ...items.map(({ name, negated, value }) => `${negated ? "!" : ""}${name} = ${value}`),
          ].join("\n"),
          place,
        },
        acl,
      ),
    ),
  );
  const drivers = [
    ...config.routers.map((driver) => ({ driver, isLogin: false })),
    ...config.transports.map((driver) => ({ driver, isLogin: false })),
    ...config.authenticators.map((driver) => ({ driver, isLogin: true })),
  ].flatMap(({ driver, isLogin }) =>
    [...driver.options.values()].map((option) =>
      one(isLogin ? option : { ...option, name: `${driver.name}.${option.name}` }, driver.name),
    ),
  );
  return [
    ...[...config.main.values()].map((option) => one(option, null)),
    ...lists,
    ...acls,
    ...drivers,
  ];
}
