/** A host as Postfix writes it: `name[address]` or `name[address]:port` (postfix `smtpd_peer.c`, `namaddr`). */
export interface Peer {
  readonly name?: string;
  /** Absent when logged as `unknown` or redacted. */
  readonly ip?: string;
  readonly port?: number;
  /** What stood in the brackets: an address, `unknown`, or a socket path such as `private/dovecot-lmtp`. */
  readonly inBrackets: string;
  /** Index after the peer. */
  readonly end: number;
}

const PEER = /([^\s[\],;]*)\[([^\s\]]*)\](?::(\d{1,5})(?!\d))?/y;

/** Reads the peer that begins at `at`; undefined when there is none. */
export function readPeer(text: string, at: number): Peer | undefined {
  PEER.lastIndex = at;
  const found = PEER.exec(text);
  if (found === null) return undefined;
  const [whole, name = "", inBrackets = "", port] = found;
  const ip = parseIp(inBrackets);
  return {
    ...(name !== "" && { name }),
    ...(ip !== undefined && { ip }),
    ...(port !== undefined && { port: Number(port) }),
    inBrackets,
    end: at + whole.length,
  };
}

/** The text when it has the form of an IPv4 or IPv6 address; `xxx.xxx.1.2`, `unknown`, names are none. */
export function parseIp(text: string): string | undefined {
  const bare = text.startsWith("IPv6:") ? text.slice(5) : text;
  if (/^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(bare)) return bare;
  return bare.includes(":") && /^[0-9A-Fa-f:.]{2,45}(?:%[\w.-]{1,20})?$/.test(bare)
    ? bare
    : undefined;
}
