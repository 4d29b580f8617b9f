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

const NO_AUTH = no("no authenticator is offered");

function atLogin(scene: EximScene, tls: boolean): EximRequest {
  return plainRequest(scene, anyStranger(scene), { tls, sender: undefined, recipient: undefined });
}

/** Exim refuses AUTH that it did not offer, so what counts is what it offers without TLS. */
export function askAuthPlaintext(scene: EximScene): Verdict {
  if (scene.listener.wrapped) return no("TLS from the first byte");
  const mechanisms = offered(environmentOf(scene, atLogin(scene, false)));
  if (mechanisms.length === 0) return no("no authenticator is offered without TLS");
  const password = mechanisms.find((m) => sendsPassword(m.authenticator));
  const names = mechanisms.map((m) => m.authenticator.name).join(", ");
  if (password === undefined)
    return depends(`${names} is offered without TLS, but does not send the password itself`);
  return password.certain
    ? yes(`${password.authenticator.name} is offered without TLS`)
    : depends(`${password.authenticator.name}: its server_advertise_condition`);
}

export function askAuthOnPort25(scene: EximScene): Verdict {
  if (scene.listener.port !== 25) return no("not port 25");
  const mechanisms = [true, false]
    .filter((tls) => !tls || scene.tlsAvailable)
    .flatMap((tls) => offered(environmentOf(scene, atLogin(scene, tls))));
  if (mechanisms.length === 0) return NO_AUTH;
  const certain = mechanisms.find((m) => m.certain);
  return certain === undefined
    ? depends("server_advertise_condition")
    : yes(`${certain.authenticator.name} is offered`);
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
      const what = `${authenticator.name} with user "${attempt.user}" and password "${attempt.password}"`;
      if (attempt.accepted.is === "true") return certain ? yes(what) : depends(what);
      return attempt.accepted.is === "unknown"
        ? depends(`${attempt.accepted.why}: ${what}`)
        : no(`${authenticator.name} refuses empty and unknown logins`);
    }),
  );
  return worst(verdicts, verdicts[0] ?? NO_AUTH);
}

export function askStartTls(scene: EximScene): Verdict {
  if (scene.listener.wrapped) return no("TLS from the first byte, no STARTTLS");
  return scene.tlsAvailable
    ? yes("tls_advertise_hosts")
    : no("tls_advertise_hosts names no outsider");
}

/** VRFY answers only where `acl_smtp_vrfy` accepts, and then by the routers. */
export function askVrfy(scene: EximScene): Verdict {
  if (!scene.config.main.has("acl_smtp_vrfy")) return no("acl_smtp_vrfy is not set");
  const verdicts = scene.local.slice(0, 3).map((domain): Verdict => {
    const request = plainRequest(scene, anyStranger(scene), { recipient: unknownIn(domain) });
    const environment = environmentOf(scene, request);
    const branches = runAclOption(environment, "acl_smtp_vrfy", "deny", ACL_START);
    if (branches.every((b) => b.result !== "accept")) return no("acl_smtp_vrfy refuses");
    if (branches.some((b) => b.result !== "accept"))
      return depends(branches.flatMap((b) => b.oracles).join(", "));
    const routed = routeAddress(environment, unknownIn(domain), "verify-recipient");
    if (routed.to === "unknown") return depends(routed.because);
    return routed.to === "nowhere"
      ? yes("acl_smtp_vrfy accepts: 250 for users, 550 for others")
      : no("every address is routable");
  });
  return worst(verdicts, verdicts[0] ?? no("no local domain"));
}

/** Fixed in 4.97.1; distributions patched older releases without changing the number. */
export function askSmuggling(scene: EximScene): Verdict {
  if (scene.version !== undefined && isAtLeast(scene.version, 4, 97, 1))
    return no("Exim 4.97.1 or later");
  if (isPatchedPackage(scene.versionText))
    return no(`${scene.versionText} has the fix of CVE-2023-51766`);
  const [domain] = scene.local;
  const inbound =
    domain === undefined
      ? no("no local domain")
      : ask(scene, plainRequest(scene, anyStranger(scene), { recipient: someoneIn(domain) }));
  if (inbound.answer === "no") return no(inbound.witness);
  return depends(
    scene.version === undefined
      ? "the Exim version (--mta-version)"
      : "older than 4.97.1: whether the distribution patched CVE-2023-51766",
  );
}

/** First Debian packages with the fix (DSA-5597-1). */
const PATCHED: Readonly<Record<string, number>> = { deb11u: 2, deb12u: 4 };

function isPatchedPackage(version: string): boolean {
  const found = /\+(deb\d{2}u)(\d{1,3})/.exec(version);
  const first = PATCHED[found?.[1] ?? ""];
  return first !== undefined && Number(found?.[2]) >= first;
}
