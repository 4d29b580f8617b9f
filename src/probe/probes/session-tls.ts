import type { Observation } from "../observation.ts";
import { openFor } from "../probe-run.ts";
import type { Probe, ProbeContext } from "../probe-run.ts";
import type { SmtpDialogue } from "../smtp-dialogue.ts";
import { replyText } from "../smtp-reply.ts";
import type { TlsFacts } from "../../core/smtp-world.ts";
import { keywordsOf, isLoggedIn, offersLogin } from "./session-clear.ts";

/** STARTTLS, the certificate, and logins that are none: an empty one, and an unknown user without a password. */
export const sessionTls: Probe = {
  id: "session-tls",
  applies: () => true,
  run: async (context) => {
    const dialogue = await openFor(context);
    if (dialogue === undefined) return [];
    const found: Observation[] = [];
    const see = (about: Observation["about"], isYes: boolean, witness: string): void => {
      const verdict = isYes ? "yes" : "no";
      found.push({ probe: "session-tls", about, verdict, witness, dialogue: dialogue.transcript });
    };
    const offered = context.facts.keywords.includes("STARTTLS");
    if (context.listener.kind !== "smtps") {
      const facts = offered ? await startTls(dialogue, context) : undefined;
      const witness = offered ? "EHLO: STARTTLS" : "EHLO: -";
      see("startTls", facts !== undefined, `${witness}; ${facts?.protocol ?? "no TLS"}`);
      if (offered) see("starttls-broken", facts === undefined, dialogue.transcript.at(-1) ?? "");
    }
    const { tls } = dialogue;
    if (tls !== undefined) {
      see("old-tls", /^TLSv1(?:\.1)?$|SSL/.test(tls.protocol), `${tls.protocol} ${tls.cipher}`);
      see("certificate", tls.distrust !== undefined, certificateWitness(tls));
    }
    if (!offered || tls !== undefined) await tryLogins(dialogue, context, see);
    await dialogue.quit();
    return found;
  },
};

const certificateWitness = ({ distrust, names, expiresAt }: TlsFacts): string =>
  [distrust ?? "trusted", names.slice(0, 5).join(" "), expiresAt ?? ""].join(", ");

/** TLS, then EHLO again (RFC 3207 4.2). */
export async function startTls(
  dialogue: SmtpDialogue,
  { run }: ProbeContext,
): Promise<TlsFacts | undefined> {
  const reply = await dialogue.command("STARTTLS");
  return reply.code === 220 ? await dialogue.secure(run.target.host) : undefined;
}

/** `AUTH PLAIN` with authorization, user and password empty; then a user who does not exist, without a password. */
async function tryLogins(
  dialogue: SmtpDialogue,
  { run, listener }: ProbeContext,
  see: (about: Observation["about"], isYes: boolean, witness: string) => void,
): Promise<void> {
  const ehlo = await dialogue.command(`EHLO ${run.target.helo}`);
  const login = await offersLogin(dialogue, keywordsOf(ehlo));
  if (listener.port === 25) see("authOnPort25", login.offered, login.witness);
  if (!login.offered) {
    see("authBypass", false, login.witness);
    return;
  }
  const nobody = Buffer.from(`\0nosuch-${run.target.nonce}@${run.target.domain}\0`);
  for (const [credentials, shown] of [
    [Buffer.from("\0\0"), "(empty user, empty password)"],
    [nobody, "(unknown user, empty password)"],
  ] as const) {
    if (!run.mayFailLogin()) return;
    const shownLine = `AUTH PLAIN ${shown}`;
    const reply = await dialogue.command(`AUTH PLAIN ${credentials.toString("base64")}`, shownLine);
    see("authBypass", isLoggedIn(reply), `${shownLine}: ${replyText(reply)}`);
    if (isLoggedIn(reply) || reply.problem !== undefined) return;
  }
}
