import { tryEnvelope } from "../envelope.ts";
import type { TriedEnvelope } from "../envelope.ts";
import type { Observation } from "../observation.ts";
import { observe } from "../observe.ts";
import { openFor } from "../probe-run.ts";
import type { Probe, ProbeContext } from "../probe-run.ts";
import type { SmtpDialogue } from "../smtp-dialogue.ts";
import { replyText } from "../smtp-reply.ts";
import { isLoggedIn, keywordsOf } from "./session-clear.ts";
import { startTls } from "./session-tls.ts";

/** Which senders a user may use who has logged in: his own, a colleague's, a stranger's, none. */
export const login: Probe = {
  id: "login",
  applies: ({ run, facts, listener }) =>
    run.target.login !== undefined &&
    (listener.kind === "smtps" || facts.keywords.some((word) => /^STARTTLS|^AUTH/.test(word))),
  run: async (context) => {
    const { target } = context.run;
    if (target.login === undefined) return [];
    const dialogue = await openFor(context);
    if (dialogue === undefined) return [];
    const isIn = await logIn(dialogue, context, target.login);
    const found: readonly Observation[] = isIn.ok
      ? await forgeSenders(dialogue, context, target.login.user)
      : (["forgeAuthenticated", "forgeNullSender"] as const).map((about) => ({
          probe: "login",
          about,
          verdict: "doubt",
          doubt: "not-asked",
          witness: isIn.witness,
          dialogue: dialogue.transcript,
        }));
    await dialogue.quit();
    return found;
  },
};

/** A password goes through TLS, or over no wire at all. */
async function logIn(
  dialogue: SmtpDialogue,
  context: ProbeContext,
  { user, password }: { readonly user: string; readonly password: string },
): Promise<{ readonly ok: boolean; readonly witness: string }> {
  const { facts, listener, run } = context;
  let { keywords } = facts;
  if (listener.kind !== "smtps" && keywords.includes("STARTTLS")) {
    if ((await startTls(dialogue, context)) === undefined)
      return { ok: false, witness: "STARTTLS" };
    keywords = keywordsOf(await dialogue.command(`EHLO ${run.target.helo}`));
  } else if (listener.kind === "smtps") {
    keywords = keywordsOf(await dialogue.command(`EHLO ${run.target.helo}`));
  }
  const offer = keywords.find((keyword) => /^AUTH[ =]/.test(keyword));
  if (offer === undefined) return { ok: false, witness: "EHLO: no AUTH" };
  const isOnThisMachine = run.world.ownAddresses().includes(listener.ip);
  if (dialogue.tls === undefined && !isOnThisMachine && facts.vantage !== "self") {
    return { ok: false, witness: "AUTH without TLS: the password was not sent" };
  }
  const reply = /\bPLAIN\b/.test(offer)
    ? await dialogue.command(`AUTH PLAIN ${base64(`\0${user}\0${password}`)}`, "AUTH PLAIN ****")
    : await loginInSteps(dialogue, user, password);
  return { ok: isLoggedIn(reply), witness: `AUTH: ${replyText(reply)}` };
}

async function loginInSteps(
  dialogue: SmtpDialogue,
  user: string,
  password: string,
): Promise<Awaited<ReturnType<SmtpDialogue["command"]>>> {
  await dialogue.command("AUTH LOGIN");
  await dialogue.command(base64(user), "(user)");
  return await dialogue.command(base64(password), "****");
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");

async function forgeSenders(
  dialogue: SmtpDialogue,
  { run: { target }, facts }: ProbeContext,
  user: string,
): Promise<readonly Observation[]> {
  const { domain, known, thirdParty, sender } = target;
  const own = user.includes("@") ? user : `${user}@${domain}`;
  const colleague = known.toLowerCase() === own.toLowerCase() ? `postmaster@${domain}` : known;
  const control = await tryEnvelope(dialogue, own, thirdParty);
  const isControlled = control.judgement.kind === "accepted";
  const see = (about: Observation["about"], tried: TriedEnvelope): Observation => {
    const seen = observe("login", about, tried, dialogue);
    const doubt = doubtAbout(about, seen);
    return doubt === undefined ? seen : { ...seen, verdict: "doubt", doubt };
  };
  const doubtAbout = (about: Observation["about"], { verdict }: Observation) => {
    if (verdict === "no" && !isControlled) return "control-refused" as const;
    if (verdict !== "yes") return undefined;
    // permit_mynetworks in front of the check of the sender: the address let it pass, not the login.
    if (facts.relaysForUs || facts.vantage === "self") return "trusted-vantage" as const;
    return facts.mayRewrite && about === "forgeAuthenticated" ? ("rewrite" as const) : undefined;
  };
  return [
    see("forgeAuthenticated", await tryEnvelope(dialogue, colleague, thirdParty)),
    see("forgeAuthenticated", await tryEnvelope(dialogue, sender, thirdParty)),
    see("forgeNullSender", await tryEnvelope(dialogue, "", thirdParty)),
  ];
}
