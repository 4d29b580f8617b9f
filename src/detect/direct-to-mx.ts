import { REPLY_CLASSES } from "../core/reply-class.ts";
import { say } from "../core/say.ts";
import type { IncidentDraft } from "./draft.ts";
import { receiverOf } from "./findings/blocked-by-receiver.ts";
import type { Scene } from "./scene.ts";

/** Fewer receivers than this may block a server for what it sent last year, or for its neighbours. */
const RECEIVERS_MIN = 2;
const REPLIES_MIN = 10;
/** From so many receivers on, the address itself has the bad name. */
const RECEIVERS_MANY = 4;
const BLOCKED = REPLY_CLASSES.indexOf("blocked");

/**
 * Many receivers block this server for its reputation, and nothing that passed through it explains why: a process may
 * send past the mail server. The log cannot show that by its nature, so it is possible at most; the same picture is
 * left by an address that had this reputation before.
 */
export function detectDirectToMx(scene: Scene, named: readonly IncidentDraft[]): IncidentDraft[] {
  const { replies, names } = scene.traffic;
  if (named.length > 0 || scene.accepted < 50 || scene.beginningUnseen.length > scene.accepted)
    return [];
  const blockers = new Set<string>();
  let replyCount = 0;
  let first = Number.POSITIVE_INFINITY;
  let proof: IncidentDraft["lineProof"] = [];
  for (const tally of replies.all()) {
    if (tally.b !== BLOCKED) continue;
    const receiver = receiverOf(names.relays.text(tally.a));
    blockers.add(receiver);
    replyCount += tally.count;
    if (tally.firstMs >= first) continue;
    first = tally.firstMs;
    proof = [
      {
        place: {
          atMs: tally.firstMs,
          source: tally.source,
          line: tally.line,
          offset: tally.offset,
        },
        says: say("proof.blocked-reputation", { receiver, count: tally.count }),
      },
    ];
  }
  if (blockers.size < RECEIVERS_MIN || replyCount < REPLIES_MIN) return [];
  return [
    {
      cause: blockers.size >= RECEIVERS_MANY ? "direct-to-mx" : "unknown",
      confidence: "possible",
      score: 0.3,
      subject: "past the mail server",
      rows: [],
      accounts: [],
      summary: (facts) =>
        say("summary.direct-to-mx", {
          receivers: blockers.size,
          messages: scene.accepted,
          ...facts,
        }),
      messageProof: [],
      lineProof: proof,
      timeline: [],
      ruledOut: [],
      missing: [{ what: say("missing.outgoing-connections", {}), command: "ss -tnp dport = :25" }],
      actions: [{ step: "save-evidence", target: "connections" }],
    },
  ];
}
