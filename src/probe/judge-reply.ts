import type { ReplyProblem, SmtpReply } from "./smtp-reply.ts";

/** Why an answer proves nothing (docs/probe.md has the words). */
export type Doubt =
  | ReplyProblem
  | "greylisting"
  | "temporary"
  | "dns"
  | "reputation"
  | "catch-all"
  | "rewrite"
  | "verification"
  | "mailbox"
  | "trusted-vantage"
  | "control-refused"
  | "open-to-all"
  | "not-asked";

export type Judgement =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused" }
  | { readonly kind: "doubt"; readonly doubt: Doubt };

const GREYLISTED = /gr[ea]y-?list|postgrey|try again (?:in|later)|please retry|come back later/i;
const DNS =
  /domain not found|does not resolve|sender verify|unrouteable address|host not found|cannot find your hostname|verification failed|no mx/i;
const REPUTATION =
  /blocked using|black ?-?list|dnsbl|\brbl\b|listed (?:at|in|by)|spamhaus|reputation|poor|\bbanned\b/i;
/** A refusal that a server with `soft_bounce` or `defer_unauth_destination` gives as 4xx (postfix 3.7 smtpd_check.c). */
const SOFT =
  /relay(?:ing)? (?:access )?(?:denied|not permitted)|not permitted|access denied|user unknown|unknown user|not owned by/i;

/** What a reply to MAIL or RCPT means. A temporary refusal is one only where it is the permanent one in disguise. */
export function judgeReply(reply: SmtpReply): Judgement {
  const text = reply.lines.join(" ");
  if (reply.problem !== undefined) return { kind: "doubt", doubt: reply.problem };
  if (reply.code >= 200 && reply.code < 300) return { kind: "accepted" };
  // What looks at the client or at DNS comes before the check of the relay, and hides it.
  if (REPUTATION.test(text)) return { kind: "doubt", doubt: "reputation" };
  if (SOFT.test(text)) return { kind: "refused" };
  if (DNS.test(text) || /^[45]\.(?:1\.8|1\.2|4\.4)/.test(reply.enhanced ?? "")) {
    return { kind: "doubt", doubt: "dns" };
  }
  if (reply.code >= 500) return { kind: "refused" };
  return { kind: "doubt", doubt: GREYLISTED.test(text) ? "greylisting" : "temporary" };
}

export const isAccepted = (reply: SmtpReply): boolean => judgeReply(reply).kind === "accepted";
