import { FACT, ORIGIN, type Origin } from "../core/ledger.ts";
import { isRedacted } from "../core/mail-address.ts";
import {
  isBounce,
  isLoginKnown,
  originIp,
  type QueuedMessage,
  waitingRecipients,
} from "../core/queued-message.ts";
import { classifyReply, REPLY_CLASSES } from "../core/reply-class.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import { scopeOf } from "../core/ip-address.ts";
import type { Traffic } from "../core/traffic.ts";

/** What a queue file says about who handed a message in, to be shown as proof. */
export interface QueueLine {
  readonly source: string;
  readonly text: string;
}

/** `X-PHP-Originating-Script` of a queued message that was handed in on this machine. */
export interface QueueScript {
  readonly file: string;
  readonly uid?: number;
  readonly source: string;
}

/** Enough to know who sends; a queue may hold far more. */
const SCRIPTS_MAX = 200_000;

/** A host name in the words of a delivery agent: `host mx.example[192.0.2.1] said: ...`. */
const RECEIVER = /\b[Hh]ost ([^\s[\]]{1,255})\[/;

/**
 * Puts queued messages that the logs do not show into the traffic, so that the same detectors see them: the login, the
 * client and the script stand in the queue file also where the log has been rotated away or was never given.
 */
export class QueueTraffic {
  readonly #traffic: Traffic;
  readonly #known: ReadonlySet<string>;
  /** Whose a sender is: a row of it, 0 when several use it. */
  readonly #owners = new Map<number, number>();
  readonly #listed: number[] = [];
  /** What to show for the rows that came from the queue. */
  readonly lines = new Map<number, QueueLine>();
  /** By queue id: the script that a message's own header names. */
  readonly scripts = new Map<string, QueueScript>();

  constructor(traffic: Traffic) {
    this.#traffic = traffic;
    this.#known = idsInLogs(traffic);
  }

  /** Gives the messages on as they come, having taken in what is new. */
  async *taking(messages: AsyncIterable<QueuedMessage>): AsyncGenerator<QueuedMessage> {
    for await (const message of messages) {
      this.#take(message);
      yield message;
    }
    this.#attribute();
  }

  #take(message: QueuedMessage): void {
    const { queueId, origQueueId, sender = "", arrivalMs, script, source } = message;
    if (script !== undefined && this.scripts.size < SCRIPTS_MAX)
      this.scripts.set(queueId, { ...script, source });
    if (this.#known.has(queueId) || (origQueueId !== undefined && this.#known.has(origQueueId)))
      return;
    if (isBounce(message)) return;
    const traffic = this.#traffic;
    const { ledger, names, totals } = traffic;
    const row = ledger.add();
    const origin = this.#origin(message, row);
    ledger.origin[row] = origin;
    ledger.flags[row] = (ledger.flags[row] as number) | FACT.queued | FACT.remote | FACT.direct;
    ledger.sender[row] = isRedacted(sender) ? 0 : names.senders.internText(sender);
    ledger.atMs[row] = arrivalMs ?? Number.NaN;
    const waiting = waitingRecipients(message);
    ledger.recipientsLogged[row] = message.recipientCount;
    ledger.pending[row] = waiting;
    ledger.delivered[row] = Math.max(0, message.recipientCount - waiting);
    ledger.remoteRecipients[row] = message.recipientCount;
    this.#countReasons(message, row);
    ledger.addQueueId(row, Buffer.from(queueId, "latin1"));
    totals.messages += 1;
    totals.queuedLines += 1;
    if (origin !== ORIGIN.unknown) totals.acceptLines += 1;
    if (arrivalMs !== undefined) {
      if (!(arrivalMs >= traffic.firstMs)) traffic.firstMs = arrivalMs;
      if (!(arrivalMs <= traffic.lastMs)) traffic.lastMs = arrivalMs;
    }
    if (origin !== ORIGIN.unknown) this.lines.set(row, lineOf(message));
    this.#noteSender(row, origin, message);
  }

  #noteSender(row: number, origin: Origin, { envelope }: QueuedMessage): void {
    const sender = this.#traffic.ledger.sender[row] as number;
    if (sender === 0) return;
    if (origin === ORIGIN.unknown) {
      if (envelope === "listed") this.#listed.push(row);
      return;
    }
    const owner = this.#owners.get(sender);
    if (owner === undefined) this.#owners.set(sender, row);
    else if (owner !== 0 && !this.#isSameOwner(owner, row)) this.#owners.set(sender, 0);
  }

  #isSameOwner(a: number, b: number): boolean {
    const { origin, account, submitter } = this.#traffic.ledger;
    return origin[a] === origin[b] && account[a] === account[b] && submitter[a] === submitter[b];
  }

  /**
   * A listing (mailq) names no login. Where the messages' own files show one login alone behind a sender, the listed
   * messages of that sender are its as well.
   */
  #attribute(): void {
    const { ledger } = this.#traffic;
    for (const row of this.#listed) {
      const owner = this.#owners.get(ledger.sender[row] as number) ?? 0;
      if (owner === 0 || ledger.origin[owner] === ORIGIN.client) continue;
      ledger.origin[row] = ledger.origin[owner] as number;
      ledger.account[row] = ledger.account[owner] as number;
      ledger.submitter[row] = ledger.submitter[owner] as number;
    }
  }

  #origin(message: QueuedMessage, row: number): Origin {
    const { ledger, names } = this.#traffic;
    const { account, clientName, uid, user } = message;
    const clientIp = originIp(message);
    if (clientIp !== undefined && !isRedacted(clientIp)) {
      ledger.client[row] = names.ips.internText(clientIp);
      if (clientName !== undefined)
        ledger.clientName[row] = names.clientNames.internText(clientName);
      if (scopeOf(clientIp) === "loopback") ledger.flags[row] = FACT.handedOver;
    }
    if (account !== undefined) {
      ledger.account[row] = names.accounts.internText(account);
      return account === "" ? ORIGIN.namelessLogin : ORIGIN.account;
    }
    if (message.hiddenLogin === true) return ORIGIN.account;
    if (uid !== undefined || user !== undefined) {
      ledger.submitter[row] = names.submitters.internText(user ?? `uid:${uid}`);
      return ORIGIN.local;
    }
    // A listing names neither login nor client, and a filter's hop has neither.
    return isLoginKnown(message) && clientIp !== undefined ? ORIGIN.client : ORIGIN.unknown;
  }

  #countReasons({ recipients, reason }: QueuedMessage, row: number): void {
    const { ledger, names, replies } = this.#traffic;
    for (const recipient of recipients) {
      const text = recipient.reason ?? reason;
      if (recipient.done || text === undefined) continue;
      const kind = classifyReply(text);
      if (kind === "blocked" || kind === "content" || kind === "rate-limited") {
        ledger.refused[row] = (ledger.refused[row] as number) + 1;
      }
      const host = RECEIVER.exec(text.slice(0, 400))?.[1];
      if (host === undefined) continue;
      const place = { atMs: ledger.atMs[row] as number, source: 0, line: 0, offset: -1 };
      replies.add(names.relays.internText(host), REPLY_CLASSES.indexOf(kind), place);
    }
  }
}

function idsInLogs({ ledger }: Traffic): ReadonlySet<string> {
  const ids = new Set<string>();
  for (let row = 1; row <= ledger.count; row += 1)
    for (const id of ledger.queueIds(row)) ids.add(id);
  return ids;
}

/** The fields of a queue file that name the sender, in its own words. */
function lineOf(message: QueuedMessage): QueueLine {
  const { queueId, source, account, clientIp, helo, sender, uid, user, script, recipientCount } =
    message;
  const fields = [
    account === undefined ? "" : `sasl_username=${account}`,
    clientIp === undefined ? "" : `client_address=${clientIp}`,
    helo === undefined ? "" : `helo_name=${helo}`,
    uid === undefined ? "" : `uid=${uid}`,
    user === undefined ? "" : `user=${user}`,
    script === undefined ? "" : `script=${script.file}`,
    sender === undefined ? "" : `sender=<${sender}>`,
    `recipients=${recipientCount}`,
  ];
  return {
    source,
    text: maskSecrets(`${queueId}: ${fields.filter((field) => field !== "").join(", ")}`),
  };
}
