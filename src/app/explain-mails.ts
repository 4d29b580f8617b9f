import type {
  ExplainedHop,
  ExplainedMail,
  ExplainedMailField,
  MailFieldCode,
  Place,
} from "../core/explanation.ts";
import type { LogSource, StampOptions } from "../core/log-source.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import { formatRfc3339 } from "../core/rfc3339.ts";
import { valueMeanings } from "../explain/value-meanings.ts";
import type { BounceMessage } from "../mailbox/bounce-message.ts";
import { type OriginalMessage, readOriginal } from "../mailbox/original-message.ts";
import { HostLearner, isInside, isWrittenByUs, type OurHosts } from "../mailbox/our-hosts.ts";
import { parseReturnedMail, type ReturnedMail } from "../mailbox/parse-returned-mail.ts";
import type { ReceivedHop } from "../mailbox/parse-received.ts";
import type { Passage } from "../mailbox/trace-passage.ts";
import { type ClassedBounce, classBounces, type DiagnosedSoFar } from "./class-bounces.ts";

/** A mail, or its header alone, as it stands in the evidence. */
export interface MailText extends Place {
  /** One byte a character. */
  readonly text: string;
}

const HOPS_MAX = 20;
const RECIPIENTS_MAX = 10;

/** Explains mails field by field, and says whose message a bounce returns. */
export async function explainMails(
  texts: readonly MailText[],
  diagnosis: DiagnosedSoFar,
  logs: readonly LogSource[],
  options: StampOptions,
): Promise<readonly ExplainedMail[]> {
  if (texts.length === 0) return [];
  const mails = texts.map((place) => ({
    place,
    read: parseReturnedMail(place.text, { file: place.source, offset: place.line }, false),
    own: readOriginal(place.text),
  }));
  const learner = new HostLearner();
  for (const { read } of mails) learner.add(hopsOf(read));
  const bounces = mails.flatMap(({ read }) => (read.kind === "returned" ? [read.message] : []));
  const { classed, ours } = await classBounces(
    { bounces, hostNames: learner.names() },
    diagnosis,
    logs,
    options,
  );
  const byMessage = new Map(classed.map((one) => [one.bounce, one]));
  return mails.map(({ place, read, own }) => ({
    source: place.source,
    line: place.line,
    ...(read.kind === "returned"
      ? returnedMail(read.message, byMessage.get(read.message), ours)
      : {
          kind: read.kind === "auto-reply" ? ("auto-reply" as const) : ("mail" as const),
          format: null,
          class: null,
          basis: null,
          fields: fieldsOf([...frameOf(own), ...(own ? submitterOf(own) : [])]),
          hops: explainHops(read.hops, ours),
          originalHops: [],
        }),
  }));
}

function hopsOf(read: ReturnedMail): readonly ReceivedHop[] {
  return read.kind === "returned" ? read.message.hops : read.hops;
}

function returnedMail(
  message: BounceMessage,
  classed: ClassedBounce | undefined,
  ours: OurHosts,
): Omit<ExplainedMail, "source" | "line"> {
  const { original, recipients, reporter, to, atMs, messageId } = message;
  return {
    kind: message.kind,
    format: message.format,
    class: classed?.class ?? null,
    basis: classed?.basis ?? null,
    fields: fieldsOf([
      ["reporter", reporter],
      ["to", to],
      ["at", stampOf(atMs)],
      ["messageId", messageId],
      ...recipients.slice(0, RECIPIENTS_MAX).flatMap((one): Named[] => [
        ["recipient", one.address],
        ["dsn", one.status],
        ["reason", one.text],
        ["remote", one.remote],
      ]),
      ["originalQueueId", classed?.queueId ?? null],
      ["originalMessageId", original?.messageId ?? message.answersTo],
      ["originalSender", original?.envelopeSender ?? message.reportedSender],
      ["originalFrom", original?.from ?? null],
      ["originalTo", original?.to ?? null],
      ["originalSubject", original?.subject ?? null],
      ...(original ? submitterOf(original) : []),
    ]),
    hops: explainHops(message.hops, ours),
    originalHops: explainReturned(original?.hops ?? [], ours, classed?.passage),
  };
}

type Named = readonly [MailFieldCode, string | null];

function frameOf(own: OriginalMessage | undefined): readonly Named[] {
  if (!own) return [];
  return [
    ["returnPath", own.envelopeSender],
    ["from", own.from],
    ["to", own.to],
    ["subject", own.subject],
    ["at", stampOf(own.atMs)],
    ["messageId", own.messageId],
  ];
}

/** Who handed it in, where a server on its way wrote that down. */
function submitterOf({ hops, submitter, script }: OriginalMessage): readonly Named[] {
  return [
    ["originalAccount", submitter ?? hops.find(({ account }) => account !== null)?.account ?? null],
    ["originalLocalUser", hops.find(({ localUser }) => localUser !== null)?.localUser ?? null],
    [
      "originalScript",
      script === null ? null : [script.uid, script.file].filter((part) => part !== null).join(":"),
    ],
  ];
}

function fieldsOf(named: readonly Named[]): readonly ExplainedMailField[] {
  return named.flatMap(([field, value]) =>
    value === null || (value === "" && field !== "originalSender" && field !== "returnPath")
      ? []
      : [
          {
            field,
            value: maskSecrets(value),
            values:
              field === "dsn"
                ? valueMeanings("dsn", value)
                : field === "reason"
                  ? valueMeanings("reason", value)
                  : [],
          },
        ],
  );
}

/** Below the first outside client everything may be invented by whoever sent it. */
function explainHops(hops: readonly ReceivedHop[], ours: OurHosts): readonly ExplainedHop[] {
  const entry = hops.findIndex((hop) => !isInside(hop));
  return shownHops(hops, (hop, index) => {
    if (entry >= 0 && index > entry) return "below";
    return isWrittenByUs(hop, ours) ? "ours" : "top";
  });
}

/** Of a returned message only the lines of our own server can be believed, and only where they lead to its entry here. */
function explainReturned(
  hops: readonly ReceivedHop[],
  ours: OurHosts,
  passage: Passage | undefined,
): readonly ExplainedHop[] {
  if (passage?.kind !== "through-us") return shownHops(hops, () => "reported");
  const entry = hops.indexOf(passage.entry);
  return shownHops(hops, (hop, index) => {
    if (index > entry) return "below";
    return isWrittenByUs(hop, ours) ? "ours" : "reported";
  });
}

function shownHops(
  hops: readonly ReceivedHop[],
  trustOf: (hop: ReceivedHop, index: number) => ExplainedHop["trust"],
): readonly ExplainedHop[] {
  return hops.slice(0, HOPS_MAX).map((hop, index) => {
    const { byHost, clientName, clientIp, helo, id, account, atMs } = hop;
    const trust = trustOf(hop, index);
    return { byHost, clientName, clientIp, helo, id, account, at: stampOf(atMs), trust };
  });
}

function stampOf(atMs: number | null): string | null {
  return atMs === null ? null : formatRfc3339(atMs, 0);
}
