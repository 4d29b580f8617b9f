import { said, setting, under } from "../../core/witness.ts";
import { askNeighbour } from "../ask-neighbour.ts";
import { depends, no, worst } from "../answers.ts";
import type { Verdict } from "../answers.ts";
import { ATTACKER, ATTACKER_DOMAIN, THIRD_PARTY_DOMAIN } from "../people.ts";
import type { EximClient, EximRequest } from "./environment.ts";
import { matchDomain, matchHosts } from "./list.ts";
import { attemptsOf } from "./lures.ts";
import { anyStranger, ask, environmentOf, outsider, plainRequest, someoneIn } from "./scene.ts";
import type { EximScene } from "./scene.ts";

const CLOSED = no(said("no-path-in-acls"));
/** Each round may meet comparisons that the one before did not reach. */
const ROUNDS = 3;

export const loopback = (): EximClient => ({
  kind: "loopback",
  address: "127.0.0.1",
  name: "localhost",
});

/** Can an outsider send to third parties, in any form that an attacker would try? */
export function askRelayUnauthenticated(scene: EximScene): Verdict {
  const strangers = scene.samples.strangers.flatMap(({ address }) => [
    outsider(address),
    outsider(address, ""),
  ]);
  const plain = ask(scene, plainRequest(scene, anyStranger(scene)));
  let open: Verdict = plain;
  for (let round = 0; round < ROUNDS && open.answer !== "yes"; round++) {
    open = worst(
      strangers.flatMap((client) => requests(scene, client)).map((r) => ask(scene, r)),
      open,
    );
  }
  if (open.answer === "yes") return open;
  const claimed = askClaimedAddress(scene);
  if (claimed.answer === "yes") return claimed;
  return worst(
    [
      claimed,
      askRoleAddresses(scene),
      ...guardedRecipients(scene),
      ...guardedNames(scene),
      ...guardedNetworks(scene),
      askOverIpv6(scene),
    ],
    open.answer === "no" ? plain : open,
  );
}

function requests(scene: EximScene, client: EximClient): EximRequest[] {
  const attempts = attemptsOf(scene.lures.values());
  const base = plainRequest(scene, client);
  const own = scene.domains.slice(0, 3).map(someoneIn);
  const senders = [ATTACKER, "", ...own, ...attempts.senders];
  const helos = [...scene.domains.slice(0, 2), "localhost", ...attempts.helos];
  const both =
    attempts.senders.length * attempts.helos.length <= 100
      ? attempts.senders.flatMap((sender) =>
          attempts.helos.map((helo) => ({ ...base, sender, helo })),
        )
      : [];
  return [
    ...senders.map((sender) => ({ ...base, sender })),
    ...helos.map((helo) => ({ ...base, helo })),
    { ...base, recipient: `victim@${ATTACKER_DOMAIN}` },
    // Whether to encrypt is the client's choice, too.
    ...(scene.listener.wrapped ? [] : [{ ...base, tls: false }]),
    ...both,
  ];
}

/** `accept local_parts = postmaster` without a condition on the domain takes mail for every postmaster there is. */
function askRoleAddresses(scene: EximScene): Verdict {
  const verdict = worst(
    ["postmaster", "abuse"].map((role) =>
      ask(
        scene,
        plainRequest(scene, anyStranger(scene), { recipient: `${role}@${THIRD_PARTY_DOMAIN}` }),
      ),
    ),
    CLOSED,
  );
  return verdict.answer === "yes"
    ? depends(under([said("only-some-recipients")], verdict.witness))
    : CLOSED;
}

/** Recipients and domains of others that the ACLs name by themselves, without a list of relay domains. */
function guardedRecipients(scene: EximScene): Verdict[] {
  const { recipients, senders } = attemptsOf(scene.lures.values());
  return recipients.flatMap(({ address, reach }) => {
    const domain = address.slice(address.lastIndexOf("@") + 1);
    if (reach === "named" && isServed(scene, domain)) return [];
    const verdict = worst(
      [{}, ...senders.slice(0, 5).map((sender) => ({ sender }))].map((change) => {
        const request = { recipient: address, ...change };
        return ask(scene, plainRequest(scene, anyStranger(scene), request));
      }),
      CLOSED,
    );
    return verdict.answer === "yes" && (reach === "loose" || reach === "role")
      ? [depends(under([said("only-some-recipients")], verdict.witness))]
      : [verdict];
  });
}

