import { networkOf } from "../core/ip-address.ts";
import { canonicalAccount } from "./who-pays.ts";
import type { EventLog } from "./event-log.ts";
import type { Gate } from "./gate.ts";
import type { Greylist } from "./greylist/greylist.ts";
import type { GuardClock } from "./guard-clock.ts";
import type { HeldMessages } from "./held-messages.ts";
import type { Hook } from "./hook.ts";
import { limitText } from "./limits/limit-text.ts";
import type { Amounts, Breach, Payers, Scales, Weighed } from "./limits/weigh.ts";
import type { KnownRecipients } from "./memory/known-recipients.ts";
import { OpenMessage, OpenMessages } from "./open-messages.ts";
import { DUNNO, type PolicyAnswer } from "./protocol/policy-answer.ts";
import type { PolicyRequest } from "./protocol/policy-request.ts";

/** What the guard may do to mail: nothing, hold it and answer as the limits say, or contain the culprit, too. */
export const MODES = ["observe", "hold", "enforce"] as const;
export type Mode = (typeof MODES)[number];

export interface EngineParts {
  readonly mode: Mode;
  readonly clock: GuardClock;
  readonly scales: Scales;
  readonly payersOf: (request: PolicyRequest, nowMs: number) => Payers;
  readonly known: KnownRecipients;
  readonly events: EventLog;
  readonly held: HeldMessages;
  readonly gate: Gate;
  readonly greylist: Greylist;
  readonly defaultDomain: string;
}

/** Figures since the start. */
export interface EngineCounts {
  requests: number;
  messages: number;
  refused: number;
  held: number;
  /** Refused or held, had the mode allowed it. */
  watched: number;
}

/**
 * Decides each request in one step from memory. A message is weighed as a whole when the server asks about it as a
 * whole (DATA, END-OF-MESSAGE): refusing its last recipients would still send it to the first ones. It is charged
 * when it is let pass, and the charge is given back when the message never comes to its end.
 */
