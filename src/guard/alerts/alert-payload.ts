import { createHmac } from "node:crypto";
import type { GuardEvent } from "../guard-event.ts";
import type { AlertChannel } from "./alert-channel.ts";

/** An event with its sentence in the channel's language. */
export type AlertedEvent = Omit<GuardEvent, "says"> & { readonly says?: string };

/** What is posted to a channel. */
export interface AlertPayload {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Characters of a text: Telegram takes 4,096, DingTalk 20,000 bytes, a reader less. */
const TEXT_MAX = 3000;

/** One alert in the form of its channel. `events` belong to `text`; `nowMs` is the wall clock. */
export function alertPayload(
  channel: AlertChannel,
  text: string,
  events: readonly AlertedEvent[],
  nowMs: number,
): AlertPayload {
  const cut = text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}...` : text;
  const { url, secret } = channel;
  const seconds = String(Math.floor(nowMs / 1000));
  switch (channel.kind) {
    case "webhook":
    case "command": {
      const body = JSON.stringify({ schema: "mailwarden.alert/1", text: cut, events });
      return { ...json(url, body), headers: { ...JSON_TYPE, ...signature(secret, seconds, body) } };
    }
    case "slack":
      return json(url, JSON.stringify({ text: slackText(cut) }));
    case "telegram":
      return json(url, JSON.stringify({ chat_id: channel.chat, text: cut }));
    case "dingtalk":
      return json(signedDingTalk(url, secret, nowMs), textMessage("msgtype", "content", cut));
    case "wecom":
      return json(url, textMessage("msgtype", "content", cut));
    case "feishu":
      return json(url, feishuMessage(secret, seconds, cut));
  }
}

const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

function json(url: string, body: string): AlertPayload {
  return { url, headers: JSON_TYPE, body };
}

/** The receiver computes HMAC-SHA256 of `TIMESTAMP.BODY` with the shared secret, and refuses old stamps. */
function signature(
  secret: string,
  seconds: string,
  body: string,
): Readonly<Record<string, string>> {
  if (secret === "") return {};
  const digest = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return { "x-mailwarden-timestamp": seconds, "x-mailwarden-signature": `sha256=${digest}` };
}

/** Slack, "Formatting text": three characters are its mark-up; `<!channel>` in a sender address would call everybody. */
function slackText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** DingTalk, custom robots, "sign": HMAC-SHA256 of `MS\nSECRET`, in the query. */
function signedDingTalk(url: string, secret: string, nowMs: number): string {
  if (secret === "") return url;
  const sign = createHmac("sha256", secret).update(`${nowMs}\n${secret}`).digest("base64");
  const joint = url.includes("?") ? "&" : "?";
  return `${url}${joint}timestamp=${nowMs}&sign=${encodeURIComponent(sign)}`;
}

function textMessage(type: string, field: string, text: string): string {
  return JSON.stringify({ [type]: "text", text: { [field]: text } });
}

/** Feishu, custom bots, "signature verification": `SECONDS\nSECRET` is the key, and nothing is signed with it. */
function feishuMessage(secret: string, seconds: string, text: string): string {
  const message = { msg_type: "text", content: { text } };
  if (secret === "") return JSON.stringify(message);
  const sign = createHmac("sha256", `${seconds}\n${secret}`).update("").digest("base64");
  return JSON.stringify({ timestamp: seconds, sign, ...message });
}
