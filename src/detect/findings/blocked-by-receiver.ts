import { getDomain } from "tldts";
import type { Severity } from "../../core/diagnosis.ts";
import {
  ourIpInReply,
  REPLY_CLASSES,
  type ReplyClass,
  urlInReply,
} from "../../core/reply-class.ts";
import { type SayingKey, say } from "../../core/say.ts";
import type { Tally } from "../../core/tally.ts";
import type { FindingDraft } from "../draft.ts";
import type { Scene } from "../scene.ts";
import { stamp } from "../stamp.ts";

/** Reasons for which a receiver is said to block us, how bad each is, and the fewest replies that are worth a word. */
const KINDS: Partial<
  Record<
    ReplyClass,
    { readonly severity: Severity; readonly least: number; readonly says: SayingKey }
  >
> = {
  blocked: { severity: "high", least: 1, says: "proof.blocked-reputation" },
  content: { severity: "medium", least: 1, says: "proof.blocked-content" },
  "rate-limited": { severity: "medium", least: 1, says: "proof.blocked-rate" },
  "sender-domain": { severity: "medium", least: 1, says: "proof.blocked-sender-domain" },
  policy: { severity: "medium", least: 3, says: "proof.blocked-policy" },
  unexplained: { severity: "medium", least: 1, says: "proof.blocked-unexplained" },
};
const MOST = 40;

/** Who refuses our mail, since when, in whose words, for which of our addresses. One finding a receiver and reason. */
export function findBlockingReceivers(scene: Scene): FindingDraft[] {
  const { replies, names } = scene.traffic;
  const groups = new Map<string, { receiver: string; kind: ReplyClass; tallies: Tally[] }>();
  for (const tally of replies.all()) {
    const kind = REPLY_CLASSES[tally.b];
    if (kind === undefined || KINDS[kind] === undefined) continue;
    const receiver = receiverOf(names.relays.text(tally.a));
    const key = `${receiver}\n${kind}`;
    const group = groups.get(key);
    if (group) group.tallies.push(tally);
    else groups.set(key, { receiver, kind, tallies: [tally] });
  }
  return [...groups.values()]
    .map((group) => ({
      ...group,
      count: group.tallies.reduce((sum, tally) => sum + tally.count, 0),
    }))
    .filter(({ kind, count }) => count >= (KINDS[kind]?.least ?? 1))
    .sort((a, b) => b.count - a.count || (a.receiver < b.receiver ? -1 : 1))
    .slice(0, MOST)
    .map(({ receiver, kind, tallies, count }) => draftOf(scene, receiver, kind, tallies, count));
}

function draftOf(
  scene: Scene,
  receiver: string,
  kind: ReplyClass,
  tallies: readonly Tally[],
  count: number,
): FindingDraft {
  const { names } = scene.traffic;
  const first = tallies.reduce((a, b) => (b.firstMs < a.firstMs ? b : a));
  const last = Math.max(...tallies.map((tally) => tally.lastMs));
  return {
    code: kind === "rate-limited" ? "remote-throttling" : "blocked-by-receiver",
    severity: KINDS[kind]?.severity ?? "medium",
    subject: receiver,
    data: {
      receiver,
      relays: tallies.map((tally) => names.relays.text(tally.a)).sort(),
      ourIp: null,
      since: stamp(scene, first.firstMs),
      last: stamp(scene, last),
      reason: kind,
      text: null,
      url: null,
      count,
    },
    lineProof: [
      {
        place: {
          atMs: first.firstMs,
          source: first.source,
          line: first.line,
          offset: first.offset,
        },
        says: say(KINDS[kind]?.says as "proof.blocked-reputation", { receiver, count }),
      },
    ],
    dataFromLine: ({ statusText, relayIp }) => ({
      text: statusText,
      url: urlInReply(statusText),
      ourIp: ourIpInReply(wordsOfReceiver(statusText), relayIp),
    }),
  };
}

/** A receiver's name: the registrable domain of its hosts, since `mta5` and `mta6` are one. */
export function receiverOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: false }) ?? host;
}

/** The reply without `host name[ip] said: `, whose address is the receiver's. */
function wordsOfReceiver(text: string): string {
  return text.replace(
    /^(?:delivery temporarily suspended: )?[Hh]ost [^\s[\]]+\[[^\]]*\] (?:said|refused to talk to me): /,
    "",
  );
}
