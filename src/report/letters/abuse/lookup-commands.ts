/**
 * Commands that find the abuse contact of an address, each for a shell. `ip` has been checked to be an address, so it
 * holds nothing that a shell would obey.
 */
export function lookupCommands(ip: string): readonly string[] {
  return [`curl -sSL https://rdap.org/ip/${ip}`, `whois ${ip}`];
}