/** True for domains that this server takes mail for: in a list, below an own one, or sent on by a router of its own. */
function isServed(scene: EximScene, domain: string): boolean {
  if (scene.domains.includes(domain) || scene.local.some((own) => domain.endsWith(`.${own}`)))
    return true;
  const environment = environmentOf(scene, plainRequest(scene, anyStranger(scene)));
  const holds = (list: string): boolean =>
    matchDomain(environment, list, domain).truth.is === "true";
  const { lists, routers } = scene.config;
  return (
    [...lists].some(([key, { value }]) => key.startsWith("domain:") && holds(value)) ||
    routers.some(({ options }) => {
      const isRoute = options.get("driver")?.value === "manualroute";
      return isRoute && holds(options.get("domains")?.value ?? "");
    })
  );
}

/** `hosts_proxy` lets whoever it names write the client address himself. */
function askClaimedAddress(scene: EximScene): Verdict {
  const proxy = scene.config.main.get("hosts_proxy")?.value;
  const stranger = anyStranger(scene);
  if (
    proxy === undefined ||
    matchHosts(environmentOf(scene, plainRequest(scene, stranger)), proxy).truth.is === "false"
  )
    return CLOSED;
  const inside = worst(
    [loopback(), { kind: "private", address: "10.217.93.41", name: "" } as const].map((c) =>
      ask(scene, plainRequest(scene, c)),
    ),
    CLOSED,
  );
  return inside.answer === "no"
    ? CLOSED
    : {
        answer: inside.answer,
        witness: under([setting(`hosts_proxy = ${proxy}`), said("proxy-line")], inside.witness),
      };
}

/** A client name is worth what its owner's DNS is worth. */
function guardedNames(scene: EximScene): Verdict[] {
  return attemptsOf(scene.lures.values()).clientNames.map(({ name, common }) => {
    const { answer, witness } = ask(
      scene,
      plainRequest(scene, outsider(anyStranger(scene).address, name)),
    );
    return answer === "yes" && !common
      ? depends(under([said("owner-of-dns", { name })], witness))
      : { answer, witness };
  });
}

function guardedNetworks(scene: EximScene): Verdict[] {
  return scene.samples.named.flatMap((sample) => {
    const prefix = sample.network?.prefix ?? 32;
    if (prefix >= 24) return [];
    const { answer, witness } = ask(scene, plainRequest(scene, outsider(sample.address)));
    const from = said("only-from", { network: `${sample.address}/${prefix}` });
    return answer === "no" ? [] : [depends(under([from], witness))];
  });
}

function askOverIpv6(scene: EximScene): Verdict {
  const verdict = worst(
    scene.samples.strangers6.map(({ address }) =>
      ask(scene, plainRequest(scene, outsider(address))),
    ),
    CLOSED,
  );
  return verdict.answer === "yes"
    ? depends(under([said("only-over-ipv6")], verdict.witness))
    : CLOSED;
}

/** Ordinary values, and senders that a whole top-level domain makes ordinary. */
function askPlain(scene: EximScene, client: EximClient): Verdict {
  const first = ask(scene, plainRequest(scene, client));
  const { commonSenders, recipients } = attemptsOf(scene.lures.values());
  const changes = [
    ...commonSenders.map((sender) => ({ sender })),
    ...recipients
      .filter(({ reach }) => reach === "wide")
      .map(({ address }) => ({ recipient: address })),
  ];
  const common = changes.map((change) => ask(scene, plainRequest(scene, client, change)));
  return worst(common, first);
}

/** Can a host of the provider's subnet send to third parties? */
export function askRelayNeighbour(scene: EximScene): Verdict {
  return askNeighbour(
    scene,
    (address) => askPlain(scene, { kind: "neighbour", address, name: "" }),
    CLOSED,
  );
}

/** Can a client with a private address send to third parties? */
export function askRelayPrivate(scene: EximScene): Verdict {
  const client = (address: string): EximClient => ({ kind: "private", address, name: "" });
  const named = scene.samples.privateNamed.map((s) => askPlain(scene, client(s.address)));
  const others = scene.samples.privateOther.map((s) => askPlain(scene, client(s.address)));
  const inside = worst(named, CLOSED);
  const outside = worst(others, named[0] ?? CLOSED);
  const refusedInside = named.some((v) => v.answer === "no");
  // With a negated item in the list, two answers do not tell which private networks pass.
  const negated = [...scene.config.lists].some(
    ([key, { value }]) => key.startsWith("host:") && value.includes("!"),
  );
  if (outside.answer !== "yes")
    return inside.answer === "yes" && refusedInside && negated
      ? depends(inside.witness)
      : worst([inside], outside);
  return refusedInside ? depends(under([said("not-every-private")], outside.witness)) : outside;
}
