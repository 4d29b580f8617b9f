import { findLoggedSignatures } from "./logged-signature.ts";

const SIGNERS_MAX = 20;

/** Domains that this server signs for, as its log says. */
export function findSigners(text: string): readonly string[] {
  const found = findLoggedSignatures(text).map(({ domain }) => domain);
  return [...new Set(found)].slice(0, SIGNERS_MAX);
}
