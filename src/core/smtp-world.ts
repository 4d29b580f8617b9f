/** What a probe needs of the network; `system` connects it. */
export interface SmtpWorld {
  /** Opens a connection; never throws. */
  dial(to: SmtpAddress, options: DialOptions): Promise<Conversation | DialFailure>;
  /** IPv4 and IPv6 addresses of a name, IPv4 first; an address is its own. Empty: the name has none. */
  resolve(host: string): Promise<readonly string[]>;
  /** Names of an address; empty when DNS knows none or does not answer. */
  reverse(ip: string): Promise<readonly string[]>;
  /** Addresses of this machine's interfaces. */
  ownAddresses(): readonly string[];
  nowMs(): number;
  wait(ms: number): Promise<void>;
}

export interface SmtpAddress {
  readonly ip: string;
  readonly port: number;
}

export interface DialOptions {
  readonly timeoutMs: number;
  /** One of this machine's addresses to come from. */
  readonly source?: string;
}

/** `refused`: nobody listens there. `unreachable`: no way there, or a source address that is not ours. */
export interface DialFailure {
  readonly failure: "refused" | "timeout" | "unreachable";
}

export interface TlsFacts {
  /** `TLSv1.3` */
  readonly protocol: string;
  readonly cipher: string;
  /** Why a strict client would not trust it: `self-signed`, `expired`, the words of the TLS library; undefined: it would. */
  readonly distrust?: string;
  /** RFC 3339; undefined where there is no certificate. */
  readonly expiresAt?: string;
  readonly names: readonly string[];
}

/** One open connection. Everything that comes from the other side may be a lie, and endless. */
export interface Conversation {
  readonly localAddress: string;
  readonly remoteAddress: string;
  /** Bytes are sent as they are. */
  send(text: string): void;
  /** The next bytes. */
  read(timeoutMs: number): Promise<Buffer | "closed" | "timeout">;
  /** Speaks TLS from now on; certificates are looked at, not insisted on. */
  secure(serverName: string, timeoutMs: number): Promise<TlsFacts | { readonly problem: string }>;
  close(): void;
}
