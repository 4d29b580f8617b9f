/** Names and addresses that a run of probes speaks of. */
export interface ProbeTarget {
  /** A domain whose mail the server takes. */
  readonly domain: string;
  /** An address of that domain that exists. */
  readonly known: string;
  /** The server's own name. */
  readonly host: string;
  /** Sender of the probes: an address elsewhere, in a domain that DNS knows. */
  readonly sender: string;
  /** Recipient that this server has no business with. Nothing is ever sent to it. */
  readonly thirdParty: string;
  /** HELO name of the probes. */
  readonly helo: string;
  /** In every address that must not exist, and in the log lines to look for. */
  readonly nonce: string;
  /** HELO names and senders that a configuration has rows for. */
  readonly lures: { readonly helos: readonly string[]; readonly senders: readonly string[] };
  readonly login?: { readonly user: string; readonly password: string };
  /** Mailbox of the administrator that gets the test messages. */
  readonly deliverTo?: string;
}

/** An address of the server's domain that nobody has. */
export function unknownAddress({ nonce, domain }: ProbeTarget, index: number): string {
  return `zz-${nonce}-${index}@${domain}`;
}
