import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";
import { parseIp } from "./read-peer.ts";

const WRITE_LOG = /rspamd_(?:task|protocol)_write_log: /;
const HEAD = /, qid: <([0-9A-Za-z-]*)>, ip: (\S+?), (?:user: (\S+?), )?(?:smtp_)?from: </g;
const VERDICT = /\(default: [A-Z] \(([a-z ]{1,30})\): \[(-?[\d.]+)\/(-?[\d.]+)\]/;

/**
 * `<tag>; task; rspamd_task_write_log: id: <mid>, qid: <q>, ip: 192.0.2.1, user: bob, from: <x>, (default: F (no action):
 * [0.1/15] [..]), len: 9, ...`. Message-ID and sender may both spell such a head; then who it was stays unknown.
 */
export function parseRspamd(body: string): EventDraft | undefined {
  const at = WRITE_LOG.exec(body);
  if (at === null) return { kind: "server", reason: maskSecrets(body) };
  const text = body.slice(at.index + at[0].length);
  const event: EventDraft = { kind: "filter-verdict" };
  const heads = [...text.matchAll(HEAD)];
  const [head] = heads;
  if (head !== undefined && heads.length === 1) {
    if (text.startsWith("id: "))
      event.messageId = text.slice("id: ".length, head.index).replace(/^<(.*)>$/, "$1");
    if (head[1] !== undefined && head[1] !== "undef" && head[1] !== "") event.queueId = head[1];
    const ip = parseIp(head[2] ?? "");
    if (ip !== undefined) event.clientIp = ip;
    if (head[3] !== undefined) event.saslUsername = head[3];
    const end = head.index + head[0].length;
    event.from = text.slice(end, Math.max(end, text.indexOf(">", end)));
  }
  const verdict = VERDICT.exec(text);
  if (verdict !== null) {
    event.action = verdict[1] ?? "";
    event.reason = `${verdict[2] ?? ""}/${verdict[3] ?? ""}`;
  }
  return event;
}
