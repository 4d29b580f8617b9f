import type { Grouping, QueueGroup } from "../core/queue-group.ts";
import { domainOf, isRedacted } from "../core/mail-address.ts";
import {
  isBounce,
  isKnownWhole,
  isLoginKnown,
  originIp,
  type QueuedMessage,
  waitingRecipients,
} from "../core/queued-message.ts";
import { reasonKind } from "./reason-kind.ts";

/** Upper edges in minutes, as qshape(1) has them; older mail is `1280+`. */
const AGE_EDGES_MINUTES = [5, 10, 20, 40, 80, 160, 320, 640, 1280] as const;
/** Distinct keys kept: sender domains and HELO names are the attacker's to invent. */
const GROUPS_MAX = 100_000;

type GroupDraft = { -readonly [Field in keyof QueueGroup]: QueueGroup[Field] };

/** Counts messages by one of their properties; memory grows with the distinct values only. */
export class QueueGroups {
  readonly #by: Grouping;
  readonly #nowMs: number;
  readonly #groups = new Map<string, GroupDraft>();

  /** Ages count up to `nowMs`. */
  constructor(by: Grouping, nowMs: number) {
    this.#by = by;
    this.#nowMs = nowMs;
  }

  add(message: QueuedMessage): void {
    if (this.#by === "receiver" || this.#by === "reason") {
      for (const [key, recipients] of this.#waitingBy(message)) {
        this.#count(message, key === "" ? "unknown" : "value", key, recipients);
      }
      return;
    }
    const key = this.#keyOf(message);
    const waiting = waitingRecipients(message);
    if (key === undefined) this.#count(message, this.#absence(message), "", waiting);
    else if (isRedacted(key)) this.#count(message, "unknown", "", waiting);
    else this.#count(message, "value", key, waiting);
  }

  /** Most recipients first; ages from young to old. What is no value stands at the end. */
  groups(): readonly QueueGroup[] {
    const all = [...this.#groups.values()];
    const isValue = ({ kind }: QueueGroup) => Number(kind === "value");
    if (this.#by === "age") {
      const minutes = ({ key }: QueueGroup) => parseInt(key, 10) + (key.endsWith("+") ? 1 : 0);
      return all.sort((a, b) => isValue(b) - isValue(a) || minutes(a) - minutes(b));
    }
    return all.sort(
      (a, b) =>
        isValue(b) - isValue(a) ||
        b.recipients - a.recipients ||
        b.messages - a.messages ||
        (a.key < b.key ? -1 : 1),
    );
  }

  #keyOf(message: QueuedMessage): string | undefined {
    switch (this.#by) {
      case "account":
        return message.account;
      case "client":
        return originIp(message);
      case "script":
        return scriptKey(message);
      case "sender-domain":
        return message.sender === undefined ? undefined : senderDomain(message.sender);
      default:
        return message.arrivalMs === undefined
          ? undefined
          : ageKey(this.#nowMs - message.arrivalMs);
    }
  }

  #absence(message: QueuedMessage): "none" | "unknown" {
    const isAboutLogin = this.#by === "account" || this.#by === "script";
    return (isAboutLogin ? isLoginKnown : isKnownWhole)(message) ? "none" : "unknown";
  }

  #waitingBy(message: QueuedMessage): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { address, done, reason } of message.recipients) {
      if (done) continue;
      const key =
        this.#by === "receiver"
          ? isRedacted(address)
            ? ""
            : domainOf(address)
          : reasonKind(reason ?? message.reason ?? "");
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }

  #count(message: QueuedMessage, kind: QueueGroup["kind"], key: string, waiting: number): void {
    const group = this.#group(kind, key);
    group.messages += 1;
    group.recipients += waiting;
    group.bytes += message.sizeBytes ?? 0;
    if (isBounce(message)) group.bounces += 1;
    const { arrivalMs } = message;
    if (arrivalMs === undefined) return;
    group.oldestMs = Math.min(group.oldestMs ?? arrivalMs, arrivalMs);
    group.newestMs = Math.max(group.newestMs ?? arrivalMs, arrivalMs);
  }

  #group(kind: QueueGroup["kind"], key: string): GroupDraft {
    const name = `${kind} ${key}`;
    const known = this.#groups.get(name);
    if (known !== undefined) return known;
    if (kind === "value" && this.#groups.size >= GROUPS_MAX) return this.#group("other", "");
    const group: GroupDraft = {
      kind,
      key,
      messages: 0,
      recipients: 0,
      bytes: 0,
      bounces: 0,
      oldestMs: null,
      newestMs: null,
    };
    this.#groups.set(name, group);
    return group;
  }
}

/** `33:mailer.php`, or the local user alone; undefined for mail that came by SMTP. */
function scriptKey({ script, uid, user }: QueuedMessage): string | undefined {
  const submitter = user ?? (uid ?? script?.uid)?.toString();
  if (script === undefined) return submitter;
  return submitter === undefined ? script.file : `${submitter}:${script.file}`;
}

function senderDomain(sender: string): string {
  return sender === "" ? "<>" : domainOf(sender) || sender;
}

function ageKey(ageMs: number): string {
  const edge = AGE_EDGES_MINUTES.find((minutes) => ageMs < minutes * 60_000);
  return edge === undefined ? "1280+" : String(edge);
}
