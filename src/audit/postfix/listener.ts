import { parseAddress } from "../network.ts";
import type { Version } from "../version.ts";
import type { PostfixConfig, Service } from "./config.ts";
import { settingsOf } from "./settings.ts";
import type { Settings } from "./settings.ts";

/** A port on which Postfix speaks SMTP. */
export interface Listener {
  /** `port 25`, `submission (587)`, `192.0.2.1:2525`. */
  readonly label: string;
  readonly port: number | undefined;
  readonly loopback: boolean;
  /** The smtpd that talks to the client in the end. */
  readonly settings: Settings;
  readonly service: Service | undefined;
  /** Set when postscreen stands in front. */
  readonly screen: Settings | undefined;
}

const PORTS: Readonly<Record<string, number>> = {
  smtp: 25,
  submission: 587,
  smtps: 465,
  submissions: 465,
  urd: 465,
  ssmtp: 465,
};

/** Programs without which Postfix moves no mail: a list of services that has one of them is the whole master.cf. */
const CORE = new Set(["qmgr", "nqmgr", "oqmgr", "cleanup"]);

/** The SMTP listeners of master.cf; without master.cf the one on port 25 that every installation has. */
export function listenersOf(config: PostfixConfig, version: Version): Listener[] {
  const main = settingsOf(config, version);
  const mainLoopback = isLoopbackOnly(main.words("inet_interfaces"));
  if (!config.services.some((s) => s.type === "inet" || CORE.has(s.command))) {
    return [
      {
        label: "port 25",
        port: 25,
        loopback: mainLoopback,
        settings: main,
        service: undefined,
        screen: undefined,
      },
    ];
  }
  const inner = config.services.find((s) => s.type === "pass" && s.command === "smtpd");
  return config.services.flatMap((service): Listener[] => {
    if (
      service.type !== "inet" ||
      (service.command !== "smtpd" && service.command !== "postscreen")
    )
      return [];
    const { host, port, label } = endpointOf(service.name);
    const screened = service.command === "postscreen";
    const worker = screened ? inner : service;
    return [
      {
        label,
        port,
        loopback: host === "" ? mainLoopback : isLoopbackOnly([host]),
        settings: settingsOf(config, version, worker),
        service: worker,
        screen: screened ? settingsOf(config, version, service) : undefined,
      },
    ];
  });
}

function endpointOf(name: string): {
  readonly host: string;
  readonly port: number | undefined;
  readonly label: string;
} {
  const colon = name.lastIndexOf(":");
  const host = colon < 0 ? "" : name.slice(0, colon).replace(/^\[|\]$/g, "");
  const word = name.slice(colon + 1);
  const port = /^\d{1,5}$/.test(word) ? Number(word) : PORTS[word.toLowerCase()];
  if (host !== "") return { host, port, label: `${host}:${port ?? word}` };
  return {
    host,
    port,
    label:
      port === undefined
        ? word
        : port === 25 || word === String(port)
          ? `port ${port}`
          : `${word} (${port})`,
  };
}

function isLoopbackOnly(words: readonly string[]): boolean {
  return (
    words.length > 0 &&
    words.every((word) => {
      const low = word.toLowerCase();
      if (low === "loopback-only" || low === "localhost") return true;
      const address = parseAddress(low);
      if (address === undefined) return false;
      return address.bits === 32 ? address.value >> 24n === 127n : address.value === 1n;
    })
  );
}
