import type { IdentityCode, IdentitySay, IdentitySayings } from "../../core/identity-sayings.ts";
import type { Language } from "../../report/language.ts";

/** A sentence of `identity` in the reader's language. */
export function identitySentence<Code extends IdentityCode>(
  { code, values }: IdentitySay & { readonly code: Code },
  { labels, formats }: Language,
): string {
  return labels.identity.findings[code](values as IdentitySayings[Code], formats);
}
