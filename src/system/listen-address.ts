import { isIP } from "node:net";

/** Where a server listens: as Postfix writes it, `inet:127.0.0.1:10040`, `inet:[::1]:10040`, `unix:/path`. */
export type ListenAddress =
  | { readonly kind: "inet"; readonly host: string; readonly port: number }
  | { readonly kind: "unix"; readonly path: string };

/** Undefined for what is none. Port 0 = any free one. */
export function parseListenAddress(text: string): ListenAddress | undefined {
  const unix = /^unix:(\/[^\0]+)$/.exec(text);
  if (unix?.[1] !== undefined) return { kind: "unix", path: unix[1] };
  const inet = /^inet:(?:\[([^\]]*)\]|([^:[\]]+)):(\d{1,5})$/.exec(text);
  const host = inet?.[1] ?? inet?.[2] ?? "";
  const port = Number(inet?.[3]);
  if (port > 65_535 || (host !== "localhost" && isIP(host) === 0)) return undefined;
  return Number.isInteger(port) ? { kind: "inet", host, port } : undefined;
}

/** As it is written in settings. */
export function listenAddressText(address: ListenAddress): string {
  if (address.kind === "unix") return `unix:${address.path}`;
  const host = address.host.includes(":") ? `[${address.host}]` : address.host;
  return `inet:${host}:${address.port}`;
}
