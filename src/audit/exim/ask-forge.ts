import { said, under } from "../../core/witness.ts";
import { depends, no, worst } from "../answers.ts";
import type { Verdict } from "../answers.ts";
import { ATTACKER, MEMBER } from "../people.ts";
import { loopback } from "./ask-relay.ts";
import type { EximClient } from "./environment.ts";
import { attemptsOf } from "./lures.ts";
import { anyStranger, ask, otherIn, plainRequest, someoneIn } from "./scene.ts";
import type { EximScene } from "./scene.ts";

const PROTECTED = no(said("no-path-in-acls"));
const NO_LOGIN = no(said("no-authenticator"));

/** A mail of the logged-in member, judged by what is queued in the end: submission mode may replace the sender. */
function askAsMember(scene: EximScene, sender: string): Verdict {
  const { login } = scene;
  if (login === undefined) return NO_LOGIN;
  const request = plainRequest(scene, anyStranger(scene), {
    login: { id: login.id, authenticator: login.authenticator.name },
    sender,
  });
  const { answer, witness, submissions } = ask(scene, request);
  if (answer === "no" || sender === "") return { answer, witness };
  const rewritten = submissions.filter((s) => s === "plain").length;
  if (rewritten === 0) return { answer, witness };
  if (login.id === "") return depends(under([said("no-path-for-id")], witness));
  return rewritten === submissions.length
    ? no(under([said("sender-rewritten")], witness))
    : depends(witness);
}

/** May a logged-in user send as somebody else here, or as a stranger? */
export function askForgeAuthenticated(scene: EximScene): Verdict {
  if (scene.login === undefined) return NO_LOGIN;
  const locals = scene.local.slice(0, 3).flatMap((d) => [otherIn(d)]);
  // A first round finds what senders are compared with.
  const first = [...locals, ATTACKER].map((sender) => askAsMember(scene, sender));
  const lures = attemptsOf(scene.lures.values())
    .senders.filter((s) => !s.includes(MEMBER))
    .slice(0, 10);
  return worst(
    [...first, ...lures.map((sender) => askAsMember(scene, sender))],
    first[0] ?? PROTECTED,
  );
}

/** May a logged-in user send as `<>`? */
export function askForgeNullSender(scene: EximScene): Verdict {
  return askAsMember(scene, "");
}

/** May a trusted or loopback client use any local sender towards third parties? */
export function askForgeTrusted(scene: EximScene): Verdict {
  const inside = [...scene.samples.privateNamed, ...scene.samples.privateOther].map(
    (s): EximClient => ({ kind: "private", address: s.address, name: "" }),
  );
  const verdicts = [loopback(), ...inside].flatMap((client) =>
    [...scene.local.slice(0, 3).map(someoneIn), ...localLures(scene)].map((sender) =>
      ask(scene, plainRequest(scene, client, { sender })),
    ),
  );
  return worst(verdicts, verdicts[0] ?? PROTECTED);
}

/** Local senders that the configuration names, as far as questions have met them so far. */
function localLures(scene: EximScene): string[] {
  return attemptsOf(scene.lures.values())
    .senders.filter((s) => scene.local.some((d) => s.endsWith(`@${d}`)))
    .slice(0, 5);
}

/** May an outsider use a local sender towards local recipients? */
export function askForgeUnauthenticatedLocal(scene: EximScene): Verdict {
  const domains = scene.local.slice(0, 3);
  const askAs = (sender: string): Verdict[] =>
    domains.map((d) => {
      const request = { sender, recipient: someoneIn(d) };
      return ask(scene, plainRequest(scene, anyStranger(scene), request));
    });
  const verdicts = domains.flatMap((d) => askAs(otherIn(d)));
  return worst([...verdicts, ...localLures(scene).flatMap(askAs)], verdicts[0] ?? PROTECTED);
}
