import { said } from "../../core/witness.ts";
import { depends, no, worst } from "../answers.ts";
import type { Verdict } from "../answers.ts";
import { loopback } from "./ask-relay.ts";
import { peopleIn } from "./domains.ts";
import type { OwnDomain } from "./domains.ts";
import { ownersOf } from "./login-map.ts";
import { ATTACKER } from "../people.ts";
import { findAddress, resolveRecipient, tablesOf } from "./recipient.ts";
import type { Client } from "./request.ts";
import { anyStranger, ask, knownIn, outsider, plainRequest, someoneIn } from "./scene.ts";
import type { Scene } from "./scene.ts";
import { openTable } from "./table.ts";

const PROTECTED = no(said("no-path-in-lists"));

/** May a logged-in user send as somebody else here, or as a stranger? */
export function askForgeAuthenticated(scene: Scene): Verdict {
  if (!scene.auth.usable) return no(scene.auth.because);
  const senders = [
    ...localSenders(scene),
    ATTACKER,
    ...scene.lures.senders.filter((s) => s !== "").slice(0, 10),
  ];
  const verdicts = logins(scene).flatMap((login) =>
    senders
      .filter((sender) => !isOwnAddress(scene, login, sender))
      .map((sender) =>
        ask(scene, plainRequest(scene, outsider(anyStranger(scene)), { login, sender })),
      ),
  );
  return doubtful(scene, worst(verdicts, verdicts[0] ?? PROTECTED));
}

/** May a logged-in user send as `<>`? */
export function askForgeNullSender(scene: Scene): Verdict {
  if (!scene.auth.usable) return no(scene.auth.because);
  const verdicts = logins(scene).map((login) =>
    ask(scene, plainRequest(scene, outsider(anyStranger(scene)), { login, sender: "" })),
  );
  return doubtful(scene, worst(verdicts, verdicts[0] ?? PROTECTED));
}

function doubtful(scene: Scene, verdict: Verdict): Verdict {
  return scene.auth.uncertain === undefined || verdict.answer === "no"
    ? verdict
    : depends(scene.auth.uncertain);
}

/** May a trusted or loopback client use any local sender towards third parties? */
export function askForgeTrusted(scene: Scene): Verdict {
  const inside = [...scene.samples.privateNamed, ...scene.samples.privateOther].map(
    (s): Client => ({ kind: "private", address: s.address, name: "unknown", ownSubnet: false }),
  );
  const clients = [loopback(), ...inside];
  const verdicts = clients.flatMap((client) =>
    localSenders(scene).map((sender) => ask(scene, plainRequest(scene, client, { sender }))),
  );
  return worst(verdicts, verdicts[0] ?? PROTECTED);
}

/** May an outsider use a local sender towards local recipients? */
export function askForgeUnauthenticatedLocal(scene: Scene): Verdict {
  const inbound = scene.domains.filter((d) => d.addressClass !== "relay");
  const verdicts = inbound.flatMap((domain) =>
    localSenders(scene, domain).flatMap((sender) =>
      knownIn(scene, domain).map((recipient) =>
        ask(scene, plainRequest(scene, outsider(anyStranger(scene)), { sender, recipient })),
      ),
    ),
  );
  return worst(verdicts, verdicts[0] ?? no(said("no-local-domain")));
}

/** Senders of this server: those that the login table protects if there are any, else people, else anybody. */
function localSenders(scene: Scene, only?: OwnDomain): string[] {
  const domains =
    only === undefined ? scene.domains.filter((d) => d.addressClass !== "relay") : [only];
  const owned = loginRows(scene)
    .map((r) => r.key)
    .filter((k) => domains.some((d) => k.endsWith(`@${d.domain}`)) && !k.startsWith("@"));
  const people = domains.flatMap((d) => peopleIn(scene.settings, scene.texts, d));
  const favoured = scene.lures.senders.filter((s) =>
    domains.some((d) => s.endsWith(`@${d.domain}`)),
  );
  const known = [...new Set([...owned, ...people, ...favoured.slice(0, 4)])].slice(0, 12);
  return known.length > 0 ? known : domains.slice(0, 3).map((d) => someoneIn(d.domain));
}

function loginRows(scene: Scene): { readonly key: string; readonly value: string }[] {
  return tablesOf(scene.settings, "smtpd_sender_login_maps").flatMap((spec) => {
    if (spec.startsWith("static:")) return [{ key: "", value: spec.slice("static:".length) }];
    return (openTable(spec, scene.texts).rows ?? [])
      .filter((r) => r.pattern === undefined || !r.value.includes("$"))
      .slice(0, 50);
  });
}

/** Logins that exist: owners that the table names and that look like accounts, and one ordinary account. */
function logins(scene: Scene): string[] {
  const owners = loginRows(scene)
    .flatMap((r) => r.value.split(/[\s,]+/))
    .filter((o) => looksLikeLogin(scene, o));
  const people = scene.domains.flatMap((d) => peopleIn(scene.settings, scene.texts, d)).slice(0, 2);
  const plain =
    people.length > 0 ? people : scene.domains.slice(0, 1).map((d) => `member7c1d9b4e@${d.domain}`);
  return [...new Set([...plain, ...owners.slice(0, 8)])];
}

function looksLikeLogin(scene: Scene, owner: string): boolean {
  if (owner.includes("$") || owner === "") return false;
  if (owner.includes("@"))
    return resolveRecipient(scene.settings, scene.texts, owner).addressClass !== "external";
  return [...scene.existing].some((a) => a.startsWith(`${owner.toLowerCase()}@`));
}

/** The user's own address, one whose mail he alone gets, or one that a row of its own gives him. */
function isOwnAddress(scene: Scene, login: string, sender: string): boolean {
  const user = login.toLowerCase();
  if (sender === user || sender.split("@")[0] === user.split("@")[0]) return true;
  if (isAliasOf(scene, user, sender)) return true;
  const owners = ownersOf(scene.settings, scene.texts, sender);
  return (
    owners.kind === "owned" &&
    owners.key === sender &&
    loginRows(scene).some((row) => row.key === sender) &&
    owners.logins.length === 1 &&
    owners.logins[0]?.toLowerCase() === user
  );
}

function isAliasOf({ settings, texts }: Scene, user: string, sender: string): boolean {
  const aliases = tablesOf(settings, "virtual_alias_maps");
  const found = findAddress(settings, texts, aliases, sender, false);
  return found.kind === "found" && found.value.trim().toLowerCase() === user;
}
