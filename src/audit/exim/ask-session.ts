import { said, setting, under } from "../../core/witness.ts";
import { depends, no, worst, yes } from "../answers.ts";
import type { Verdict } from "../answers.ts";
import { unknownIn } from "../people.ts";
import { isAtLeast } from "../version.ts";
import { ACL_START, runAclOption } from "./acl.ts";
import { bypassTries, offered, sendsPassword } from "./authenticators.ts";
import type { EximRequest } from "./environment.ts";
import { routeAddress } from "./route.ts";
import { anyStranger, ask, environmentOf, plainRequest, someoneIn } from "./scene.ts";
import type { EximScene } from "./scene.ts";

const NO_AUTH = no(said("no-authenticator"));

function atLogin(scene: EximScene, tls: boolean): EximRequest {
  return plainRequest(scene, anyStranger(scene), { tls, sender: undefined, recipient: undefined });
}

/** Exim refuses AUTH that it did not offer, so what counts is what it offers without TLS. */
export function askAuthPlaintext(scene: EximScene): Verdict {
  if (scene.listener.wrapped) return no(said("tls-from-start"));
  const mechanisms = offered(environmentOf(scene, atLogin(scene, false)));
  if (mechanisms.length === 0) return no(said("no-authenticator-in-clear"));
  const password = mechanisms.find((m) => sendsPassword(m.authenticator));
  const names = mechanisms.map((m) => m.authenticator.name);
  if (password === undefined) return depends(said("mechanism-hides-password", { names }));
  const { name } = password.authenticator;
  return password.certain
    ? yes(said("mechanism-in-clear", { name }))
    : depends(under([setting(name)], setting("server_advertise_condition")));
}

export function askAuthOnPort25(scene: EximScene): Verdict {
  if (scene.listener.port !== 25) return no(said("not-port-25"));
  const mechanisms = [true, false]
    .filter((tls) => !tls || scene.tlsAvailable)
    .flatMap((tls) => offered(environmentOf(scene, atLogin(scene, tls))));
  if (mechanisms.length === 0) return NO_AUTH;
  const certain = mechanisms.find((m) => m.certain);
  return certain === undefined
    ? depends(setting("server_advertise_condition"))
    : yes(said("mechanism-offered", { name: certain.authenticator.name }));
}

/** Tries logins that nobody should have. */
export function askAuthBypass(scene: EximScene): Verdict {
  const environment = environmentOf(scene, atLogin(scene, scene.tlsAvailable));
  const mechanisms = [
    ...offered(environment),
    ...offered(environmentOf(scene, atLogin(scene, false))),
  ];
  const verdicts = mechanisms.flatMap(({ authenticator, certain }) =>
    bypassTries(environment, authenticator).map((attempt): Verdict => {
      const { name } = authenticator;
      const { user, password } = attempt;
      const what = said("login-tried", { name, user, password });
      if (attempt.accepted.is === "true") return certain ? yes(what) : depends(what);
      return attempt.accepted.is === "unknown"
        ? depends(under([attempt.accepted.why], what))
        : no(said("logins-refused", { name }));
    }),
  );
  return worst(verdicts, verdicts[0] ?? NO_AUTH);
}

export function askStartTls(scene: EximScene): Verdict {
  if (scene.listener.wrapped) return no(said("tls-from-start"));
  return scene.tlsAvailable ? yes(setting("tls_advertise_hosts")) : no(said("tls-for-nobody"));
}

/** VRFY answers only where `acl_smtp_vrfy` accepts, and then by the routers. */
export function askVrfy(scene: EximScene): Verdict {
  if (!scene.config.main.has("acl_smtp_vrfy"))
    return no(said("acl-unset", { option: "acl_smtp_vrfy" }));
  const verdicts = scene.local.slice(0, 3).map((domain): Verdict => {
    const request = plainRequest(scene, anyStranger(scene), { recipient: unknownIn(domain) });
    const environment = environmentOf(scene, request);
    const branches = runAclOption(environment, "acl_smtp_vrfy", "deny", ACL_START);
    if (branches.every((b) => b.result !== "accept")) return no(said("vrfy-refused"));
    if (branches.some((b) => b.result !== "accept"))
      return depends(
        under(
          branches.flatMap((b) => b.oracles),
          setting("acl_smtp_vrfy"),
        ),
      );
    const routed = routeAddress(environment, unknownIn(domain), "verify-recipient");
    if (routed.to === "unknown") return depends(routed.because);
    return routed.to === "nowhere"
      ? yes(said("vrfy-tells", { reply: 250 }))
      : no(said("vrfy-all-routable"));
  });
  return worst(verdicts, verdicts[0] ?? no(said("no-local-domain")));
}

/** Fixed in 4.97.1; distributions patched older releases without changing the number. */
export function askSmuggling(scene: EximScene): Verdict {
  if (scene.version !== undefined && isAtLeast(scene.version, 4, 97, 1))
    return no(said("smuggling-fixed", { version: "4.97.1" }));
  if (isPatchedPackage(scene.versionText))
    return no(said("smuggling-patched", { version: scene.versionText }));
  const [domain] = scene.local;
  const inbound =
    domain === undefined
      ? no(said("no-local-domain"))
      : ask(scene, plainRequest(scene, anyStranger(scene), { recipient: someoneIn(domain) }));
  if (inbound.answer === "no") return no(inbound.witness);
  return depends(
    scene.version === undefined
      ? said("version-decides", { mta: "Exim" })
      : said("smuggling-perhaps"),
  );
}

/** First Debian packages with the fix (DSA-5597-1). */
const PATCHED: Readonly<Record<string, number>> = { deb11u: 2, deb12u: 4 };

function isPatchedPackage(version: string): boolean {
  const found = /\+(deb\d{2}u)(\d{1,3})/.exec(version);
  const first = PATCHED[found?.[1] ?? ""];
  return first !== undefined && Number(found?.[2]) >= first;
}
