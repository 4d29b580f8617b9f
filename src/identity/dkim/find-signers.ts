/** OpenDKIM's words about a message that it signed; what it verified is others' mail. */
const SIGNED = /DKIM-Signature field added \(s=[^\s,)]{1,63}, d=([A-Za-z0-9_.-]{1,253})\)/g;
const SIGNERS_MAX = 20;

/** Domains that this server signs for, as its log says. */
export function findSigners(text: string): readonly string[] {
  const found = [...text.matchAll(SIGNED)].map((match) => (match[1] ?? "").toLowerCase());
  return [...new Set(found)].slice(0, SIGNERS_MAX);
}
