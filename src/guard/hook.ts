import type { PolicyState } from "./protocol/policy-request.ts";

/**
 * A place in the mail server that asks us: a listener, and the `policy_context` that is set there. Which stages it
 * asks at decides when a message can be counted, and is only known by waiting: 8 of 10 wrong set-ups are a check at
 * the wrong stage, which Postfix does not complain about.
 */
export class Hook {
  readonly name: string;
  readonly asked = new Map<PolicyState | "", number>();

  constructor(name: string) {
    this.name = name;
  }

  saw(state: PolicyState | ""): void {
    this.asked.set(state, (this.asked.get(state) ?? 0) + 1);
  }

  /** Every message is asked about once as a whole: recipients need not be counted one by one. */
  get asksAboutMessages(): boolean {
    return this.asked.has("DATA") || this.asked.has("END-OF-MESSAGE");
  }

  /** A message that never came to its end was not sent. */
  get asksAtEnd(): boolean {
    return this.asked.has("END-OF-MESSAGE");
  }
}
