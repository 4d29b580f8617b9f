import type { IdentityFinding, ReceiverVerdict } from "../core/identity-sayings.ts";

export interface ReceiverView {
  readonly ip: string;
  readonly verdict: ReceiverVerdict;
  /** Codes of the findings that decide. */
  readonly reasons: readonly string[];
}

/** What receivers that keep to the rules refuse mail for, beside a blocklist. */
const REFUSED = new Set([
  "identity.ptr-missing",
  "identity.ptr-unconfirmed",
  "identity.helo-no-name",
  "identity.helo-unresolved",
  "identity.helo-spf-fails",
  "identity.mx-missing",
]);
/** What makes them look twice; large ones refuse bulk mail for it. */
const DOUBTED = new Set([
  "identity.ptr-generic",
  "identity.helo-elsewhere",
  "identity.spf-missing",
  "identity.spf-several-records",
  "identity.spf-syntax",
  "identity.spf-no-record",
  "identity.spf-too-many-lookups",
  "identity.spf-too-many-voids",
  "identity.spf-too-many-names",
  "identity.spf-loop",
  "identity.dkim-missing",
  "identity.dkim-revoked",
  "identity.dkim-broken",
  "identity.dkim-short",
  "identity.dmarc-missing",
  "identity.dmarc-several-records",
  "identity.dmarc-syntax",
]);

/** What a strict receiver will do with mail from an address; `isWhole` false: something about it could not be asked. */
export function strictReceiver(
  ip: string,
  findings: readonly IdentityFinding[],
  {
    isAddress,
    isWhole,
  }: { readonly isAddress: (subject: string) => boolean; readonly isWhole: boolean },
): ReceiverView {
  const about = findings.filter(({ subject, data }) => {
    const of = data["ip"] ?? (isAddress(subject) ? subject : ip);
    return of === ip;
  });
  const refused = about.filter(
    ({ code, severity, data }) =>
      REFUSED.has(code) ||
      (code === "identity.listed" && severity === "high") ||
      (code === "identity.spf-not-covered" && data["result"] === "fail"),
  );
  if (refused.length > 0) return { ip, verdict: "refuses", reasons: codesOf(refused) };
  const doubted = about.filter(
    ({ code, severity }) =>
      (DOUBTED.has(code) && severity !== "low") ||
      code === "identity.listed" ||
      code === "identity.spf-not-covered",
  );
  if (doubted.length > 0) return { ip, verdict: "doubts", reasons: codesOf(doubted) };
  return { ip, verdict: isWhole ? "accepts" : "unknown", reasons: [] };
}

function codesOf(findings: readonly IdentityFinding[]): readonly string[] {
  return [...new Set(findings.map(({ code }) => code))];
}
