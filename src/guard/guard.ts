import { loadLanguage } from "../report/language.ts";
import { AlertDesk } from "./alerts/alert-desk.ts";
import { openChannels } from "./alerts/open-channels.ts";
import { ControlDesk } from "./control/control-desk.ts";
import { AuthPolicyDesk } from "./auth-policy/auth-policy-desk.ts";
import { BanList } from "./bans/ban-list.ts";
import { KnownLogins } from "./logins/known-logins.ts";
import { LoginDesk } from "./logins/login-desk.ts";
import { LogFollower } from "./follow/log-follower.ts";
import { logTrouble } from "./follow/log-trouble.ts";
import { Gate } from "./gate.ts";
import { Greylist } from "./greylist/greylist.ts";
import { type Pool, POOLS, type Remember } from "./memory/remember.ts";
import { Suspects } from "./suspects.ts";
import { IncidentBook } from "./watch/incident-book.ts";
import { IncidentWatch } from "./watch/incident-watch.ts";
import { LiveDiagnosis } from "./watch/live-diagnosis.ts";
import { ReactionBook } from "./reaction/reaction-book.ts";
import { Reactor } from "./reaction/reactor.ts";
import { EventLog } from "./event-log.ts";
import { createGuardClock, type GuardClock } from "./guard-clock.ts";
import type { GuardSettings } from "./guard-settings.ts";
import type { GuardWorld } from "./guard-world.ts";
import { HeldMessages } from "./held-messages.ts";
import { Counters } from "./limits/counters.ts";
import { Journal } from "./limits/journal.ts";
import { LimitRules } from "./limits/limit-rules.ts";
import { Scales } from "./limits/weigh.ts";
import { loadCounters } from "./load-state.ts";
import { loadRecords } from "./load-records.ts";
import { BoundedMemory } from "./memory/bounded-memory.ts";
import { makePairHash } from "./memory/hash-pair.ts";
import { KnownRecipients } from "./memory/known-recipients.ts";
import { PolicyEngine } from "./policy-engine.ts";
import { PolicyListener } from "./policy-listener.ts";
import { stateMeta, startOfClock } from "./state-meta.ts";
import { StateKeeper } from "./state-keeper.ts";
import { createPayers, networkTest } from "./who-pays.ts";
import type { GuardTables } from "../store/guard-tables.ts";
import type { Listening } from "../system/listen-socket.ts";

/** Counts of so much time are at risk when the process is killed. */
const BEAT_MS = 50;
const EXPIRE_MS = 5_000;
const WATCH_MS = 100;
const ALERT_MS = 1_000;
/** A few milliseconds of work each time: some megabytes of log a second, and mail servers are answered in between. */
const FOLLOW_MS = 20;
/** 4 MiB; strangers' triplets, of which most never come back. */
const TRIPLETS_MAX = 500_000;
/** 2 MiB: accounts with the networks that they log in from. */
const KNOWN_LOGINS_MAX = 250_000;
const BAN_MS = 1_000;

export interface RunningGuard {
  /** Where it listens, with the ports that were found. */
  readonly listening: readonly Listening[];
  readonly desk: ControlDesk;
  readonly follower: LogFollower;
  readonly watch: IncidentWatch;
  /** What is remembered of the logs; for the guard that follows at a reload. */
  readonly live: LiveDiagnosis;
  /** Notes that new settings were wrong, and the old ones are in force. */
  noteReloadFailed(message: string): void;
  /** Stops answering, writes the state and closes it. */
  close(): Promise<void>;
}

