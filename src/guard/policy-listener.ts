import type { EventLog } from "./event-log.ts";
import { Hook } from "./hook.ts";
import type { PolicyEngine } from "./policy-engine.ts";
import { type PolicyAnswer, replyLine } from "./protocol/policy-answer.ts";
import { parsePolicyRequest } from "./protocol/policy-request.ts";
import { RequestReader } from "./protocol/request-reader.ts";
import { type ListenAddress, listenAddressText } from "../system/listen-address.ts";
import type { Peer, PeerHandler } from "../system/listen-socket.ts";

/** An administrator writes a handful of `policy_context`; more share the listener's own hook. */
const CONTEXTS_MAX = 100;

/** One address where a mail server asks, and the hooks that were seen there. */
export class PolicyListener {
  readonly hooks = new Map<string, Hook>();
  readonly #name: string;
  readonly #engine: PolicyEngine;
  readonly #events: EventLog;
  #connections = 0;

  constructor(address: ListenAddress, engine: PolicyEngine, events: EventLog) {
    this.#name = listenAddressText(address);
    this.#engine = engine;
    this.#events = events;
  }

  get connections(): number {
    return this.#connections;
  }

  accept(peer: Peer): PeerHandler {
    this.#connections += 1;
    let replies = "";
    let isBad = false;
    const reader = new RequestReader((text) => {
      if (isBad) return;
      const answer = this.#answer(text);
      if (answer === undefined) isBad = true;
      else replies += replyLine(answer);
    });
    return {
      data: (chunk) => {
        const isWhole = reader.push(chunk);
        if (replies !== "") peer.write(replies);
        replies = "";
        // "In case of trouble the policy server must not send a reply", but disconnect (SMTPD_POLICY_README).
        if (isWhole && !isBad) return;
        this.#events.noteOnce("bad-request", this.#name, {});
        peer.end();
      },
      closed: () => {
        this.#connections -= 1;
      },
    };
  }

  #answer(text: string): PolicyAnswer | undefined {
    const request = parsePolicyRequest(text);
    return request && this.#engine.answer(request, this.#hookFor(request.policyContext));
  }

  #hookFor(context: string): Hook {
    const known =
      this.hooks.get(context) ?? (this.hooks.size >= CONTEXTS_MAX ? this.hooks.get("") : undefined);
    if (known !== undefined) return known;
    const hook = new Hook(context === "" ? this.#name : `${this.#name} ${context}`);
    this.hooks.set(this.hooks.size >= CONTEXTS_MAX ? "" : context, hook);
    return hook;
  }
}
