import { path, said, setting, under } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import { askNeighbour } from "../ask-neighbour.ts";
import { depends, no, worst, yes } from "../answers.ts";
import type { Verdict } from "../answers.ts";
import type { Sample } from "./clients.ts";
import { isOwnSubdomain, peopleIn } from "./domains.ts";
import { relayDomainLures } from "./lures.ts";
import { clientInList } from "./match-list.ts";
import type { Membership } from "./match-list.ts";
import { ATTACKER, ATTACKER_DOMAIN, unknownIn } from "../people.ts";
import { resolveRecipient, tablesOf } from "./recipient.ts";
import type { Client, Request } from "./request.ts";
import { anyStranger, ask, outsider, plainRequest, someoneIn } from "./scene.ts";
import type { Scene } from "./scene.ts";
import { isTableSpec, openTable } from "./table.ts";

const CLOSED = no(said("no-path-in-lists"));

/** Can an outsider send to third parties, in any form that an attacker would try? */
export function askRelayUnauthenticated(scene: Scene): Verdict {
  const strangers = scene.samples.strangers.flatMap(({ address }) => [
    outsider(address),
    outsider(address, "unknown"),
  ]);
  const requests = strangers.flatMap((client) => attempts(scene, client));
  const open = worst(
    requests.map((r) => ask(scene, r)),
    CLOSED,
  );
  if (open.answer === "yes") return open;
  const claimed = askClaimedAddress(scene);
  if (claimed.answer === "yes") return claimed;
  const guarded = [
    ...guardedRecipients(scene),
    ...guardedNames(scene),
    ...guardedNetworks(scene),
    askOverIpv6(scene),
    askTwoStage(scene),
  ];
  return worst(
    [claimed, ...guarded],
    open.answer === "no" ? { ...open, witness: refusal(scene, open) } : open,
  );
}

function refusal(scene: Scene, open: Verdict): Witness {
  const plain = ask(scene, plainRequest(scene, outsider(anyStranger(scene))));
  return plain.answer === "no" ? plain.witness : open.witness;
}

/** All senders and HELO names worth trying, and both together where the tables are small. */
function attempts(scene: Scene, client: Client): Request[] {
  const { lures, domains, settings, texts } = scene;
  const own = domains
    .slice(0, 3)
    .flatMap((d) => [
      someoneIn(d.domain),
      unknownIn(d.domain),
      ...peopleIn(settings, texts, d).slice(0, 2),
    ]);
  const senders = [ATTACKER, "", `x@${settings.value("myhostname")}`, ...own, ...lures.senders];
  const helos = [
    undefined,
    "[203.0.113.1]",
    settings.value("myhostname"),
    ...domains.slice(0, 2).map((d) => d.domain),
    ...lures.helos,
  ];
  const base = plainRequest(scene, client);
  const mx: Request = { ...base, recipient: `victim@${ATTACKER_DOMAIN}` };
  const bySender = senders.map((sender) => ({ ...base, sender }));
  const byHelo = helos.map((helo) => (helo === undefined ? base : { ...base, helo }));
  const both =
    lures.senders.length * lures.helos.length <= 100
      ? lures.senders.flatMap((sender) => lures.helos.map((helo) => ({ ...base, sender, helo })))
      : [];
  return [...byHelo, ...bySender, mx, ...both];
}

/** XCLIENT and the PROXY protocol let the client say which address it has. */
function askClaimedAddress(scene: Scene): Verdict {
  const { settings, listener, texts } = scene;
  const stranger = outsider(anyStranger(scene));
  const proxy = [
    settings.value("smtpd_upstream_proxy_protocol"),
    listener.screen?.value("postscreen_upstream_proxy_protocol") ?? "",
  ].some((v) => v !== "");
  const xclient = clientInList(settings, texts, "smtpd_authorized_xclient_hosts", stranger);
  if (!proxy && xclient.is === "no") return CLOSED;
  if (!proxy) return askWithXclient(scene, xclient);
  const inside = askAsClaimed(scene);
  return inside.answer === "no"
    ? CLOSED
    : { ...inside, witness: under([said("proxy-line")], inside.witness) };
}

function askWithXclient(scene: Scene, right: Membership): Verdict {
  const inside = askAsClaimed(scene);
  if (inside.answer === "no") return CLOSED;
  const witness = under([said("xclient-allowed"), right.because], inside.witness);
  return right.is === "unknown" ? depends(witness) : { ...inside, witness };
}

/** The best that a client can do who chooses its address. */
function askAsClaimed(scene: Scene): Verdict {
  const claims = [
    loopback(),
    { ...loopback(), kind: "private", address: "10.217.93.41" } as Client,
  ];
  return worst(
    claims.map((client) => ask(scene, plainRequest(scene, client))),
    CLOSED,
  );
}

export const loopback = (): Client => ({
  kind: "loopback",
  address: "127.0.0.1",
  name: "localhost",
  ownSubnet: false,
});

/** Destinations that a table or a wide relay_domains entry lets through for everybody. */
function guardedRecipients(scene: Scene): Verdict[] {
  const { settings, texts } = scene;
  const client = outsider(anyStranger(scene));
  return [...scene.lures.recipients, ...relayDomainLures(settings, texts)].flatMap(
    ({ address, only }) => {
      const resolved = resolveRecipient(settings, texts, address);
      const wideRelay =
        resolved.addressClass === "relay" &&
        relayDomainLures(settings, texts).some((l) => l.address === address);
      if (
        (resolved.addressClass !== "external" && !wideRelay) ||
        isOwnSubdomain(settings, texts, resolved.domain)
      )
        return [];
      // A row for the recipient may stand in a class that only some senders or HELO names reach.
      const verdict = worst(
        [
          {},
          ...scene.lures.senders.slice(0, 10).map((sender) => ({ sender })),
          ...scene.lures.helos.slice(0, 10).map((helo) => ({ helo })),
        ].map((change) =>
          ask(scene, plainRequest(scene, client, { recipient: address, ...change })),
        ),
        CLOSED,
      );
      return verdict.answer === "yes" && only
        ? [depends(under([said("only-some-recipients")], verdict.witness))]
        : [verdict];
    },
  );
}