/** Reads the state, opens the doors and guards until it is closed. Throws where a door or the state cannot be opened. */
export async function startGuard(
  settings: GuardSettings,
  world: GuardWorld,
  live = new LiveDiagnosis(world.monotonicMs),
): Promise<RunningGuard> {
  const channels = await Promise.all(
    openChannels(settings.alerts, world.readSecret).map(async (channel) => ({
      channel,
      language: await loadLanguage(channel.language),
    })),
  );
  const tables = world.openTables();
  const alerts = new AlertDesk(channels, {
    post: (payload) => world.post(payload),
    runCommand: (command, input) => world.runCommand(command, input),
    nowMs: world.monotonicMs,
    wallMs: world.wallMs,
  });
  const parts = buildParts(settings, world, tables, alerts, live);
  const { engine, events, keeper, clock, desk, follower } = parts;
  const { bans, authPolicy, watch, reactions } = parts;
  const listening: Listening[] = [];
  try {
    for (const address of settings.listen) {
      const listener = new PolicyListener(address, engine, events);
      listening.push(await world.listen(address, (peer) => listener.accept(peer)));
      desk.listeners.push(listener);
    }
    listening.push(await world.serveHttp(settings.control, (question) => desk.control(question)));
    if (settings.authPolicy !== undefined) {
      listening.push(
        await world.serveHttp(settings.authPolicy, (question) => authPolicy.answer(question)),
      );
    }
    if (settings.http !== undefined) {
      listening.push(await world.serveHttp(settings.http, (question) => desk.watch(question)));
    }
  } catch (error) {
    for (const one of listening) await one.close();
    tables.close();
    throw error;
  }
  events.note("started", world.version, { mode: settings.mode });
  const stops = [
    world.every(BEAT_MS, () => noteOutcome(keeper, clock, events)),
    world.every(EXPIRE_MS, () => engine.expire()),
    world.every(EXPIRE_MS, () => reactions.expire(clock.nowMs())),
    world.every(WATCH_MS, () => watch.beat()),
    world.every(ALERT_MS, () => void alerts.beat()),
    world.every(BAN_MS, () => void bans.beat()),
    world.every(FOLLOW_MS, () => void follower.beat()),
  ];
  return {
    listening,
    desk,
    follower,
    watch,
    live,
    noteReloadFailed: (message) => events.note("reload-failed", message),
    close: async () => {
      for (const stop of stops) stop();
      for (const one of listening) await one.close();
      await follower.close();
      events.note("stopped", world.version);
      keeper.close(clock.nowMs());
    },
  };
}

