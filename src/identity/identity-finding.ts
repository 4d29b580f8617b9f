import type { Severity } from "../core/diagnosis.ts";
import type {
  IdentityCode,
  IdentityFinding,
  IdentitySay,
  IdentitySayings,
} from "../core/identity-sayings.ts";

/** Where it can be seen: a name and type in the DNS, or a place in the evidence. */
export interface Seen {
  readonly source: string;
  readonly line?: number;
  readonly text?: string;
}

/** A record as long as a page proves no more than its beginning. */
const TEXT_MAX = 1_000;

/** A finding of `identity`; its values are its data. `verify` asks the DNS again. */
export function identityFinding<Code extends IdentityCode>(
  severity: Severity,
  code: Code,
  subject: string,
  values: IdentitySayings[Code],
  seen: Seen,
): IdentityFinding {
  const says = { code, values } as unknown as IdentitySay;
  return {
    code: `identity.${code}`,
    severity,
    subject,
    data: { ...values },
    proof: [
      {
        source: seen.source,
        line: seen.line ?? 0,
        text: (seen.text ?? "").slice(0, TEXT_MAX),
        says,
      },
    ],
  };
}

/** `DNS: example.com TXT` */
export function inDns(name: string, type: string): string {
  return `DNS: ${name} ${type}`;
}
