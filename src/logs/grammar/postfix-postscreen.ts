import type { EventKind } from "../../core/log-event.ts";
import type { EventDraft } from "./event-draft.ts";
import { readPostfixReject } from "./postfix-reject.ts";
import { putClient } from "./put-peer.ts";
import { readQueueId } from "./queue-id.ts";
import { readPeer } from "./read-peer.ts";

interface Screening {
  /** Ends where `[ip]:port` begins. */
  readonly head: RegExp;
  readonly kind: EventKind;
  readonly action: string;
  readonly isAttack?: (stage: string | undefined) => boolean;
}

const always = (): boolean => true;

/** postscreen.c, postscreen_smtpd.c, postscreen_misc.c. */
const SCREENINGS: readonly Screening[] = [
  { head: /CONNECT from /y, kind: "connect", action: "CONNECT" },
  { head: /DISCONNECT /y, kind: "disconnect", action: "DISCONNECT" },
  { head: /PASS (?:OLD|NEW) /y, kind: "screening", action: "PASS" },
  { head: /(?:WHITELIST|ALLOWLIST) VETO /y, kind: "screening", action: "ALLOWLIST VETO" },
  { head: /(?:WHITELISTED|ALLOWLISTED) /y, kind: "screening", action: "ALLOWLISTED" },
  {
    head: /(?:BLACKLISTED|DENYLISTED) /y,
    kind: "screening",
    action: "DENYLISTED",
    isAttack: always,
  },
  { head: /DNSBL rank -?\d+ for /y, kind: "screening", action: "DNSBL" },
  {
    head: /PREGREET \d+ after [\d.]+ from /y,
    kind: "protocol-violation",
    action: "PREGREET",
    isAttack: always,
  },
  { head: /HANGUP after -?[\d.]+ from /y, kind: "connection-lost", action: "HANGUP" },
  // A client that never says a word is a probe; one that is slow later may have a bad line.
  {
    head: /COMMAND TIME LIMIT from /y,
    kind: "connection-lost",
    action: "COMMAND TIME LIMIT",
    isAttack: (s) => s === "CONNECT",
  },
  {
    head: /COMMAND (?:COUNT|LENGTH) LIMIT from /y,
    kind: "protocol-violation",
    action: "COMMAND LIMIT",
    isAttack: always,
  },
  {
    head: /COMMAND PIPELINING from /y,
    kind: "protocol-violation",
    action: "COMMAND PIPELINING",
    isAttack: always,
  },
  {
    head: /NON-SMTP COMMAND from /y,
    kind: "protocol-violation",
    action: "NON-SMTP COMMAND",
    isAttack: always,
  },
  {
    head: /BARE NEWLINE from /y,
    kind: "protocol-violation",
    action: "BARE NEWLINE",
    isAttack: always,
  },
  { head: /(?:HELO|EHLO|DATA|DISCARD)[A-Z ]{0,30} from /y, kind: "screening", action: "OTHER" },
];

/** postfix/postscreen and postfix/tlsproxy: peers are `[ip]:port`, without a name. */
export function parsePostscreen(body: string): EventDraft | undefined {
  const id = readQueueId(body, 0);
  const rest = body.slice(id?.end ?? 0);
  const rejected = readPostfixReject(rest);
  if (rejected === undefined) return readScreening(rest);
  if (id?.queueId !== undefined) rejected.queueId = id.queueId;
  return rejected;
}

const AFTER = /(?: in tests)? after ([A-Z-]+|\.)(?: \(\d+ bytes\))?(?:: |$|\s)/y;

function readScreening(rest: string): EventDraft | undefined {
  for (const { head, kind, action, isAttack } of SCREENINGS) {
    head.lastIndex = 0;
    const found = head.exec(rest);
    const peer = found === null ? undefined : readPeer(rest, found[0].length);
    if (found === null || peer === undefined) continue;
    const event: EventDraft = { kind, action };
    putClient(event, peer);
    AFTER.lastIndex = peer.end;
    const stage = AFTER.exec(rest)?.[1];
    if (stage !== undefined) event.stage = stage;
    if (action === "DNSBL") event.reason = found[0].replace(/ for $/, "");
    if (isAttack?.(stage) === true) event.attack = true;
    return event;
  }
  return undefined;
}
