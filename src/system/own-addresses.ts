import { networkInterfaces } from "node:os";

/** Addresses of this machine's interfaces. */
export function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap(
    (rows) => rows?.map(({ address }) => address) ?? [],
  );
}
