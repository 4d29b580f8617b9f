import type { LanguageTag } from "../../report/language.ts";
import type { EventCode } from "../../core/guard-event-code.ts";

export const CHANNEL_KINDS = [
  "webhook",
  "slack",
  "telegram",
  "dingtalk",
  "feishu",
  "wecom",
  "command",
] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Where alerts go, with its secrets; they are in no output. */
export interface AlertChannel {
  readonly kind: ChannelKind;
  /** `""` for a command. */
  readonly url: string;
  /** Signs what is sent, where the kind can; `""` = unsigned. */
  readonly secret: string;
  /** Telegram's chat. */
  readonly chat: string;
  /** Program and arguments; the alert comes on its standard input. */
  readonly command: readonly string[];
  readonly events: ReadonlySet<EventCode>;
  readonly language: LanguageTag;
  /** Accounts, addresses and clients are masked. */
  readonly redact: boolean;
}
