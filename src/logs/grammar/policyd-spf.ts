import type { EventDraft } from "./event-draft.ts";
import { parseIp } from "./read-peer.ts";
import { readReply } from "./read-reply.ts";

const RESULT =
  /^(?:prepend )?(?:Received-SPF: )?(Pass|Fail|Softfail|Neutral|None|Temperror|Permerror)\b/i;
const KEYS =
  /; client-ip=([0-9A-Fa-f:.]+); helo=([^;]{0,300}); envelope-from=(.{0,400}?); receiver=/;

/** policyd-spf: `prepend Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=..; helo=..; envelope-from=..; receiver=..`. */
export function parsePolicydSpf(body: string): EventDraft | undefined {
  const result = RESULT.exec(body)?.[1];
  const reply = readReply(body);
  const event: EventDraft = { kind: "filter-verdict" };
  if (result !== undefined) event.action = result.toLowerCase();
  if (reply.replyCode !== undefined) {
    event.action = "reject";
    event.replyCode = reply.replyCode;
    if (reply.enhancedCode !== undefined) event.enhancedCode = reply.enhancedCode;
  }
  if (event.action === undefined && !body.includes("client-ip="))
    return { kind: "server", reason: body };
  event.reason = reply.text;
  // A comment may quote the sender; a second client-ip was put there by somebody.
  if (body.indexOf("client-ip=") !== body.lastIndexOf("client-ip=")) return event;
  const keys = KEYS.exec(body);
  const ip = parseIp(keys?.[1] ?? "");
  if (ip !== undefined) event.clientIp = ip;
  if (keys?.[2] !== undefined) event.helo = keys[2];
  if (keys?.[3] !== undefined) event.from = keys[3].replace(/^"?<?(.*?)>?"?$/, "$1");
  return event;
}