export class PolicyEngine {
  readonly counts: EngineCounts = { requests: 0, messages: 0, refused: 0, held: 0, watched: 0 };
  readonly #parts: EngineParts;
  readonly #open: OpenMessages;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#open = new OpenMessages(parts.known.hashOf, (message) => this.#settle(message));
  }

  get openMessages(): number {
    return this.#open.size;
  }

  answer(request: PolicyRequest, hook: Hook): PolicyAnswer {
    this.counts.requests += 1;
    hook.saw(request.state);
    if (this.#open.hasEnded(request.instance)) return DUNNO;
    switch (request.state) {
      case "DATA":
      case "END-OF-MESSAGE":
        return this.#aboutMessage(request, hook, request.state);
      case "RCPT":
      case "":
        return this.#aboutRecipient(request, hook);
      case "CONNECT":
      case "EHLO":
      case "HELO":
      case "VRFY":
      case "ETRN":
        return DUNNO;
      case "MAIL":
        return this.#aboutSender(request);
    }
  }

  /** To be called every few seconds. */
  expire(): void {
    this.#open.expire(this.#parts.clock.nowMs());
  }

  /** Here a message can only be refused: what is held needs a queue id. */
  #aboutSender(request: PolicyRequest): PolicyAnswer {
    if (request.saslUsername === "") return DUNNO;
    const answer = this.#parts.gate.judge(request, this.#accountOf(request));
    return answer?.kind === "reject" ? answer : DUNNO;
  }

  #aboutRecipient(request: PolicyRequest, hook: Hook): PolicyAnswer {
    const { clock, known } = this.#parts;
    const nowMs = clock.nowMs();
    const message = this.#messageOf(request, hook, nowMs);
    const recipient = known.hashOf("", request.recipient.toLowerCase());
    const said = message.saidOf(recipient);
    if (said !== undefined) return said;
    this.#collect(request, message, recipient);
    if (message.final !== undefined) {
      if (message.final.kind === "hold") this.#hold(request, message.final.text);
      return message.final;
    }
    const weighed = this.#weigh(message, amountsOf(message, 0), nowMs);
    const [breach] = weighed.breaches;
    const strict = breach !== undefined && this.#isStrict(breach);
    if (strict && !message.isCharged && message.recipients.size === 1) {
      // Nothing was let through yet. A hold waits for the whole message, whose queue id is needed to release it.
      if (breach.limit.answer !== "hold") return this.#refuse(request, message, breach);
    }
    const waits = this.#greylisted(request, message, recipient, nowMs);
    if (waits !== undefined) return waits;
    if (hook.asksAboutMessages) return DUNNO;
    if (!strict) {
      this.#charge(request, message, weighed, nowMs);
      return DUNNO;
    }
    if (breach.limit.answer === "hold") return this.#refuse(request, message, breach);
    const answer = this.#answerTo(breach);
    message.refuseRecipient(recipient, answer);
    this.#note(request, breach);
    return answer;
  }

  #aboutMessage(
    request: PolicyRequest,
    hook: Hook,
    state: "DATA" | "END-OF-MESSAGE",
  ): PolicyAnswer {
    const nowMs = this.#parts.clock.nowMs();
    const known = this.#open.get(request.instance);
    const message = known ?? this.#newMessage(request, hook, nowMs);
    const before = state === "DATA" ? message.atData : message.atEnd;
    if (before !== undefined) return before;
    const answer = message.final ?? this.#decide(request, message, nowMs);
    if (state === "DATA") message.atData = answer;
    else message.atEnd = answer;
    if (answer.kind === "hold") this.#hold(request, answer.text);
    if (state === "END-OF-MESSAGE" && answer.kind === "dunno") {
      this.#open.end(request.instance, nowMs);
    } else if (known === undefined) {
      this.#open.open(request.instance, message);
    }
    return answer;
  }

  /** Weighs what was not weighed yet; at END-OF-MESSAGE, after DATA, that is nothing. */
  #decide(request: PolicyRequest, message: OpenMessage, nowMs: number): PolicyAnswer {
    if (message.recipients.size === 0 && request.recipient !== "") {
      this.#collect(
        request,
        message,
        this.#parts.known.hashOf("", request.recipient.toLowerCase()),
      );
    }
    const amounts = amountsOf(message, Math.max(request.recipientCount, 1));
    if (amounts.recipients === 0 && amounts.messages === 0) return DUNNO;
    const weighed = this.#weigh(message, amounts, nowMs);
    const [breach] = weighed.breaches;
    if (breach !== undefined && this.#isStrict(breach))
      return this.#refuse(request, message, breach);
    this.#charge(request, message, weighed, nowMs, amounts);
    return DUNNO;
  }

  #messageOf(request: PolicyRequest, hook: Hook, nowMs: number): OpenMessage {
    const known = this.#open.get(request.instance);
    if (known !== undefined) return known;
    const message = this.#newMessage(request, hook, nowMs);
    this.#open.open(request.instance, message);
    return message;
  }

  #newMessage(request: PolicyRequest, hook: Hook, nowMs: number): OpenMessage {
    this.counts.messages += 1;
    const message = new OpenMessage(nowMs, this.#parts.payersOf(request, nowMs), hook);
    message.final = this.#parts.gate.judge(request, this.#accountOf(request));
    if (message.final?.kind === "hold") this.counts.held += 1;
    if (message.final?.kind === "reject") this.counts.refused += 1;
    return message;
  }

  #collect(request: PolicyRequest, message: OpenMessage, recipient: number): void {
    const { known } = this.#parts;
    message.addRecipient(recipient);
    if (message.payers.origin !== "authenticated") return;
    const pair = known.hashOf(this.#accountOf(request), request.recipient.toLowerCase());
    if (!known.has(pair)) message.addNewRecipient(pair);
  }

  #weigh(message: OpenMessage, amounts: Amounts, nowMs: number): Weighed {
    const { scales, clock } = this.#parts;
    return scales.weigh(message.payers, amounts, nowMs, clock.wallMs());
  }

  #charge(
    request: PolicyRequest,
    message: OpenMessage,
    weighed: Weighed,
    nowMs: number,
    amounts: Amounts = amountsOf(message, 0),
  ): void {
    const { scales, known } = this.#parts;
    message.isCharged = true;
    message.charges = [...message.charges, ...scales.charge(message.payers, amounts, nowMs)];
    message.chargedRecipients += amounts.recipients;
    message.chargedNew += amounts.newRecipients;
    for (const pair of message.newRecipients) known.add(pair);
    if (weighed.breaches.some(({ limit }) => limit.answer !== "warn")) this.counts.watched += 1;
    for (const breach of weighed.breaches) this.#note(request, breach);
    for (const near of weighed.near) {
      this.#parts.events.noteOnce(
        "limit-near",
        near.subject,
        breachData(near),
        near.limit.windowMs,
      );
    }
  }

  /** The whole message is held or refused: what was charged for it so far is given back. */
  #refuse(request: PolicyRequest, message: OpenMessage, breach: Breach): PolicyAnswer {
    this.#parts.scales.release(message.charges);
    message.charges = [];
    const answer = this.#answerTo(breach);
    message.final = answer;
    if (answer.kind === "hold") this.counts.held += 1;
    else this.counts.refused += 1;
    this.#note(request, breach);
    return answer;
  }

  #isStrict({ limit }: Breach): boolean {
    return limit.answer !== "warn" && this.#parts.mode !== "observe";
  }

  /** A stranger's first attempt waits; whom the recipient has written to is none. */
  #greylisted(
    request: PolicyRequest,
    message: OpenMessage,
    recipient: number,
    nowMs: number,
  ): PolicyAnswer | undefined {
    const { greylist, known, mode } = this.#parts;
    if (message.payers.origin !== "outside") return undefined;
    const [sender, to] = [request.sender.toLowerCase(), request.recipient.toLowerCase()];
    const waitMs = greylist.waitMs(networkOf(request.clientAddress), sender, to, nowMs);
    if (waitMs === 0 || mode === "observe" || known.has(known.hashOf(to, sender))) return undefined;
    const minutes = Math.ceil(waitMs / 60_000);
    const answer: PolicyAnswer = {
      kind: "greylist",
      text: `Greylisted: try again in ${minutes} minutes`,
    };
    message.refuseRecipient(recipient, answer);
    return answer;
  }

  #answerTo(breach: Breach): PolicyAnswer {
    const { clock } = this.#parts;
    const text = limitText(breach, clock.wallAt(breach.freeAtMs ?? clock.nowMs()));
    switch (breach.limit.answer) {
      case "hold":
        return { kind: "hold", text };
      case "defer":
        // Waiting for ever would keep the message in the client's queue for days.
        return { kind: breach.freeAtMs === undefined ? "reject" : "defer", text };
      case "reject":
        return { kind: "reject", text };
      case "warn":
        return DUNNO;
    }
  }

  #note(request: PolicyRequest, breach: Breach): void {
    this.#parts.events.noteOnce(
      "limit-reached",
      breach.subject,
      { ...breachData(breach), client: request.clientAddress, sender: request.sender },
      breach.limit.windowMs,
    );
  }

  #hold(request: PolicyRequest, reason: string): void {
    if (request.queueId === "") return;
    this.#parts.held.add({
      queueId: request.queueId,
      account: this.#accountOf(request),
      client: request.clientAddress,
      sender: request.sender,
      recipients: Math.max(1, request.recipientCount),
      reason,
    });
  }

  /** A message without an end: not sent, where the server would have told us of its end. */
  #settle(message: OpenMessage): void {
    if (message.hook.asksAtEnd) this.#parts.scales.release(message.charges);
  }

  #accountOf(request: PolicyRequest): string {
    return request.saslUsername === ""
      ? request.localUser
      : canonicalAccount(request.saslUsername, this.#parts.defaultDomain);
  }
}

/** What the message adds to its charges when it has `count` recipients, or as many as were collected. */
function amountsOf(message: OpenMessage, count: number): Amounts {
  const recipients = Math.max(count, message.recipientCount);
  return {
    recipients: Math.max(0, recipients - message.chargedRecipients),
    messages: message.isCharged ? 0 : 1,
    newRecipients: message.newRecipients.size - message.chargedNew,
    recipientsOfMessage: recipients,
  };
}

function breachData({ limit, used, max }: Breach): Record<string, string | number> {
  return { limit: limit.name, per: limit.per, answer: limit.answer, used, max };
}
