import type { AlertSetting } from "../../settings/guard-section.ts";
import { EVENT_CODES } from "../../core/guard-event-code.ts";
import type { AlertChannel } from "./alert-channel.ts";

/** Reads what a file or a variable holds; undefined when there is none. */
export type ReadSecret = (place: {
  readonly file: string | undefined;
  readonly variable: string | undefined;
}) => string | undefined;

/** Makes the channels of the settings, with their secrets. Throws where an address or a secret cannot be had. */
export function openChannels(
  alerts: readonly AlertSetting[],
  readSecret: ReadSecret,
): readonly AlertChannel[] {
  return alerts.map((alert, at) => {
    const secret = (name: "url" | "secret"): string => {
      const place = { file: alert[`${name}File`], variable: alert[`${name}Env`] };
      if (place.file === undefined && place.variable === undefined) return "";
      const text = readSecret(place);
      if (text === undefined) throw new Error(`guard.alerts[${at}].${name}: cannot be read`);
      return text;
    };
    const url = secret("url");
    if (alert.kind === "command" ? alert.command.length === 0 : !isWebAddress(url)) {
      const key = alert.kind === "command" ? "command" : "urlFile";
      throw new Error(`guard.alerts[${at}].${key}: ${alert.kind} needs it`);
    }
    return {
      kind: alert.kind,
      url,
      secret: secret("secret"),
      chat: alert.chat,
      command: alert.command,
      events: new Set(EVENT_CODES.filter((code) => alert.events.includes(code))),
      language: alert.language,
      redact: alert.redact,
    };
  });
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
