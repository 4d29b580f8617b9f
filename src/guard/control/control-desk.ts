import { formatRfc3339 } from "../../core/rfc3339.ts";
import type { HttpAnswer, HttpQuestion } from "../../system/serve-http.ts";
import type { AlertDesk } from "../alerts/alert-desk.ts";
import type { AuthPolicyDesk } from "../auth-policy/auth-policy-desk.ts";
import type { Ban } from "../bans/ban.ts";
import type { BanList } from "../bans/ban-list.ts";
import type { EventLog } from "../event-log.ts";
import type { GuardClock } from "../guard-clock.ts";
import type { GuardSettings } from "../guard-settings.ts";
import type { GuardWorld } from "../guard-world.ts";
import type { LogFollower } from "../follow/log-follower.ts";
import type { LoginDesk } from "../logins/login-desk.ts";
import type { HeldMessage, HeldMessages } from "../held-messages.ts";
import { SUBJECT_KINDS } from "../limits/limit.ts";
import type { Counters } from "../limits/counters.ts";
import type { LimitOverride, LimitRules } from "../limits/limit-rules.ts";
import type { ReactionBook } from "../reaction/reaction-book.ts";
import { takeBack, type TakenBack } from "../reaction/take-back.ts";
import type { Suspect, Suspects } from "../suspects.ts";
import type { IncidentBook } from "../watch/incident-book.ts";
import type { PolicyEngine } from "../policy-engine.ts";
import type { PolicyListener } from "../policy-listener.ts";
import type { StateKeeper } from "../state-keeper.ts";
import { canonicalAccount } from "../who-pays.ts";
import { type ControlRequest, parseControlRequest } from "./control-request.ts";
import type { GuardStatus } from "./guard-status.ts";
import { guardWarnings } from "./guard-warnings.ts";
import { metricsText } from "./metrics-text.ts";
import { topUsage, usageOf } from "./usage-rows.ts";

export interface DeskParts {
  readonly settings: GuardSettings;
  readonly world: GuardWorld;
  readonly clock: GuardClock;
  readonly counters: Counters;
  readonly rules: LimitRules;
  readonly events: EventLog;
  readonly held: HeldMessages;
  readonly suspects: Suspects;
  readonly incidents: IncidentBook;
  readonly reactions: ReactionBook;
  readonly engine: PolicyEngine;
  readonly keeper: StateKeeper;
  readonly alerts: AlertDesk;
  readonly follower: LogFollower;
  readonly logins: LoginDesk;
  readonly bans: BanList;
  readonly authPolicy: AuthPolicyDesk;
}

/** A ban as it is shown. */
export type BanRow = Omit<Ban, "untilMs"> & {
  /** RFC 3339. */
  readonly until: string;
};

const TOP_ROWS = 50;

