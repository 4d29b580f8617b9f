import { createHash, timingSafeEqual } from "node:crypto";
import type { HttpAnswer, HttpQuestion } from "../../system/serve-http.ts";
import type { GuardClock } from "../guard-clock.ts";
import type { LoginDesk } from "../logins/login-desk.ts";
import { parseAuthRequest } from "./auth-request.ts";

/** Status -1 refuses, 0 lets go on (doc.dovecot.org, "Authentication policy support"). */
const GO_ON = answer(200, { status: 0, msg: "" });
const REFUSED = answer(200, {
  status: -1,
  msg: "Too many failed logins from this address, try again later",
});
const FORBIDDEN = answer(403, { status: 0, msg: "" });

/**
 * Dovecot's policy server: refuses clients that are banned before their password is looked at, and hears of each
 * failure at once, with a hash of the password.
 */
export class AuthPolicyDesk {
  readonly #logins: LoginDesk;
  readonly #clock: GuardClock;
  readonly #secret: string | undefined;
  /** Questions and reports since the start. */
  asked = 0;
  refused = 0;

  /** `secret`: what `auth_policy_server_api_header` holds; undefined = everybody on the machine is believed. */
  constructor(logins: LoginDesk, clock: GuardClock, secret: string | undefined) {
    this.#logins = logins;
    this.#clock = clock;
    this.#secret = secret;
  }

  answer(question: HttpQuestion): Promise<HttpAnswer> {
    return Promise.resolve(this.#answer(question));
  }

  #answer(question: HttpQuestion): HttpAnswer {
    if (!this.#isTrusted(question)) return FORBIDDEN;
    this.asked += 1;
    const request = parseAuthRequest(question.body);
    // Mail goes on where there is nothing to judge.
    if (request === undefined) return GO_ON;
    const { client, login, passwordHash, isSuccess } = request;
    const nowMs = this.#clock.nowMs();
    if (question.query.get("command") === "report") {
      if (isSuccess !== undefined) {
        this.#logins.take({ client, login, passwordHash, isSuccess, from: "policy" }, nowMs);
      }
      return GO_ON;
    }
    if (!this.#logins.refuses(client, login, nowMs)) return GO_ON;
    this.refused += 1;
    return REFUSED;
  }

  /** A header without a name is sent as `X-API-Key` (auth-policy.c, auth_policy_send_request). */
  #isTrusted({ header }: HttpQuestion): boolean {
    if (this.#secret === undefined) return true;
    const sent = header("x-api-key") ?? header("authorization") ?? "";
    return timingSafeEqual(digest(sent.trim()), digest(this.#secret));
  }
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function answer(status: number, document: { status: number; msg: string }): HttpAnswer {
  return { status, type: "application/json", body: JSON.stringify(document) };
}
