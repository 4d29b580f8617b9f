import {
  BOUNCE_CLASSES,
  type BounceClass,
  type BounceListing,
  type ListedBounce,
} from "../core/bounce-list.ts";
import type { Diagnosis } from "../core/diagnosis.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import { formatRfc3339, zoneOffsetMinutes } from "../core/rfc3339.ts";
import type { Say } from "../core/say.ts";
import type { OurHosts } from "../mailbox/our-hosts.ts";
import { parseMaildirName } from "../mailbox/parse-maildir-name.ts";
import type { MailboxReading } from "../mailbox/read-mailbox.ts";
import type { ClassedBounce } from "./class-bounces.ts";

/** Puts the classed bounces into their public form: times of a zone, secrets masked, counts. */
export function buildBounceListing(
  mailboxes: readonly string[],
  reading: MailboxReading,
  classed: readonly ClassedBounce[],
  ours: OurHosts,
  diagnosis: Diagnosis<Say>,
  timezone: string,
): BounceListing<null> {
  const count = (name: BounceClass) => classed.filter((one) => one.class === name).length;
  const { messages, bounces, autoReplies, otherFiles, unfinished, cut, bouncesLeftOut } = reading;
  return {
    schema: "mailwarden.bounces/1",
    mailboxes,
    counts: Object.fromEntries(BOUNCE_CLASSES.map((name) => [name, count(name)])) as Record<
      BounceClass,
      number
    >,
    read: {
      messages,
      bounces: bounces.length + bouncesLeftOut,
      autoReplies,
      otherFiles,
      unfinished,
      cut,
      leftOut: bouncesLeftOut,
    },
    ourHosts: [...ours.names].sort(),
    ourIps: [...ours.ips].sort(),
    incidents: diagnosis.incidents.map(({ id, cause, confidence, accounts }) => ({
      id,
      cause,
      confidence,
      accounts,
    })),
    bounces: classed.map((one) => listed(one, timezone)),
  };
}

function listed(classed: ClassedBounce, timezone: string): ListedBounce<null> {
  const { bounce, basis, incident } = classed;
  const { file, offset, kind, format, atMs, to, reporter, cut } = bounce;
  return {
    file,
    offset,
    flags: offset === null ? parseMaildirName(file.slice(file.lastIndexOf("/") + 1)).flags : "",
    kind,
    format,
    class: classed.class,
    basis,
    because: null,
    incident,
    at: stamp(atMs, timezone),
    to,
    reporter,
    cut,
    recipients: bounce.recipients.map((one) => ({ ...one, text: maskSecrets(one.text) })),
    original: originalOf(classed, timezone),
  };
}

function originalOf(
  { bounce, passage, queueId }: ClassedBounce,
  timezone: string,
): ListedBounce<null>["original"] {
  const { original, answersTo, reportedSender } = bounce;
  if (!original && answersTo === null && reportedSender === null && queueId === null) return null;
  const entry = "entry" in passage ? passage.entry : "hop" in passage ? passage.hop : null;
  return {
    queueId,
    messageId: original?.messageId ?? answersTo,
    sender: original?.envelopeSender ?? reportedSender,
    from: original?.from ?? null,
    to: original?.to ?? null,
    subject: original?.subject == null ? null : maskSecrets(original.subject),
    at: stamp(original?.atMs ?? null, timezone),
    clientIp: entry?.clientIp ?? null,
    helo: entry?.helo ?? null,
    account: entry?.account ?? original?.submitter ?? null,
    localUser: entry?.localUser ?? null,
    script: original?.script?.file ?? null,
  };
}

function stamp(atMs: number | null, timezone: string): string | null {
  return atMs === null ? null : formatRfc3339(atMs, zoneOffsetMinutes(timezone, atMs));
}
