import { extremes } from "../core/extremes.ts";
import type { Incident, Proof } from "../core/diagnosis.ts";
import { domainOf, isRedacted } from "../core/mail-address.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import { type Say, say } from "../core/say.ts";
import { buildIncident } from "../detect/build-incident.ts";
import type { IncidentDraft } from "../detect/draft.ts";
import { detectByReturnedMail, type ReturnedMail } from "../detect/returned-mail.ts";
import type { Scene } from "../detect/scene.ts";
import { stamp } from "../detect/stamp.ts";
import type { ReceivedHop } from "../mailbox/parse-received.ts";
import type { ClassedBounce } from "./class-bounces.ts";

/** An incident that mailboxes prove, and not the log. */
export interface ReturnedIncident {
  readonly draft: IncidentDraft;
  readonly incident: Incident<Say>;
}

/** Lines shown as proof. */
const SHOWN = 3;

/** What bounces and complaints about mail prove that did not pass this mail server. */
export function returnedIncidents(
  scene: Scene,
  classed: readonly ClassedBounce[],
  {
    covers,
    knowsOwnAddresses,
  }: { readonly covers: (atMs: number) => boolean; readonly knowsOwnAddresses: boolean },
): readonly ReturnedIncident[] {
  const returned = classed.flatMap((one) => readReturned(scene, one, covers) ?? []);
  const mails = returned.map(({ mail }) => mail);
  return detectByReturnedMail(mails, knowsOwnAddresses).map((found) => {
    const own = found.mails.flatMap((at) => returned[at] ?? []);
    const { least, most } = extremes(own.flatMap(({ bounce }) => bounce.atMs ?? []));
    const proof = own.slice(0, SHOWN).map(proofOf);
    const { draft } = found;
    return {
      draft,
      incident: {
        ...buildIncident(scene, draft, proof),
        firstAt: stamp(scene, least),
        lastAt: stamp(scene, most),
      },
    };
  });
}

interface Returned {
  readonly mail: ReturnedMail;
  readonly hop: ReceivedHop;
  readonly bounce: ClassedBounce["bounce"];
}

/** Undefined for what passed here, what may have, and what nobody of this house is named in. */
function readReturned(
  scene: Scene,
  { bounce, class: kind, passage }: ClassedBounce,
  covers: (atMs: number) => boolean,
): Returned | undefined {
  const hop = passage.kind === "claimed" ? passage.cameFrom : "hop" in passage ? passage.hop : null;
  if (kind !== "elsewhere" || hop === null || hop.clientIp === null) return undefined;
  const way = passage.kind === "past-us" ? "past-us" : "elsewhere";
  if (way === "elsewhere" && !bearsOurAddress(scene, bounce)) return undefined;
  const sentMs = hop.atMs ?? bounce.original?.atMs ?? null;
  const isCovered = sentMs !== null && covers(sentMs);
  const reporter = hop.byHost ?? bounce.reporter ?? "";
  return { mail: { way, ip: hop.clientIp, reporter, isCovered }, hop, bounce };
}

/** The returned message was sent under an address of a domain that this house has, or that the bounce came to. */
function bearsOurAddress({ ownDomains }: Scene, bounce: ClassedBounce["bounce"]): boolean {
  const { original, reportedSender, to } = bounce;
  const senders = [reportedSender, original?.envelopeSender, original?.from];
  const sender = senders.find((one) => one !== null && one !== undefined && one.includes("@"));
  if (sender === undefined || sender === null || isRedacted(sender)) return false;
  const domain = domainOf(/<([^<>]*)>/.exec(sender)?.[1] ?? sender).toLowerCase();
  return ownDomains.has(domain) || (to !== null && domainOf(to).toLowerCase() === domain);
}

function proofOf({ mail, hop, bounce }: Returned): Proof<Say> {
  const { ip, reporter, way } = mail;
  const client = hop.clientName === null ? `[${ip}]` : `${hop.clientName} [${ip}]`;
  const by = hop.byHost === null ? "" : ` by ${hop.byHost}`;
  return {
    source: bounce.file,
    line: 0,
    text: maskSecrets(`Received: from ${hop.helo ?? "-"} (${client})${by}`),
    says:
      way === "elsewhere"
        ? say("proof.never-passed-here", { ip, reporter })
        : say("proof.sent-past-us", { ip, reporter, helo: hop.helo ?? "-" }),
  };
}
