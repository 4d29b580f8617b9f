import { asksReceiver } from "../asks-receiver.ts";
import { tryEnvelope } from "../envelope.ts";
import type { TriedEnvelope } from "../envelope.ts";
import type { Observation } from "../observation.ts";
import { observe } from "../observe.ts";
import { openFor } from "../probe-run.ts";
import type { Probe, ProbeContext } from "../probe-run.ts";
import type { ProbeTarget } from "../probe-target.ts";
import type { SmtpDialogue } from "../smtp-dialogue.ts";
import { replyText } from "../smtp-reply.ts";
import { deliverTest } from "../test-message.ts";
import { isLoggedIn, keywordsOf, offersLogin } from "./session-clear.ts";
import type { LoginOffer } from "./session-clear.ts";
import { startTls } from "./session-tls.ts";

/**
 * Which senders a user may use who has logged in: his own, a colleague's, a stranger's, none. Where nobody can log in,
 * no user may use any.
 */
export const login: Probe = {
  id: "login",
  applies: () => true,
  run: async (context) => {
    const { facts, run } = context;
    const dialogue = await openFor(context);
    if (dialogue === undefined) return [];
    const offer = await loginOffer(dialogue, context);
    const answer = (verdict: "no" | "doubt", witness: string): readonly Observation[] =>
      (["forgeAuthenticated", "forgeNullSender"] as const).map((about) => ({
        probe: "login",
        about,
        verdict,
        ...(verdict === "doubt" && { doubt: "not-asked" as const }),
        witness,
        dialogue: dialogue.transcript,
      }));
    let found: readonly Observation[] = [];
    if (!offer.offered) {
      // Who is trusted by his address may be offered less (smtpd_sasl_exceptions_networks).
      const isStranger = !facts.relaysForUs && facts.vantage !== "self";
      found = answer(isStranger && offer.isWhole ? "no" : "doubt", offer.witness);
    } else if (run.target.login !== undefined) {
      const { user } = run.target.login;
      const { mechanism } = offer;
      const isIn = await logIn(dialogue, context, { ...run.target.login, mechanism });
      found = isIn.ok
        ? [
            ...(await forgeSenders(dialogue, context, user)),
            ...(await forgeHeader(dialogue, context, user)),
          ]
        : answer("doubt", isIn.witness);
    }
    await dialogue.quit();
    return found;
  },
};

/** Whether a login can be had, inside TLS where there is TLS; `isWhole`: TLS was not in the way of seeing it. */
async function loginOffer(
  dialogue: SmtpDialogue,
  context: ProbeContext,
): Promise<LoginOffer & { readonly isWhole: boolean }> {
  const { facts, listener, run } = context;
  const needsStart = listener.kind !== "smtps" && facts.keywords.includes("STARTTLS");
  if (needsStart && (await startTls(dialogue, context)) === undefined)
    return { offered: false, isWhole: false, mechanism: "PLAIN", witness: "STARTTLS" };
  const keywords = keywordsOf(await dialogue.command(`EHLO ${run.target.helo}`));
  return { isWhole: true, ...(await offersLogin(dialogue, keywords)) };
}

/** A password goes through TLS, or over no wire at all. */
async function logIn(
  dialogue: SmtpDialogue,
  context: ProbeContext,
  {
    user,
    password,
    mechanism,
  }: { readonly user: string; readonly password: string } & Pick<LoginOffer, "mechanism">,
): Promise<{ readonly ok: boolean; readonly witness: string }> {
  const { facts, listener, run } = context;
  const isOnThisMachine = run.world.ownAddresses().includes(listener.ip);
  if (dialogue.tls === undefined && !isOnThisMachine && facts.vantage !== "self") {
    return { ok: false, witness: "AUTH without TLS: the password was not sent" };
  }
  const reply =
    mechanism === "PLAIN"
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
  const { thirdParty, sender, deliverTo, nonce } = target;
  const { own, colleague } = namesOf(target, user);
  const control = await tryEnvelope(dialogue, own, thirdParty);
  const isControlled = control.judgement.kind === "accepted";
  const isTrusted = facts.relaysForUs || facts.vantage === "self";
  const isVerified = isControlled && (await asksReceiver(dialogue, own));
  const see = (about: Observation["about"], tried: TriedEnvelope): Observation => {
    const seen = observe("login", about, tried, dialogue);
    const doubt = doubtAbout(about, seen);
    return doubt === undefined ? seen : { ...seen, verdict: "doubt", doubt };
  };
  const doubtAbout = (about: Observation["about"], { verdict }: Observation) => {
    if (verdict === "no" && !isControlled) return "control-refused" as const;
    if (verdict !== "yes") return undefined;
    // permit_mynetworks in front of the check of the sender: the address let it pass, not the login.
    if (isTrusted) return "trusted-vantage" as const;
    if (isVerified) return "verification" as const;
    return facts.mayRewrite && about === "forgeAuthenticated" ? ("rewrite" as const) : undefined;
  };
  // What a filter does to the user's own message says nothing about forged ones.
  const mayDeliver =
    deliverTo !== undefined &&
    isControlled &&
    !isTrusted &&
    (await isDelivered(dialogue, target, own));
  /** What RCPT lets pass may be refused at DATA, or by a filter behind it: a message to the administrator shows it. */
  const tryAs = async (forged: string): Promise<TriedEnvelope> => {
    const tried = await tryEnvelope(dialogue, forged, thirdParty);
    if (tried.judgement.kind !== "accepted" || !mayDeliver) return tried;
    const what = `envelope sender <${forged}> after login`;
    const message = { sender: forged, from: own, recipient: deliverTo, nonce, what };
    const sent = await deliverTest(dialogue, message);
    return sent.stage === "envelope" ? tried : sent;
  };
  return [
    see("forgeAuthenticated", await tryAs(colleague)),
    see("forgeAuthenticated", await tryAs(sender)),
    see("forgeNullSender", await tryAs("")),
  ];
}

/** The control: the user's own message to the administrator is taken. */
async function isDelivered(
  dialogue: SmtpDialogue,
  { deliverTo = "", nonce }: ProbeTarget,
  own: string,
): Promise<boolean> {
  const message = { sender: own, recipient: deliverTo, nonce, what: "own sender after login" };
  return (await deliverTest(dialogue, message)).judgement.kind === "accepted";
}

/** Readers see the header, not the envelope: a check of the envelope alone leaves it open. */
async function forgeHeader(
  dialogue: SmtpDialogue,
  { run: { target } }: ProbeContext,
  user: string,
): Promise<readonly Observation[]> {
  const { deliverTo, nonce } = target;
  if (deliverTo === undefined) return [];
  const { own, colleague } = namesOf(target, user);
  const what = `From: <${colleague}> after login`;
  const message = { sender: own, from: colleague, recipient: deliverTo, nonce, what };
  const tried = await deliverTest(dialogue, message);
  return tried.stage === "envelope" ? [] : [observe("login", "forged-header", tried, dialogue)];
}

/** The user's own address, and another one of the house. */
function namesOf(
  { domain, known }: ProbeTarget,
  user: string,
): { readonly own: string; readonly colleague: string } {
  const own = user.includes("@") ? user : `${user}@${domain}`;
  const isOwn = known.toLowerCase() === own.toLowerCase();
  return { own, colleague: isOwn ? `postmaster@${domain}` : known };
}
