import { domainOf } from "../../core/mail-address.ts";

export const MISMATCH_ANSWERS = ["allow", "warn", "hold", "reject"] as const;
export type MismatchAnswer = (typeof MISMATCH_ANSWERS)[number];

/** Which envelope senders an account may use, for servers where Postfix has no `smtpd_sender_login_maps`. */
export interface SenderRules {
  /** What happens to a message under somebody else's address. */
  readonly mismatch: MismatchAnswer;
  /** `domain`: every address of the account's own domain is its own. */
  readonly own: "address" | "domain";
  /** By canonical account: further addresses, or `@domain` for all of one. */
  readonly alsoAs: ReadonlyMap<string, readonly string[]>;
  /** What happens to `<>` from an account: clients send receipts with it, thieves hide behind it. */
  readonly nullSender: MismatchAnswer;
}

/** What to do with `sender` (as in the envelope, `""` for `<>`) of a canonical account. */
export function judgeSender(rules: SenderRules, account: string, sender: string): MismatchAnswer {
  if (sender === "") return rules.nullSender;
  if (rules.mismatch === "allow") return "allow";
  const address = sender.toLowerCase();
  const plain = withoutDetail(address);
  if (address === account || plain === account) return "allow";
  const domain = domainOf(address);
  if (rules.own === "domain" && domain !== "" && domain === domainOf(account)) return "allow";
  const also = rules.alsoAs.get(account) ?? [];
  return also.some((one) => one === address || one === plain || one === `@${domain}`)
    ? "allow"
    : rules.mismatch;
}

/** `bob+news@example.com` is Bob's (recipient_delimiter; RFC 5233). */
function withoutDetail(address: string): string {
  const at = address.lastIndexOf("@");
  const plus = address.indexOf("+");
  return plus > 0 && plus < at ? address.slice(0, plus) + address.slice(at) : address;
}