/** Answers the administrator's commands on the control socket, and the monitoring's questions. */
export class ControlDesk {
  readonly listeners: PolicyListener[] = [];
  readonly #parts: DeskParts;
  readonly #startedMs: number;

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.#startedMs = parts.clock.nowMs();
  }

  /** On the control socket: `POST /` with a request as JSON. */
  async control(question: HttpQuestion): Promise<HttpAnswer> {
    if (question.method !== "POST") return this.watch(question);
    const request = parseControlRequest(question.body);
    if (request === undefined) return json({ error: "bad-request" }, 400);
    return json(await this.#answer(request));
  }

  /** What everybody on the machine may see: no account, no address. */
  watch({ path }: HttpQuestion): Promise<HttpAnswer> {
    const answers: Readonly<Record<string, () => HttpAnswer>> = {
      "/metrics": () => ({
        status: 200,
        type: "text/plain; version=0.0.4",
        body: metricsText(this.status()),
      }),
      "/health": () => json({ alive: true }),
      "/ready": () => {
        const ready = this.#parts.keeper.error === null;
        return json({ ready }, ready ? 200 : 503);
      },
    };
    return Promise.resolve(answers[path]?.() ?? json({ error: "not-found" }, 404));
  }

  status(): GuardStatus {
    const { settings, world, clock, counters, rules, held, engine, keeper, alerts, follower } =
      this.#parts;
    const hooks = this.listeners.flatMap((listener) => [...listener.hooks.values()]);
    const uptimeSeconds = Math.floor((clock.nowMs() - this.#startedMs) / 1000);
    return {
      schema: "mailwarden.guard-status/1",
      version: world.version,
      mode: settings.mode,
      startedAt: formatRfc3339(Math.floor(clock.wallAt(this.#startedMs)), 0),
      uptimeSeconds,
      connections: this.listeners.reduce((sum, { connections }) => sum + connections, 0),
      hooks: hooks.map(({ name, asked }) => ({
        name,
        asked: Object.fromEntries(
          [...asked].map(([stage, n]) => [stage === "" ? "none" : stage, n]),
        ),
      })),
      counts: { ...engine.counts },
      openMessages: engine.openMessages,
      heldMessages: held.list().length,
      logins: this.#logins(),
      logs: follower.state(),
      logLines: follower.lines,
      subjects: {
        account: counters.subjects.account.size,
        script: counters.subjects.script.size,
        domain: counters.subjects.domain.size,
        network: counters.subjects.network.size,
        server: counters.subjects.server.size,
      },
      limits: rules.limits.map(({ windowMs, ...limit }) => ({
        ...limit,
        windowSeconds: windowMs / 1000,
      })),
      stateError: keeper.error,
      memoryMiB: Math.round(process.memoryUsage.rss() / 1048576),
      warnings: guardWarnings(
        hooks,
        rules.limits,
        settings.mode,
        keeper.error,
        alerts.lastFailure,
        follower.state(),
      ),
    };
  }

  #logins(): GuardStatus["logins"] {
    const { logins, bans, authPolicy } = this.#parts;
    return {
      ...logins.counts,
      sources: logins.sources,
      bans: bans.size,
      banned: bans.made,
      policyAsked: authPolicy.asked,
      policyRefused: authPolicy.refused,
    };
  }

  async #answer(request: ControlRequest): Promise<unknown> {
    const { events, held, rules, clock } = this.#parts;
    switch (request.ask) {
      case "status":
        return this.status();
      case "top":
        return { rows: topUsage(this.#parts, TOP_ROWS) };
      case "limits": {
        const account = this.#account(request.account);
        const known = SUBJECT_KINDS.find(
          (kind) => this.#parts.counters.subjects[kind].find(account) !== undefined,
        );
        return {
          rows: usageOf(this.#parts, known ?? "account", account),
          overrides: rules.overrides(clock.wallMs()).filter((one) => one.account === account),
        };
      }
      case "overrides":
        return { overrides: rules.overrides(clock.wallMs()) };
      case "override":
        return this.#override(request);
      case "hold":
        return this.#hold(request.account, request.reason);
      case "held":
        return {
          ...suspectRows(this.#parts.suspects.list()),
          messages: held.list(
            request.account === undefined ? undefined : this.#account(request.account),
          ),
        };
      case "release":
        return this.#release(request.target);
      case "bans":
        return { bans: this.#bans() };
      case "unban": {
        const { targets, problem } = await this.#parts.bans.lift(request.target);
        return { unbanned: targets, problem: problem ?? null };
      }
      case "undo":
        return this.#takeBack(request.target);
      case "events":
        return { events: events.events() };
    }
  }

  #bans(): readonly BanRow[] {
    const { bans, clock } = this.#parts;
    return bans.list().map(({ untilMs, ...ban }) => ({
      ...ban,
      until: formatRfc3339(Math.round(clock.wallAt(untilMs)), 0),
    }));
  }

  #override(request: Extract<ControlRequest, { ask: "override" }>): unknown {
    const { events, rules, keeper, clock } = this.#parts;
    const { limit, reason } = request;
    const account = this.#account(request.account);
    if (!rules.limits.some(({ name, per }) => name === limit && per === "account")) {
      return { error: "unknown-limit", known: accountLimits(rules) };
    }
    const key = JSON.stringify([account, limit]);
    if (request.max === undefined) {
      const done = rules.removeOverride(account, limit);
      keeper.record({ kind: "override", key, value: null });
      if (done) events.note("override-removed", account, { limit });
      return { done };
    }
    const untilMs = request.forMs === undefined ? null : clock.wallMs() + request.forMs;
    const override: LimitOverride = { account, limit, max: request.max, untilMs, reason };
    rules.setOverride(override);
    keeper.record({ kind: "override", key, value: JSON.stringify(override) });
    events.note("override-set", account, { limit, max: request.max, reason });
    return { done: true, override };
  }

  #hold(login: string, reason: string): unknown {
    const { suspects, events, clock } = this.#parts;
    const account = this.#account(login);
    const since = formatRfc3339(clock.wallMs(), 0);
    suspects.add({ kind: "account", name: account, reason, since, by: "administrator" });
    events.note("account-held", account, { reason });
    return { done: true };
  }

  /** One queue id, all of an account or another source, or all: each message once. */
  async #release(target: string): Promise<unknown> {
    const { held, suspects, reactions, clock, events } = this.#parts;
    const names = [target, this.#account(target)];
    const freed = suspects
      .list()
      .filter(({ name }) => target === "all" || names.includes(name))
      .filter((suspect) => suspects.remove(suspect));
    // Whom an administrator lets go is not held again for the same lines.
    for (const suspect of freed) reactions.excuse(suspect, clock.nowMs());
    const messages = held
      .list()
      .filter(
        ({ queueId, account, client }) =>
          target === "all" ||
          queueId === target ||
          names.includes(account) ||
          freed.some(({ kind, name }) => kind === "client" && name === client),
      );
    const queueIds = messages.map(({ queueId }) => queueId);
    const why = await this.#letGo(messages);
    const released = why === undefined ? queueIds : [];
    const failed = why === undefined ? [] : queueIds.map((queueId) => ({ queueId, why }));
    if (released.length + freed.length > 0) {
      events.note("released", target, { messages: released.length, accounts: freed.length });
    }
    return { released, failed, accounts: freed.map(({ name }) => name) };
  }

  /** What the guard did by itself about one incident or about all. */
  #takeBack(target: string): Promise<TakenBack> {
    const { reactions, suspects, world, events, held, clock } = this.#parts;
    return takeBack(target, {
      book: reactions,
      suspects,
      containment: world.containment,
      events,
      nowMs: clock.nowMs,
      held: () => held.list(),
      release: (messages) => this.#letGo(messages),
    });
  }

  /** Undefined = they are on their way, else why not; then they are held as before. */
  async #letGo(messages: readonly HeldMessage[]): Promise<string | undefined> {
    const { held, world } = this.#parts;
    if (messages.length === 0) return undefined;
    // Out of the list first: a second command that comes meanwhile releases nothing twice.
    for (const { queueId } of messages) held.remove(queueId);
    const why = await world.release(messages.map(({ queueId }) => queueId));
    if (why !== undefined) for (const message of messages) held.restore(message);
    return why;
  }

  #account(login: string): string {
    return canonicalAccount(login, this.#parts.settings.defaultDomain);
  }
}

/** Whose mail is held: accounts, and apart from them what has no account. */
function suspectRows(suspects: readonly Suspect[]) {
  return {
    accounts: suspects
      .filter(({ kind }) => kind === "account")
      .map(({ kind: _kind, name, ...suspect }) => ({ account: name, ...suspect })),
    sources: suspects.filter(({ kind }) => kind !== "account"),
  };
}

function accountLimits(rules: LimitRules): readonly string[] {
  return rules.limits.filter(({ per }) => per === "account").map(({ name }) => name);
}

function json(document: unknown, status = 200): HttpAnswer {
  return { status, type: "application/json", body: `${JSON.stringify(document)}\n` };
}
