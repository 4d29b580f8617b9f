import type { EventLog } from "./event-log.ts";
import type { Mode } from "./policy-engine.ts";
import type { PolicyAnswer } from "./protocol/policy-answer.ts";
import type { PolicyRequest } from "./protocol/policy-request.ts";
import { judgeSender, type MismatchAnswer, type SenderRules } from "./senders/sender-rules.ts";
import type { Suspects } from "./suspects.ts";

/** What is decided about a message before anything is counted: whose it is, and whether they may send at all. */
export class Gate {
  readonly #rules: SenderRules;
  readonly #suspects: Suspects;
  readonly #events: EventLog;
  readonly #mode: Mode;

  constructor(rules: SenderRules, suspects: Suspects, events: EventLog, mode: Mode) {
    this.#rules = rules;
    this.#suspects = suspects;
    this.#events = events;
    this.#mode = mode;
  }

  /** `account`: canonical. Undefined = nothing against it. */
  judge(request: PolicyRequest, account: string): PolicyAnswer | undefined {
    // An administrator's word counts in every mode.
    if (this.#suspects.find(account) !== undefined) {
      return {
        kind: "hold",
        text: "Mail of this account is held until an administrator has looked",
      };
    }
    const verdict = judgeSender(this.#rules, account, request.sender);
    if (verdict === "allow") return undefined;
    const isNull = request.sender === "";
    this.#events.noteOnce("sender-mismatch", account, {
      sender: request.sender,
      client: request.clientAddress,
      answer: verdict,
    });
    return this.#mode === "observe" ? undefined : answerOf(verdict, isNull);
  }
}

function answerOf(verdict: MismatchAnswer, isNull: boolean): PolicyAnswer | undefined {
  const text = isNull
    ? "This account may not send with an empty sender address"
    : "The sender address does not belong to this account";
  switch (verdict) {
    case "hold":
      return { kind: "hold", text };
    case "reject":
      return { kind: "reject", text };
    case "warn":
    case "allow":
      return undefined;
  }
}
