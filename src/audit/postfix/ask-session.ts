import { said, setting, under } from "../../core/witness.ts";
import { depends, no, worst, yes } from "../answers.ts";
import type { Verdict } from "../answers.ts";
import { isAtLeast } from "../version.ts";
import { clientInList } from "./match-list.ts";
import { dovecotLogin } from "../dovecot.ts";
import { unknownIn } from "../people.ts";
import { anyStranger, ask, outsider, plainRequest, someoneIn } from "./scene.ts";
import type { Scene } from "./scene.ts";

export function askAuthPlaintext({ auth }: Scene): Verdict {
  if (!auth.inClear) return no(auth.because);
  return auth.uncertain === undefined ? yes(auth.because) : depends(auth.uncertain);
}

export function askAuthOnPort25({ auth, listener }: Scene): Verdict {
  if (listener.port !== 25) return no(said("not-port-25"));
  if (!auth.usable) return no(auth.because);
  return auth.uncertain === undefined ? yes(auth.because) : depends(auth.uncertain);
}

/** Postfix only passes the login on: the back end decides. */
export function askAuthBypass({ auth, texts }: Scene): Verdict {
  if (!auth.usable) return no(auth.because);
  return dovecotLogin(texts) ?? depends(said("sasl-logins"));
}

export function askStartTls({ auth }: Scene): Verdict {
  if (auth.wrapped) return no(said("tls-from-start"));
  return auth.tlsAvailable ? yes(said("tls-set-up")) : no(said("tls-lacking"));
}

/** VRFY runs the recipient checks: it tells users apart when RCPT would. */
export function askVrfy(scene: Scene): Verdict {
  if (scene.settings.flag("disable_vrfy_command")) return no(setting("disable_vrfy_command = yes"));
  const verdicts = scene.domains.map((d): Verdict => {
    const probe = (recipient: string): Verdict =>
      ask(
        scene,
        plainRequest(scene, outsider(anyStranger(scene)), { sender: undefined, recipient }),
      );
    const [known, unknown] = [probe(someoneIn(d.domain)), probe(unknownIn(d.domain))];
    if (known.answer === "yes" && unknown.answer === "no")
      return yes(under([said("vrfy-tells", { reply: 252 })], unknown.witness));
    if (known.answer === "depends" || unknown.answer === "depends")
      return depends(unknown.answer === "depends" ? unknown.witness : known.witness);
    return no(said("vrfy-same"));
  });
  return worst(verdicts, no(said("no-local-domain")));
}

/** SMTP smuggling: does the server end a message at a dot between bare line feeds? */
export function askSmuggling(scene: Scene): Verdict {
  const { settings, domains } = scene;
  const value = settings.value("smtpd_forbid_bare_newline").toLowerCase();
  const known = hasBareNewlineParameter(settings.version);
  const exempt =
    known && value !== "no"
      ? clientInList(
          settings,
          scene.texts,
          "smtpd_forbid_bare_newline_exclusions",
          outsider(anyStranger(scene)),
        )
      : undefined;
  if (known && value !== "no" && exempt?.is !== "yes") {
    const set = setting(`smtpd_forbid_bare_newline = ${value}`);
    return value === "note" ? depends(set) : no(set);
  }
  const inbound = worst(
    domains.map((d) =>
      ask(
        scene,
        plainRequest(scene, outsider(anyStranger(scene)), { recipient: someoneIn(d.domain) }),
      ),
    ),
    no(said("no-local-domain")),
  );
  if (inbound.answer !== "yes") return inbound;
  if (settings.flag("smtpd_forbid_unauth_pipelining")) {
    return depends(said("pipelining-cut"));
  }
  return yes(
    exempt !== undefined
      ? under([setting("smtpd_forbid_bare_newline_exclusions")], exempt.because)
      : known
        ? setting("smtpd_forbid_bare_newline = no")
        : said("newline-unknown"),
  );
}

/** Since 3.9, and in the last releases of four older lines. */
export function hasBareNewlineParameter(version: readonly number[]): boolean {
  const [major = 0, minor = 0] = version;
  if (major !== 3 || minor >= 9) return isAtLeast(version, 3, 9);
  const patched = { 5: 23, 6: 13, 7: 9, 8: 4 }[minor];
  return patched !== undefined && isAtLeast(version, 3, minor, patched);
}
