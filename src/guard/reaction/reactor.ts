import { sendsOnlyAbuse } from "../../contain/abuse-rule.ts";
import { culpritOf } from "../../contain/culprit.ts";
import { plainIp } from "../../core/ip-address.ts";
import { formatRfc3339 } from "../../core/rfc3339.ts";
import type { EventLog } from "../event-log.ts";
import type { GuardClock } from "../guard-clock.ts";
import type { Mode } from "../policy-engine.ts";
import type { Suspect, Suspects } from "../suspects.ts";
import { type Sighting, subjectOf } from "../watch/sighting.ts";
import { canonicalAccount } from "../who-pays.ts";
import type { Containment } from "./containment.ts";
import type { Reaction, ReactionBook } from "./reaction-book.ts";
import { isSureEnough, type ReactionSettings } from "./reaction-rules.ts";

/** What is done about an incident: told only, held, contained, or nothing more because too much was done lately. */
export type ReactionKind = "none" | "held" | "contained" | "paused";

export interface ReactorParts {
  readonly mode: Mode;
  readonly settings: ReactionSettings;
  readonly defaultDomain: string;
  readonly clock: GuardClock;
  readonly events: EventLog;
  readonly suspects: Suspects;
  readonly book: ReactionBook;
  readonly containment: Containment;
  /** Paths of the logs that are followed. */
  readonly evidence: () => readonly string[];
}

/**
 * Acts against whom an incident names, as far as mode, rules and the circuit breaker let it: first all that the culprit sends is
 * held, which loses nothing; in mode `enforce` the containment plan follows. What an administrator took back stays so.
 */
export class Reactor {
  readonly #parts: ReactorParts;
  /** Containments under way, so that no second one begins. */
  readonly #containing = new Set<string>();

  constructor(parts: ReactorParts) {
    this.#parts = parts;
  }

  /** What would be done about an incident; does nothing yet. */
  decide(sighting: Sighting): ReactionKind {
    const { mode, settings, book, clock } = this.#parts;
    const { key, incident } = sighting;
    if (mode === "observe" || !sendsOnlyAbuse(incident)) return "none";
    if (!isSureEnough(settings, "hold", incident)) return "none";
    const before = book.find(key);
    if (before !== undefined && before.takenBackAtMs !== null) return "none";
    if (before === undefined && book.countLastHour(clock.nowMs()) >= settings.perHour) {
      return "paused";
    }
    if (mode === "enforce" && isSureEnough(settings, "contain", incident)) return "contained";
    return this.#culpritsOf(sighting).length > 0 ? "held" : "none";
  }

  /** Does it. To be called with every look: what an incident's new clients send is held, too. */
  act(sighting: Sighting, kind: ReactionKind): void {
    const { settings, book, clock, events } = this.#parts;
    if (kind === "none") return;
    if (kind === "paused") {
      events.noteOnce("reaction-paused", "", { perHour: settings.perHour });
      return;
    }
    const { key, incident } = sighting;
    const before = book.find(key);
    const held = this.#culpritsOf(sighting).filter((culprit) => this.#hold(culprit, sighting));
    const reaction: Reaction = before ?? {
      key,
      incident: incident.id,
      atMs: clock.nowMs(),
      suspects: [],
      plan: null,
      takenBackAtMs: null,
    };
    if (before === undefined || held.length > 0) {
      book.put({ ...reaction, suspects: [...reaction.suspects, ...held] });
    }
    if (kind === "contained" && reaction.plan === null) void this.#contain(sighting);
  }

  #culpritsOf({ incident, conduct }: Sighting): readonly Pick<Suspect, "kind" | "name">[] {
    const { accounts, clients, users } = culpritOf(incident, conduct.shared);
    return [
      ...accounts.map((login) => ({
        kind: "account" as const,
        name: canonicalAccount(login, this.#parts.defaultDomain),
      })),
      ...clients.map((ip) => ({ kind: "client" as const, name: plainIp(ip) })),
      ...users.map((user) => ({ kind: "script" as const, name: user })),
    ];
  }

  #hold(culprit: Pick<Suspect, "kind" | "name">, { incident }: Sighting): boolean {
    const { suspects, events, clock } = this.#parts;
    const reason = `${incident.cause} (${incident.confidence}), incident ${incident.id}`;
    const since = formatRfc3339(clock.wallMs(), 0);
    const suspect: Suspect = { ...culprit, reason, since, by: "guard", incident: incident.id };
    if (!suspects.add(suspect)) return false;
    const code = culprit.kind === "account" ? "account-held" : "source-held";
    const command = `mailwarden guard undo ${incident.id}`;
    events.note(code, culprit.name, { reason, incident: incident.id, command });
    return true;
  }

  async #contain({ key, incident, conduct }: Sighting): Promise<void> {
    const { containment, book, events, settings, evidence } = this.#parts;
    if (this.#containing.has(key)) return;
    this.#containing.add(key);
    const { steps } = settings;
    const answer = await containment.apply({ incident, conduct, steps, evidence: evidence() });
    const reaction = book.find(key);
    // Taken back meanwhile: the plan is kept, so that the next command takes it back, too.
    if (reaction !== undefined && answer.plan !== null)
      book.put({ ...reaction, plan: answer.plan });
    // Whatever came of it is not tried again with every look: a failed step needs a person.
    const { plan, done, problem } = answer;
    const data = { incident: incident.id, plan, steps: done.join(" ") };
    const subject = subjectOf(incident);
    if (problem !== "") events.note("contain-failed", subject, { ...data, problem });
    const command = `mailwarden guard undo ${incident.id}`;
    if (done.length > 0) events.note("contained", subject, { ...data, command });
  }
}