function buildParts(
  settings: GuardSettings,
  world: GuardWorld,
  tables: GuardTables,
  alerts: AlertDesk,
  live: LiveDiagnosis,
) {
  const meta = tables.meta();
  const clock = createGuardClock(startOfClock(meta, world), world.monotonicMs, world.wallMs);
  const seed = Number(meta["seed"] ?? world.randomSeed());
  const journal = new Journal();
  const counters: Counters = new Counters(journal, {
    columnAdded: (column) => keeper.columnAdded(column),
    subjectAdded: (kind, id, name) => keeper.subjectAdded(kind, id, name),
    subjectForgotten: (kind, id) => keeper.subjectForgotten(kind, id),
    subjectCounted: (kind, id) => keeper.subjectCounted(kind, id),
  });
  const remember: Remember = (pool, at, value) => keeper.remember(POOLS.indexOf(pool), at, value);
  const hash = makePairHash(seed);
  const known = new KnownRecipients(
    new BoundedMemory(settings.rememberedRecipients),
    hash,
    clock.nowMs,
    (pair, day) => remember("recipients", pair, day),
  );
  const greylist = new Greylist(
    settings.greylist,
    new BoundedMemory(settings.greylist.enabled ? TRIPLETS_MAX : 0),
    hash,
    (triplet, minute) => remember("greylist", triplet, minute),
  );
  const knownLogins = new KnownLogins(
    new BoundedMemory(KNOWN_LOGINS_MAX),
    hash,
    settings.logins.knownForMs,
    (at, value) => remember("logins", at, value),
  );
  const pools: Record<Pool, (at: number, value: number) => void> = {
    recipients: (pair, day) => known.restore(pair, day),
    greylist: (triplet, minute) => greylist.restore(triplet, minute),
    logins: (at, value) => knownLogins.restore(at, value),
  };
  const entries = loadCounters(tables, counters, (number, at, value) => {
    const pool = POOLS[number];
    if (pool !== undefined) pools[pool](at, value);
  });
  const keeper: StateKeeper = new StateKeeper(tables, journal, entries, {
    slotsOf: (kind, id) => counters.slotsOf(kind, id),
    meta: () => stateMeta(seed, keeper.seq, clock, world),
  });
  keeper.onRecycle = (kind, id) => counters.subjects[kind].recycle(id);
  /** Keeps in the state what is read and written whole. */
  const recorder =
    (kind: string) =>
    (key: string, value: object | undefined): void =>
      keeper.record({ kind, key, value: value === undefined ? null : JSON.stringify(value) });
  const events = new EventLog(clock);
  const held = new HeldMessages(clock, recorder("held"));
  const suspects = new Suspects(recorder("suspect"));
  const bans = new BanList({
    rules: settings.bans,
    clock,
    events,
    world: world.bans,
    isInForce: settings.mode !== "observe",
    onChange: recorder("ban"),
  });
  const incidents = new IncidentBook(recorder("incident"));
  const reactions = new ReactionBook(recorder("reaction"));
  const rules = new LimitRules(settings.limits, settings.profiles);
  loadRecords(tables, { events, held, rules, suspects, bans, incidents, reactions });
  events.onEvent((event) => {
    keeper.event(JSON.stringify(event));
    alerts.take(event);
  });
  const isOwn = networkTest(settings.ownNetworks);
  const logins = new LoginDesk({
    rules: settings.logins,
    clock,
    events,
    known: knownLogins,
    bans,
    hash,
    isOwn,
    defaultDomain: settings.defaultDomain,
  });
  const authPolicy = new AuthPolicyDesk(logins, clock, authPolicySecret(settings, world));
  const follower = new LogFollower(settings.logs, {
    world: world.logs,
    clock,
    trouble: logTrouble(events),
    places: new Map(tables.records("log").map(({ key, value }) => [key, value])),
    keepPlace: (source, place) => keeper.record({ kind: "log", key: source, value: place }),
  });
  follower.listen(logins);
  const engine = new PolicyEngine({
    mode: settings.mode,
    clock,
    scales: new Scales(counters, rules),
    payersOf: createPayers(counters, settings.limits, {
      defaultDomain: settings.defaultDomain,
      isOwn,
      hash,
    }),
    known,
    events,
    held,
    gate: new Gate(settings.senders, suspects, events, settings.mode),
    greylist,
    defaultDomain: settings.defaultDomain,
  });
  const reactor = new Reactor({
    mode: settings.mode,
    settings: settings.reaction,
    defaultDomain: settings.defaultDomain,
    clock,
    events,
    suspects,
    book: reactions,
    containment: world.containment,
    evidence: () =>
      follower
        .state()
        .map(({ source }) => source)
        .filter((source) => source.startsWith("/")),
  });
  const watch = new IncidentWatch({
    live,
    clock,
    settings: settings.reaction,
    events,
    book: incidents,
    reactor,
  });
  follower.listen(watch);
  const desk = new ControlDesk({
    settings,
    world,
    clock,
    counters,
    rules,
    events,
    held,
    suspects,
    incidents,
    reactions,
    engine,
    keeper,
    alerts,
    follower,
    logins,
    bans,
    authPolicy,
  });
  return { engine, events, keeper, clock, desk, follower, bans, authPolicy, watch, reactions };
}

/** One word when the state cannot be written, and one when it can be again. */
function noteOutcome(keeper: StateKeeper, clock: GuardClock, events: EventLog): void {
  const wasWell = keeper.error === null;
  const outcome = keeper.beat(clock.nowMs());
  if (outcome === undefined) return;
  if (outcome.error !== null && wasWell) events.note("state-unwritable", outcome.error);
  if (outcome.error === null && !wasWell) events.note("state-writable", "");
}

/** Undefined where none is named. Throws where it is named and cannot be had: nobody would be believed. */
function authPolicySecret(
  { authPolicySecret: place }: GuardSettings,
  world: GuardWorld,
): string | undefined {
  if (place.file === undefined && place.variable === undefined) return undefined;
  const secret = world.readSecret(place);
  if (secret === undefined) throw new Error("guard.authPolicySecret: cannot be read");
  return secret;
}
