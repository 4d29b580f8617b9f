import { said, setting, under } from "../../core/witness.ts";
import { depends, no, worst, yes } from "../answers.ts";
import type { Verdict } from "../answers.ts";
import { hasBareNewlineParameter } from "./bare-newline.ts";
import { clientInList } from "./match-list.ts";
import { dovecotLogin } from "../dovecot.ts";
import { unknownIn } from "../people.ts";
import { anyStranger, ask, askGreeting, knownIn, outsider, plainRequest } from "./scene.ts";
import type { Scene } from "./scene.ts";

export function askAuthPlaintext(scene: Scene): Verdict {
  const { auth } = scene;
  if (!auth.inClear) return no(auth.because);
  return behindGreeting(
    scene,
    auth.uncertain === undefined ? yes(auth.because) : depends(auth.uncertain),
  );
}

export function askAuthOnPort25(scene: Scene): Verdict {
  const { auth, listener } = scene;
  if (listener.port !== 25) return no(said("not-port-25"));
  if (!auth.usable) return no(auth.because);
  return behindGreeting(
    scene,
    auth.uncertain === undefined ? yes(auth.because) : depends(auth.uncertain),
  );
}

/** What is offered helps nobody who is refused before. */
function behindGreeting(scene: Scene, offered: Verdict): Verdict {
  const greeting = askGreeting(scene);
  if (greeting.answer === "yes") return offered;
  return greeting.answer === "no" ? greeting : depends(greeting.witness);
}

/** Postfix only passes the login on: the back end decides. */
export function askAuthBypass(scene: Scene): Verdict {
  const { auth, texts } = scene;
  if (!auth.usable) return no(auth.because);
  return behindGreeting(scene, dovecotLogin(texts) ?? depends(said("sasl-logins")));
}

export function askStartTls(scene: Scene): Verdict {
  const { auth } = scene;
  if (auth.wrapped) return no(said("tls-from-start"));
  return auth.tlsAvailable
    ? behindGreeting(scene, yes(said("tls-set-up")))
    : no(said("tls-lacking"));
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
    const known = worst(knownIn(scene, d).map(probe), no(said("no-local-domain")));
    const unknown = probe(unknownIn(d.domain));
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
    domains
      .flatMap((d) => knownIn(scene, d))
      .map((recipient) =>
        ask(scene, plainRequest(scene, outsider(anyStranger(scene)), { recipient })),
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
