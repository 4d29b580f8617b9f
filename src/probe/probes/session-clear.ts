import { isAccepted, judgeReply } from "../judge-reply.ts";
import type { Observation } from "../observation.ts";
import { openFor } from "../probe-run.ts";
import type { Probe } from "../probe-run.ts";
import { unknownAddress } from "../probe-target.ts";
import type { SmtpDialogue } from "../smtp-dialogue.ts";
import { replyText } from "../smtp-reply.ts";
import type { SmtpReply } from "../smtp-reply.ts";

/** What a session without TLS gives away: addresses (VRFY, EXPN), passwords (AUTH in the clear), the version. */
export const sessionClear: Probe = {
  id: "session-clear",
  applies: () => true,
  run: async (context) => {
    const dialogue = await openFor(context);
    if (dialogue === undefined) return [];
    const seen = (about: Observation["about"], isYes: boolean, witness: string): Observation => ({
      probe: "session-clear",
      about,
      verdict: isYes ? "yes" : "no",
      witness,
      dialogue: dialogue.transcript,
    });
    const { target } = context.run;
    const known = await dialogue.command(`VRFY ${target.known}`);
    const unknown = await dialogue.command(`VRFY ${unknownAddress(target, 1)}`);
    const expn = await dialogue.command("EXPN postmaster");
    const vrfy = seen(
      "vrfy",
      tellsApart(known, unknown),
      `VRFY ${target.known}: ${replyText(known)}; VRFY ${unknownAddress(target, 1)}: ${replyText(unknown)}`,
    );
    const judged = judgeReply(known);
    const observations: Observation[] = [
      judged.kind === "doubt" ? { ...vrfy, verdict: "doubt", doubt: judged.doubt } : vrfy,
      seen("expn", expn.code === 250, `EXPN postmaster: ${replyText(expn)}`),
      seen("version-shown", hasVersion(context.facts.greeting), context.facts.greeting),
    ];
    const reverse = await context.run.world.reverse(context.listener.ip);
    if (reverse.length > 0) {
      const [name = ""] = context.facts.greeting.split(" ");
      const isSame = reverse.some((one) => one.toLowerCase() === name.toLowerCase());
      observations.push(seen("name-mismatch", !isSame, `220 ${name}; PTR ${reverse.join(" ")}`));
    }
    if (context.listener.kind !== "smtps") {
      const login = await offersLogin(dialogue, context.facts.keywords);
      observations.push(seen("authPlaintext", login.offered, login.witness));
      if (context.listener.port === 25 && login.offered) {
        observations.push(seen("authOnPort25", true, login.witness));
      }
    }
    await dialogue.quit();
    return observations;
  },
};

/** 252 says nothing; an address that exists and one that does not must get the same answer. */
function tellsApart(known: SmtpReply, unknown: SmtpReply): boolean {
  if (known.problem !== undefined || unknown.problem !== undefined) return false;
  return isAccepted(known) && !isAccepted(unknown);
}

/** `Exim 4.96`, `Postfix (Debian/GNU)`, `Sendmail 8.15.2/8.15.2`. */
function hasVersion(greeting: string): boolean {
  return /\b(?:exim|sendmail|exchange|postfix|qmail|zimbra)\S*\s+(?:\(|v?\d+\.\d)/i.test(greeting);
}

export interface LoginOffer {
  readonly offered: boolean;
  /** The one that was tried. */
  readonly mechanism: "PLAIN" | "LOGIN";
  readonly witness: string;
}

/**
 * Whether a password could be sent now. AUTH may be offered and not work, or work and not be offered: `334` to AUTH
 * without a response is proof, and nothing has been sent.
 */
export async function offersLogin(
  dialogue: SmtpDialogue,
  keywords: readonly string[],
): Promise<LoginOffer> {
  const offer = keywords.find((keyword) => /^AUTH[ =]/.test(keyword));
  const mechanism = /\bPLAIN\b/.test(offer ?? "PLAIN") ? "PLAIN" : "LOGIN";
  const reply = await dialogue.command(`AUTH ${mechanism}`);
  if (reply.code === 334) await dialogue.command("*");
  return {
    offered: offer !== undefined || reply.code === 334,
    mechanism,
    witness: `EHLO: ${offer ?? "-"}; AUTH ${mechanism}: ${replyText(reply)}`,
  };
}

/** The keywords that EHLO announced. */
export function keywordsOf(ehlo: SmtpReply): readonly string[] {
  return ehlo.code === 250 ? ehlo.lines.slice(1).map((line) => line.toUpperCase()) : [];
}

/** True where the probe must not go on: it has been let in. */
export const isLoggedIn = (reply: SmtpReply): boolean => reply.code === 235;
