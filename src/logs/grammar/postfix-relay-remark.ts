import type { EventKind } from "../../core/log-event.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";
import { putRelay } from "./put-peer.ts";
import { readPeer } from "./read-peer.ts";
import { readReply } from "./read-reply.ts";

interface Remark {
  /** Ends where `name[ip]:port` begins. */
  readonly head: RegExp;
  readonly kind: EventKind;
}

/** smtp_connect.c, smtp_session.c, smtp_proto.c, smtp_trouble.c, tls_client.c. */
const REMARKS: readonly Remark[] = [
  { head: /connect to /y, kind: "connection-error" },
  { head: /host /y, kind: "delivery-error" },
  { head: /(?:lost connection|conversation) with /y, kind: "delivery-error" },
  {
    head: /(?:Anonymous|Untrusted|Trusted|Verified) TLS connection (?:established|reused) to /y,
    kind: "tls",
  },
  {
    head: /(?:certificate verification failed for |server certificate verification failed for |setting up TLS connection to |SSL_connect error to |Host offered STARTTLS: |Server certificate not verified for )\[?/y,
    kind: "tls",
  },
  { head: /enabling PIX workarounds: [a-z_ ]{1,80} for /y, kind: "delivery-error" },
  {
    head: /SASL authentication failed; (?:server|cannot authenticate to server) /y,
    kind: "delivery-error",
  },
  {
    head: /(?:offered STARTTLS by|TLS is required, but was not offered by host|Cannot start TLS: handshake failure|breaking TLS connection to|numeric result [\w.]{1,80} in address->name lookup for|MX preference mismatch for) ?/y,
    kind: "tls",
  },
];

/** What an agent says about a server without a recipient: `host x[ip] said: 450 ...`, `connect to x[ip]:25: ...`. */
export function readRelayRemark(rest: string): EventDraft | undefined {
  for (const { head, kind } of REMARKS) {
    head.lastIndex = 0;
    const found = head.exec(rest);
    if (found === null) continue;
    const peer = readPeer(rest, found[0].length);
    if (peer === undefined && kind !== "tls") continue;
    const event: EventDraft = { kind };
    if (peer !== undefined) putRelay(event, peer);
    if (kind !== "tls" || /fail|error|not/i.test(found[0]))
      putSaid(event, rest.slice(peer?.end ?? 0));
    return event;
  }
  return undefined;
}

const SAID = /^ (?:said|refused to talk to me): /;

function putSaid(event: EventDraft, after: string): void {
  const said = SAID.exec(after);
  const text = said === null ? after.replace(/^:? ?/, "") : after.slice(said[0].length);
  if (said !== null) {
    const { replyCode, enhancedCode } = readReply(text);
    if (replyCode !== undefined) event.replyCode = replyCode;
    if (enhancedCode !== undefined) event.enhancedCode = enhancedCode;
  }
  if (text !== "") event.reason = maskSecrets(text);
}
