import { path, said, setting, under } from "../../core/witness.ts";
import { depends, no, worst, yes } from "../answers.ts";
import type { Verdict } from "../answers.ts";
import type { OwnDomain } from "./domains.ts";
import { unknownIn } from "../people.ts";
import { findAddress, recipientExists, resolveRecipient, tablesOf } from "./recipient.ts";
import { anyStranger, ask, outsider, plainRequest } from "./scene.ts";
import type { Scene } from "./scene.ts";
import type { Settings } from "./settings.ts";

const KNOWN_ONLY = no(said("unknown-refused"));

/** Does an outsider's mail to a recipient that does not exist get in? */
export function askAcceptsUnknown(scene: Scene): Verdict {
  const verdicts = scene.domains.map((d) => acceptsUnknownIn(scene, d));
  return worst(verdicts, verdicts[0] ?? KNOWN_ONLY);
}

function acceptsUnknownIn(scene: Scene, { domain }: OwnDomain): Verdict {
  return ask(
    scene,
    plainRequest(scene, outsider(anyStranger(scene)), { recipient: unknownIn(domain) }),
  );
}

/** Does such mail end in a bounce to a forged sender? */
export function askBackscatter(scene: Scene): Verdict {
  const verdicts = scene.domains.map((d): Verdict => {
    const accepted = acceptsUnknownIn(scene, d);
    if (accepted.answer === "no") return accepted;
    const bounced = bounces(scene, unknownIn(d.domain), 0);
    if (bounced.answer !== "yes") return bounced;
    // A soft bounce stays in the queue, and comes back when the queue gives up.
    if (scene.settings.flag("soft_bounce"))
      return depends(under([setting("soft_bounce = yes")], bounced.witness));
    return accepted.answer === "yes" ? bounced : depends(accepted.witness);
  });
  return worst(verdicts, verdicts[0] ?? KNOWN_ONLY);
}

/** What becomes of accepted mail to nobody: bounce, mailbox, or the next host's business. */
function bounces(scene: Scene, address: string, depth: number): Verdict {
  const { settings, texts } = scene;
  const resolved = resolveRecipient(settings, texts, address);
  const { addressClass } = resolved;
  const canonical = findAddress(
    settings,
    texts,
    ["recipient_canonical_maps", "canonical_maps"].flatMap((n) => tablesOf(settings, n)),
    address,
    addressClass === "local",
  );
  if (canonical.kind === "unknown") return depends(canonical.why);
  if (canonical.kind === "found" && depth === 0)
    return followAlias(scene, address, canonical.key, canonical.value, depth);
  if (addressClass === "external") return depends(said("delivery-to", { address }));
  const aliased = findAddress(
    settings,
    texts,
    tablesOf(settings, "virtual_alias_maps"),
    address,
    addressClass === "local",
  );
  if (aliased.kind === "unknown") return depends(aliased.why);
  if (aliased.kind === "found")
    return followAlias(scene, address, aliased.key, aliased.value, depth);
  const routed = findAddress(settings, texts, tablesOf(settings, "transport_maps"), address, false);
  const byDomain = findAddress(
    settings,
    texts,
    tablesOf(settings, "transport_maps"),
    resolved.domain,
    false,
  );
  const transport =
    routed.kind === "found" ? routed.value : byDomain.kind === "found" ? byDomain.value : undefined;
  if (transport !== undefined && transport !== "" && transport !== ":")
    return byTransport(transport);
  switch (addressClass) {
    case "local":
      return bouncesLocally(scene);
    case "alias":
      return yes(said("alias-lacking"));
    case "mailbox":
      return bouncesFromMailbox(scene, address);
    case "relay":
      return depends(said("next-host-checks", { host: resolved.domain }));
  }
}

function followAlias(
  scene: Scene,
  address: string,
  key: string,
  value: string,
  depth: number,
): Verdict {
  if (depth > 5) return depends(said("alias-chain"));
  const [target = ""] = value.split(/[\s,]+/);
  const user = address.slice(0, address.lastIndexOf("@"));
  const next = target.startsWith("@") ? `${user}${target}` : target;
  if (next === address) return no(said("alias-to-itself"));
  if (!target.startsWith("@")) return catchAll(scene, key, value, next);
  const bounced = bounces(scene, next.toLowerCase(), depth + 1);
  return bounced.answer === "yes"
    ? yes(path([setting(`${key} ${value}`), bounced.witness]))
    : bounced;
}

/** Mail to nobody goes to one address: a mailbox keeps it, an address that is no good returns it. */
function catchAll({ settings, texts }: Scene, key: string, value: string, target: string): Verdict {
  const row = said("catch-all", { key, value });
  const resolved = resolveRecipient(settings, texts, whole(settings, target).toLowerCase());
  const { address } = resolved;
  if (resolved.addressClass === "external")
    return depends(path([row, said("delivery-to", { address })]));
  return recipientExists(settings, texts, resolved).is === "unknown"
    ? yes(path([row, said("recipient-unknown")]))
    : no(row);
}

/** A name without a dot gets the own domain behind it where append_dot_mydomain says so: `bob@localhost` is then another. */
function whole(settings: Settings, address: string): string {
  const at = address.lastIndexOf("@");
  if (at < 0 || !settings.flag("append_dot_mydomain") || address.includes(".", at)) return address;
  return `${address}.${settings.value("mydomain")}`;
}

function byTransport(transport: string): Verdict {
  const name = transport.split(":")[0] ?? "";
  if (name === "discard") return no(setting(`transport ${transport}`));
  if (name === "error") return yes(setting(`transport ${transport}`));
  return depends(said("transport-checks", { transport }));
}

function bouncesLocally({ settings }: Scene): Verdict {
  if (settings.value("luser_relay") !== "") return no(said("luser-relay"));
  const elsewhere = ["fallback_transport", "fallback_transport_maps", "mailbox_transport"].find(
    (n) => settings.value(n) !== "",
  );
  if (elsewhere !== undefined)
    return depends(setting(`${elsewhere} = ${settings.value(elsewhere)}`));
  if (settings.isSet("local_transport") && !/^local(?::|$)/.test(settings.value("local_transport")))
    return depends(setting(`local_transport = ${settings.value("local_transport")}`));
  return yes(said("user-unknown", { agent: "local(8)" }));
}

function bouncesFromMailbox({ settings, texts }: Scene, address: string): Verdict {
  const transport = settings.value("virtual_transport");
  if (!/^virtual(?::|$)/.test(transport)) return depends(said("transport-checks", { transport }));
  const found = findAddress(
    settings,
    texts,
    tablesOf(settings, "virtual_mailbox_maps"),
    address,
    false,
  );
  if (found.kind === "found") return no(said("catch-all-mailbox", { key: found.key }));
  return found.kind === "unknown"
    ? depends(found.why)
    : yes(said("user-unknown", { agent: "virtual(8)" }));
}
