import type { Incident } from "../core/diagnosis.ts";
import { isLoginKnown, originIp, type QueuedMessage } from "../core/queued-message.ts";

/** Which mail belongs to an incident: the messages that the diagnosis named, and what comes in by the same way. */
export interface AbuseRule {
  readonly queueIds: readonly string[];
  readonly bounceQueueIds: readonly string[];
  readonly way: AbuseWay;
}

/** Sure enough to hold a message that came after the diagnosis. `listed-only`: such a message is left and listed. */
export type AbuseWay =
  | {
      readonly kind: "login";
      readonly accounts: readonly string[];
      readonly clients: readonly string[];
    }
  | { readonly kind: "no-login"; readonly clients: readonly string[] }
  | {
      readonly kind: "script";
      readonly uids: readonly number[];
      readonly users: readonly string[];
      readonly files: readonly string[];
    }
  | { readonly kind: "listed-only" };

/** The rule of an incident. Honest people share NAT addresses and web servers, so one trait alone is never enough. */
export function abuseRuleOf<T>(incident: Incident<T>): AbuseRule {
  const { queueIds, bounceQueueIds } = incident;
  return { queueIds, bounceQueueIds, way: wayOf(incident) };
}

function wayOf<T>({ cause, accounts, clients, scripts }: Incident<T>): AbuseWay {
  const addresses = clients.map(({ ip }) => ip);
  switch (cause) {
    case "stolen-credentials":
      return { kind: "login", accounts, clients: addresses };
    case "auth-bypass":
      return {
        kind: "login",
        accounts: accounts.length === 0 ? [""] : accounts,
        clients: addresses,
      };
    case "open-relay":
      return { kind: "no-login", clients: addresses };
    case "local-script":
    case "application-abuse": {
      const files = scripts.flatMap(({ file }) => file?.split("/").at(-1) ?? []);
      if (files.length === 0) return { kind: "listed-only" };
      return {
        kind: "script",
        files,
        uids: scripts.flatMap(({ uid }) => uid ?? []),
        users: scripts.flatMap(({ user }) => user ?? []),
      };
    }
    default:
      return { kind: "listed-only" };
  }
}

/** True for mail that came in by the incident's way. */
export function cameByWay(message: QueuedMessage, way: AbuseWay): boolean {
  const { account, uid, user, script } = message;
  switch (way.kind) {
    case "login":
      return (
        account !== undefined && way.accounts.includes(account) && isFrom(message, way.clients)
      );
    case "no-login":
      return account === undefined && isLoginKnown(message) && isFrom(message, way.clients);
    case "script":
      return (
        script !== undefined &&
        way.files.includes(script.file) &&
        ((uid !== undefined && way.uids.includes(uid)) ||
          (user !== undefined && way.users.includes(user)))
      );
    case "listed-only":
      return false;
  }
}

function isFrom(message: QueuedMessage, clients: readonly string[]): boolean {
  const ip = originIp(message);
  return ip !== undefined && clients.includes(ip);
}
