import { parse } from "tldts";

/** Top-level names that are nobody's in public, and yet are used (RFC 2606, RFC 6761, RFC 6762, RFC 9476, habit). */
const SPECIAL_USE = new Set([
  "alt",
  "arpa",
  "corp",
  "example",
  "home",
  "internal",
  "intranet",
  "invalid",
  "lan",
  "local",
  "localdomain",
  "onion",
  "private",
  "test",
]);

/** Endings that are a country's, too: `main.cf` is no host in the Central African Republic. */
const FILE_ENDING = /\.(?:cf|cc|gz|md|mc|pl|ps|py|rs|sh|so|st|zip)$/i;
/** Of mail servers, and of our own commands. */
const KNOWN_FILE =
  /^(?:(?:main|master|local|dynamicmaps|sendmail|submit|init)\.(?:cf|mc)|collect\.sh)$/i;

/** Public suffix data is looked up for names with underscores, too: they are no hosts, but they are somebody's. */
const AS_WRITTEN = { validateHostname: false, allowPrivateDomains: false } as const;

/**
 * True for a dotted name that belongs to somebody: its ending is a public one or one of private use. `isInPath`: it
 * stands behind a slash and ends there, where `sa.pl` is a script and not in Poland.
 */
export function isHostName(name: string, isInPath: boolean): boolean {
  if (KNOWN_FILE.test(name) || (isInPath && FILE_ENDING.test(name))) return false;
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (!/^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(ending)) return false;
  return SPECIAL_USE.has(ending) || parse(name, AS_WRITTEN).isIcann === true;
}

/** The domain that somebody registered, lower case: `mx1.example.co.uk` gives `example.co.uk`. */
export function registeredDomain(name: string): string {
  const lower = name.toLowerCase();
  return parse(lower, AS_WRITTEN).domain ?? lower.split(".").slice(-2).join(".");
}
