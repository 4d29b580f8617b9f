import { parseAddress } from "../network.ts";
import type { EximConfig } from "./config.ts";
import { splitList } from "./list.ts";

/** A port on which Exim speaks SMTP. */
export interface EximListener {
  /** `port 25`, `192.0.2.1:2525`. */
  readonly label: string;
  readonly port: number;
  readonly loopback: boolean;
  /** TLS from the first byte. */
  readonly wrapped: boolean;
}

const PORTS: Readonly<Record<string, number>> = {
  smtp: 25,
  submission: 587,
  smtps: 465,
  submissions: 465,
  ssmtp: 465,
};

function portOf(word: string): number | undefined {
  const low = word.trim().toLowerCase();
  return /^\d{1,5}$/.test(low) ? Number(low) : PORTS[low];
}

/** Ports from `daemon_smtp_ports`, addresses and further ports from `local_interfaces` (spec ch. 13). */
export function eximListeners(config: EximConfig): EximListener[] {
  const wrappedPorts = listOf(config, "tls_on_connect_ports", "").map(portOf);
  const ports = listOf(config, "daemon_smtp_ports", "smtp")
    .map(portOf)
    .filter((p) => p !== undefined);
  const interfaces = listOf(config, "local_interfaces", "").filter((i) => i !== "");
  const found = new Map<string, EximListener>();
  for (const item of interfaces.length === 0 ? ["0.0.0.0"] : interfaces) {
    const { address, port } = splitInterface(item);
    for (const p of port === undefined ? ports : [port]) {
      const loopback = isLoopback(address);
      const label =
        address === "0.0.0.0" || address === "::0" || address === "::"
          ? `port ${p}`
          : `${address}:${p}`;
      found.set(label, { label, port: p, loopback, wrapped: wrappedPorts.includes(p) });
    }
  }
  return [...found.values()];
}

function listOf(config: EximConfig, name: string, otherwise: string): string[] {
  const value = config.main.get(name)?.value ?? otherwise;
  return splitList(value).filter((i) => i !== "");
}

/** `192.0.2.1.2525` and `[192.0.2.1]:2525` carry a port. */
function splitInterface(item: string): {
  readonly address: string;
  readonly port: number | undefined;
} {
  const bracketed = /^\[([^\]]+)\]:(\S+)$/.exec(item);
  if (bracketed !== null) return { address: bracketed[1] ?? "", port: portOf(bracketed[2] ?? "") };
  const dotted = /^(\d+\.\d+\.\d+\.\d+)\.(\d+)$/.exec(item);
  if (dotted !== null) return { address: dotted[1] ?? "", port: Number(dotted[2]) };
  return { address: item.replace(/^\[|\]$/g, ""), port: undefined };
}

function isLoopback(address: string): boolean {
  const parsed = parseAddress(address);
  if (parsed === undefined) return address === "localhost";
  return parsed.bits === 32 ? parsed.value >> 24n === 127n : parsed.value === 1n;
}
