import { plainIp } from "../core/ip-address.ts";
import type { EventLog } from "./event-log.ts";
import type { Mode } from "./policy-engine.ts";
import type { PolicyAnswer } from "./protocol/policy-answer.ts";
import type { PolicyRequest } from "./protocol/policy-request.ts";
import { judgeSender, type MismatchAnswer, type SenderRules } from "./senders/sender-rules.ts";
import type { Suspect, SuspectKind, Suspects } from "./suspects.ts";

/** What is said of mail that is held because of whom it comes from. */
export const SUSPECT_TEXTS: Readonly<Record<SuspectKind, string>> = {
  account: "Mail of this account is held until an administrator has looked",
  client: "Mail of this client is held until an administrator has looked",
  script: "Mail of this local user is held until an administrator has looked",
};

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

  /** `account`: canonical, or the local user. Undefined = nothing against it. */
  judge(request: PolicyRequest, account: string): PolicyAnswer | undefined {
    const suspect = this.#suspectOf(request, account);
    // An administrator's word counts in every mode.
    if (suspect !== undefined && (suspect.by === "administrator" || this.#mode !== "observe")) {
      return { kind: "hold", text: SUSPECT_TEXTS[suspect.kind] };
    }
    if (request.saslUsername === "") return undefined;
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

  /** Behind an address with a login stands somebody; without one there is nothing but the address. */
  #suspectOf(request: PolicyRequest, account: string): Suspect | undefined {
    if (this.#suspects.size === 0) return undefined;
    if (request.saslUsername !== "") return this.#suspects.find("account", account);
    if (request.localUser !== "") return this.#suspects.find("script", request.localUser);
    return this.#suspects.find("client", plainIp(request.clientAddress));
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
