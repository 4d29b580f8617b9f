import { getDomain } from "tldts";

/** The part of a name that somebody registered (RFC 7489 3.2), by the Public Suffix List; a suffix is its own. */
export function organisationalDomain(name: string): string {
  return (
    getDomain(name, { allowPrivateDomains: true, validateHostname: false }) ?? name.toLowerCase()
  );
}

/** Whether two domains align (RFC 7489 3.1): the same, or in relaxed mode of the same organisation. */
export function isAligned(
  from: string,
  authenticated: string,
  mode: "strict" | "relaxed",
): boolean {
  const [one, other] = [from.toLowerCase(), authenticated.toLowerCase()];
  return (
    one === other ||
    (mode === "relaxed" && organisationalDomain(one) === organisationalDomain(other))
  );
}
