/** The domain of an address in lower case, `""` for `<>` and local names. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf("@");
  return at < 0 ? "" : address.slice(at + 1).toLowerCase();
}

/** The part before the last `@`, as written. */
export function localPartOf(address: string): string {
  const at = address.lastIndexOf("@");
  return at < 0 ? address : address.slice(0, at);
}

/**
 * True for a value that somebody cut or masked before showing it (`[email protected]`, `****`, `xxxx`, `192.***`).
 * Such values are unknown: they never equal one another and nobody is accused by them.
 */
export function isRedacted(value: string): boolean {
  return (
    /\*{2,}|\[email[\s\u00a0]protected\]|\bredacted\b|<hidden>|\{mail_addr\}/i.test(value) ||
    /^[x*#]{3,}$/i.test(value) ||
    /^(?=[^.]*\.)(?:\d{1,3}\.){0,3}[x*]{1,3}(?:\.(?:\d{1,3}|[x*]{1,3})){0,3}$/i.test(value) ||
    /^[0-9a-f:]*:[x*]{2,4}$/i.test(value) ||
    /^(?:[x*#]{2,}@|[^@]*@[x*#]{2,}$)/i.test(value)
  );
}

/** `SRS0=hash=tt=domain=user@here` or `SRS1=`: a sender rewritten by a forwarder (Sender Rewriting Scheme). */
export function isSrsAddress(address: string): boolean {
  return /^srs[01][=+-]/i.test(address);
}