/** A client name in a table is worth what its owner's DNS is worth. */
function guardedNames(scene: Scene): Verdict[] {
  // Without look-ups every client is called "unknown".
  const names = scene.settings.flag("smtpd_peername_lookup") ? scene.lures.clientNames : [];
  return names.map(({ name, common }) => {
    const verdict = ask(scene, plainRequest(scene, outsider(anyStranger(scene), name)));
    return verdict.answer === "yes" && !common
      ? depends(under([said("owner-of-dns", { name })], verdict.witness))
      : verdict;
  });
}

/** Networks named in the configuration: their own hosts pass, not every outsider, unless nobody meant to trust them. */
function guardedNetworks(scene: Scene): Verdict[] {
  return scene.samples.named.flatMap((sample) => {
    const verdict = ask(scene, plainRequest(scene, outsider(sample.address)));
    if (verdict.answer === "no") return [];
    if (hasRefusingRow(scene, sample)) return [verdict];
    const prefix = sample.network?.prefix ?? 32;
    const from = said("only-from", { network: `${sample.address}/${prefix}` });
    return prefix < 24 ? [depends(under([from], verdict.witness))] : [];
  });
}

/** `203.0.113.0/24 REJECT` in a table of mynetworks trusts those hosts: match lists ignore the value. */
function hasRefusingRow(scene: Scene, sample: Sample): boolean {
  return scene.settings
    .words("mynetworks")
    .filter(isTableSpec)
    .some((spec) => {
      const found = openTable(spec, scene.texts).lookup(sample.address);
      return (
        found.kind === "found" &&
        /^(?:reject|no|deny|dunno|discard|false|off|[45]\d\d)\b/i.test(found.value)
      );
    });
}

function askOverIpv6(scene: Scene): Verdict {
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

/** `user%victim@relaydomain` goes on to a back end that trusts this host. */
function askTwoStage(scene: Scene): Verdict {
  const { settings } = scene;
  const relay = scene.domains.find((d) => d.addressClass === "relay");
  if (
    relay === undefined ||
    !settings.flag("allow_untrusted_routing") ||
    tablesOf(settings, "relay_recipient_maps").length > 0
  )
    return CLOSED;
  return depends(
    under(
      [setting("allow_untrusted_routing = yes")],
      said("relayed-by-back-end", { domain: relay.domain }),
    ),
  );
}

/** Can a host of the provider's subnet send to third parties? Plain form: only its address may help it. */
export function askRelayNeighbour(scene: Scene): Verdict {
  return askNeighbour(
    scene,
    (address) => askPlain(scene, { kind: "neighbour", address, name: "unknown", ownSubnet: true }),
    CLOSED,
  );
}

/** Can a client with a private address send to third parties? */
export function askRelayPrivate(scene: Scene): Verdict {
  const client = (address: string): Client => ({
    kind: "private",
    address,
    name: "unknown",
    ownSubnet: false,
  });
  const asked = ({ address }: Sample): Verdict => askAsPrivate(scene, client(address));
  const named = scene.samples.privateNamed.map(asked);
  const others = scene.samples.privateOther.map(asked);
  const inside = worst(named, CLOSED);
  const outside = worst(others, CLOSED);
  const refusedInside = named.find((v) => v.answer === "no");
  if (outside.answer === "no") {
    const [first = outside] = named;
    return inside.answer === "yes" && refusedInside !== undefined && isException(scene)
      ? depends(inside.witness)
      : inside.answer === "no"
        ? first
        : inside;
  }
  return refusedInside === undefined
    ? outside
    : depends(under([said("not-every-private")], outside.witness));
}

/** A private client may besides say which address it has, where XCLIENT is a right of its network and not of everybody. */
function askAsPrivate(scene: Scene, client: Client): Verdict {
  const plain = askPlain(scene, client);
  const right = (who: Client): Membership =>
    clientInList(scene.settings, scene.texts, "smtpd_authorized_xclient_hosts", who);
  const mine = right(client);
  if (plain.answer === "yes" || mine.is !== "yes") return plain;
  if (right(outsider(anyStranger(scene))).is === "yes") return plain;
  return worst([askWithXclient(scene, mine)], plain);
}

/** With `!network` in the list, which private networks pass needs a closer look than two answers. */
function isException(scene: Scene): boolean {
  return scene.settings.words("mynetworks").some((w) => w.startsWith("!"));
}

/** Recipients that a row or an entry for a whole top-level domain makes ordinary. */
function commonRecipients({ lures, settings, texts }: Scene): string[] {
  return [...lures.recipients, ...relayDomainLures(settings, texts)]
    .filter(({ address, only }) => !only && address.includes("@thirdparty-7c1d9b4e."))
    .map(({ address }) => address)
    .slice(0, 5);
}

/** Ordinary values, and those that a row for a whole top-level domain makes ordinary. */
function askPlain(scene: Scene, client: Client): Verdict {
  const senders = [ATTACKER, ...scene.lures.commonSenders].map((sender) => ({ sender }));
  const recipients = commonRecipients(scene).map((recipient) => ({ recipient }));
  const verdicts = [...senders, ...recipients].map((change) =>
    ask(scene, plainRequest(scene, client, change)),
  );
  return worst(verdicts, verdicts[0] ?? yes(path([])));
}
