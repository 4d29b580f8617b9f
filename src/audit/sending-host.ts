import { isIP } from "node:net";
import type { ConfigText } from "./config-text.ts";
import { parseEximConfig } from "./exim/parse-config.ts";
import { versionsOf } from "./postfix/audit-postfix.ts";
import { parsePostfixConfig } from "./postfix/parse-config.ts";
import { settingsOf } from "./postfix/settings.ts";

/** What the settings of a server say about how it shows itself to others. */
export interface SendingHost {
  /** Its addresses as the settings name them, private ones included. */
  readonly ips: readonly string[];
  /** What it says at EHLO; undefined where it is made from something that the settings do not say. */
  readonly helo: string | undefined;
}

/** The addresses and the greeting of a sending Postfix or Exim, as far as its settings name them. */
export function findSendingHost(texts: readonly ConfigText[]): SendingHost {
  return ofExim(texts) ?? ofPostfix(texts) ?? { ips: [], helo: undefined };
}

function ofPostfix(texts: readonly ConfigText[]): SendingHost | undefined {
  const config = parsePostfixConfig(texts);
  if (config === undefined) return undefined;
  const version = versionsOf(config, undefined).at(-1) ?? [3];
  const clients = config.services.filter(({ command }) => command === "smtp");
  const scopes = [undefined, ...clients].map((service) => settingsOf(config, version, service));
  const ips = scopes.flatMap((settings) =>
    ["smtp_bind_address", "smtp_bind_address6", "inet_interfaces", "proxy_interfaces"].flatMap(
      (name) => settings.words(name).map((word) => word.replace(/^\[|\]$/g, "")),
    ),
  );
  const [main] = scopes;
  const helo = [main?.value("smtp_helo_name"), main?.value("myhostname")].find(isWhole);
  return { ips: [...new Set(ips)].filter((ip) => isIP(ip) !== 0), helo };
}

function ofExim(texts: readonly ConfigText[]): SendingHost | undefined {
  const config = parseEximConfig(texts);
  if (config === undefined) return undefined;
  const transports = config.transports.filter(
    ({ options }) => options.get("driver")?.value === "smtp",
  );
  const values = (name: string) =>
    transports.flatMap(({ options }) => options.get(name)?.value ?? []);
  const ips = values("interface").flatMap((value) => value.replace(/^<;/, "").split(/[\s;:]+/));
  const helo = [...values("helo_data"), config.main.get("primary_hostname")?.value].find(isWhole);
  return { ips: [...new Set(ips)].filter((ip) => isIP(ip) !== 0), helo };
}

/** A value without anything that only the running server can fill in. */
function isWhole(value: string | undefined): value is string {
  return value !== undefined && value !== "" && !/[$\s{}]/.test(value);
}
