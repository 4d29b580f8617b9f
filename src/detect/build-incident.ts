import { createHash } from "node:crypto";
import type { ClientUse, Incident, Proof, ScriptUse, TimelineEntry } from "../core/diagnosis.ts";
import { isRedacted } from "../core/mail-address.ts";
import type { QueueSummary } from "../core/queue-summary.ts";
import type { Say } from "../core/say.ts";
import type { IncidentDraft } from "./draft.ts";
import type { Scene } from "./scene.ts";
import { stamp } from "./stamp.ts";

const HOUR_MS = 3_600_000;
/** Mail that came within this time of the log's end is taken as going on, or within thrice its usual pause. */
const ONGOING_MS = 10 * 60_000;
/** A paste of a few minutes says nothing about whether it goes on. */
const SPAN_MIN_MS = 10 * 60_000;
const MESSAGES_MIN = 20;
const SENDERS_SHOWN = 20;
const TIMELINE_HOURS_MAX = 72;

/** Works out the figures of an incident from its messages; `proof` was read from the logs meanwhile. */
export function buildIncident(
  scene: Scene,
  draft: IncidentDraft,
  proof: readonly Proof<Say>[],
  queue: QueueSummary | null = null,
): Incident<Say> {
  const { ledger } = scene.traffic;
  const { rows } = draft;
  const counted = draft.clientRows ?? rows;
  // Where nobody is named, honest mail that the same receivers refuse is among these messages: they are counted, not listed.
  const namesNobody = draft.cause === "unknown";
  let recipients = 0;
  let delivered = 0;
  let deferred = 0;
  let bounced = 0;
  const seenQueueIds: string[] = [];
  for (const row of rows) {
    recipients += ledger.recipients(row);
    delivered += ledger.delivered[row] as number;
    deferred += ledger.pending[row] as number;
    bounced += ledger.bounced[row] as number;
    if (!namesNobody) seenQueueIds.push(...ledger.queueIds(row));
  }
  const { firstMs, lastMs } = spanOf(scene, counted);
  const queued = queue === null || namesNobody ? null : stillQueued(scene, draft, queue);
  return {
    id: createHash("sha256")
      .update(`${draft.cause}\n${draft.subject}\n${firstMs}`)
      .digest("hex")
      .slice(0, 12),
    cause: draft.cause,
    confidence: draft.confidence,
    score: Math.round(draft.score * 100) / 100,
    accounts: draft.accounts,
    clients: namesNobody ? [] : clientsOf(scene, counted),
    scripts: scriptsOf(scene, draft),
    firstAt: stamp(scene, firstMs),
    lastAt: stamp(scene, lastMs),
    messages: rows.length,
    recipients,
    delivered,
    deferred,
    bounced,
    ongoing: isOngoing(scene, rows.length, firstMs, lastMs),
    queued: queued === null ? null : queued.own.length,
    queueIds: queued === null ? [] : queued.own,
    seenQueueIds,
    bounceQueueIds: queued === null ? [] : queued.bounces,
    bounceFiles: [],
    share: scene.outboundRecipients === 0 ? 0 : Math.min(1, recipients / scene.outboundRecipients),
    senders: namesNobody ? [] : sendersOf(scene, rows),
    timeline: timelineOf(scene, draft, firstMs, lastMs),
    proof,
    ruledOut: draft.ruledOut,
    // What was given is not asked for.
    missing: draft.missing.filter(({ what }) => queue === null || what.key !== "missing.queue"),
    actions: draft.actions,
  };
}

/** Ids of the abuse, and of the bounces it caused, that the queue holds and that the log does not show leaving it. */
function stillQueued(
  scene: Scene,
  draft: IncidentDraft,
  queue: QueueSummary,
): { readonly own: string[]; readonly bounces: string[] } {
  const { ledger, names } = scene.traffic;
  const idsOf = (rows: readonly number[]) =>
    [...new Set(rows.flatMap((row) => ledger.openQueueIds(row)))].filter((id) =>
      queue.queueIds.has(id),
    );
  if (draft.cause === "backscatter" && draft.clientRows !== undefined)
    return { own: idsOf(draft.clientRows), bounces: idsOf(draft.rows) };
  const rows = new Set(draft.rows);
  const caused = idsOf(scene.bounces.filter((row) => rows.has(ledger.bouncedMessage(row))));
  // Where no log tells what a bounce is about: it goes back to a sender that only the abuse used.
  const logged = new Set(scene.bounces.flatMap((row) => ledger.queueIds(row)));
  const senders = new Set(
    draft.rows.map((row) => names.senders.text(ledger.sender[row] as number).toLowerCase()),
  );
  for (const account of draft.accounts) senders.delete(account.toLowerCase());
  senders.delete("");
  for (const { queueId, recipients, clientIp } of queue.bounces) {
    if (logged.has(queueId) || clientIp !== undefined) continue;
    if (recipients.length > 0 && recipients.every((address) => senders.has(address.toLowerCase())))
      caused.push(queueId);
  }
  return { own: idsOf(draft.rows), bounces: caused };
}

function spanOf(scene: Scene, rows: readonly number[]): { firstMs: number; lastMs: number } {
  const { atMs } = scene.traffic.ledger;
  let firstMs = Number.NaN;
  let lastMs = Number.NaN;
  for (const row of rows) {
    const at = atMs[row] as number;
    if (!Number.isFinite(at) || at === 0) continue;
    if (!(at >= firstMs)) firstMs = at;
    if (!(at <= lastMs)) lastMs = at;
  }
  return { firstMs, lastMs };
}

/** Whether the abuse still ran when the log ends; null when too little time was seen. */
export function isOngoing(
  scene: Scene,
  messages: number,
  firstMs: number,
  lastMs: number,
): boolean | null {
  const end = scene.traffic.lastMs;
  if (Number.isNaN(lastMs) || Number.isNaN(end) || scene.spanMs < SPAN_MIN_MS || scene.isExcerpt)
    return null;
  if (scene.traffic.totals.messages < MESSAGES_MIN) return null;
  const usualPauseMs = messages > 1 ? (lastMs - firstMs) / (messages - 1) : 0;
  return end - lastMs <= Math.max(ONGOING_MS, usualPauseMs * 3);
}

/** When an incident began and whether it goes on, for its summary. */
export function summaryFacts(scene: Scene, draft: IncidentDraft) {
  const { firstMs, lastMs } = spanOf(scene, draft.clientRows ?? draft.rows);
  return {
    since: stamp(scene, firstMs),
    ongoing: isOngoing(scene, draft.rows.length, firstMs, lastMs),
    confidence: draft.confidence,
  };
}

function clientsOf(scene: Scene, rows: readonly number[]): ClientUse[] {
  const { ledger, names } = scene.traffic;
  const uses = new Map<number, { messages: number; recipients: number; rows: number[] }>();
  for (const row of rows) {
    const client = ledger.client[row] as number;
    if (client === 0) continue;
    let use = uses.get(client);
    if (!use) uses.set(client, (use = { messages: 0, recipients: 0, rows: [] }));
    use.messages += 1;
    use.recipients += ledger.recipients(row);
    use.rows.push(row);
  }
  return [...uses]
    .map(([client, use]) => {
      const { firstMs, lastMs } = spanOf(scene, use.rows);
      return {
        ip: names.ips.text(client),
        messages: use.messages,
        recipients: use.recipients,
        firstAt: stamp(scene, firstMs),
        lastAt: stamp(scene, lastMs),
      };
    })
    .filter((use) => !isRedacted(use.ip))
    .sort((a, b) => b.recipients - a.recipients || (a.ip < b.ip ? -1 : 1));
}

/** Named files first: the rest of their user's messages may be theirs as well, but nothing says so. */
function scriptsOf(scene: Scene, { rows, scripts }: IncidentDraft): ScriptUse[] {
  const { ledger, names } = scene.traffic;
  const uses = new Map<string, { row: number; file: string | undefined; messages: number }>();
  for (const row of rows) {
    const file = scripts?.get(row);
    const submitter = ledger.submitter[row] as number;
    if (submitter === 0 && file === undefined) continue;
    const key = `${submitter} ${file ?? ledger.directory[row]}`;
    const use = uses.get(key);
    if (use) use.messages += 1;
    else uses.set(key, { row, file, messages: 1 });
  }
  return [...uses.values()]
    .sort(
      (a, b) =>
        Number(b.file !== undefined) - Number(a.file !== undefined) || b.messages - a.messages,
    )
    .map(({ row, file, messages }): ScriptUse => {
      const name = names.submitters.text(ledger.submitter[row] as number);
      const slash = file?.lastIndexOf("/") ?? -1;
      const directory =
        slash > 0 ? file?.slice(0, slash) : names.directories.text(ledger.directory[row] as number);
      return {
        ...userOf(name),
        ...(directory !== undefined && directory !== "" && { directory }),
        ...(file !== undefined && { file }),
        messages,
      };
    });
}

function userOf(name: string): Pick<ScriptUse, "uid" | "user"> {
  if (name === "") return {};
  return name.startsWith("uid:") ? { uid: Number(name.slice(4)) } : { user: name };
}

function sendersOf(
  scene: Scene,
  rows: readonly number[],
): { address: string; recipients: number }[] {
  const { ledger, names } = scene.traffic;
  const counts = new Map<number, number>();
  for (const row of rows) {
    const sender = ledger.sender[row] as number;
    if (sender !== 0) counts.set(sender, (counts.get(sender) ?? 0) + ledger.recipients(row));
  }
  return [...counts]
    .map(([sender, recipients]) => ({ address: names.senders.text(sender), recipients }))
    .sort((a, b) => b.recipients - a.recipients || (a.address < b.address ? -1 : 1))
    .filter(({ address }) => !isRedacted(address))
    .slice(0, SENDERS_SHOWN);
}

/** A pause this long between a few test mails and the run makes them a trial of the password. */
const PROBE_PAUSE_MS = 30 * 60_000;

/** How many single mails went out first, to see whether the login works, before the run began; 0 = none. */
function probesOf(scene: Scene, rows: readonly number[]): number {
  const { ledger } = scene.traffic;
  let recipients = 0;
  for (let index = 1; index <= 3 && rows.length - index >= 10; index += 1) {
    const before = rows[index - 1] as number;
    recipients += ledger.recipients(before);
    if (recipients > 5) return 0;
    const pause = (ledger.atMs[rows[index] as number] as number) - (ledger.atMs[before] as number);
    if (pause >= PROBE_PAUSE_MS) return index;
  }
  return 0;
}

/** What came when: failures before, first and last message, recipients hour by hour, the first block. */
function timelineOf(
  scene: Scene,
  draft: IncidentDraft,
  firstMs: number,
  lastMs: number,
): TimelineEntry[] {
  const { ledger } = scene.traffic;
  const hours = new Map<number, number>();
  for (const row of draft.rows) {
    const at = ledger.atMs[row] as number;
    if (!Number.isFinite(at) || at === 0) continue;
    const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
    hours.set(hour, (hours.get(hour) ?? 0) + ledger.recipients(row));
  }
  const entries: { atMs: number; what: TimelineEntry["what"]; count: number }[] = [
    ...draft.timeline,
  ];
  if (draft.rows.length > 0) {
    if (draft.accounts.length > 0) entries.push({ atMs: firstMs, what: "first-login", count: 1 });
    const probes = probesOf(scene, draft.rows);
    if (probes > 0) entries.push({ atMs: firstMs, what: "probe", count: probes });
    else entries.push({ atMs: firstMs, what: "first-message", count: 1 });
  }
  if (hours.size > 1 && hours.size <= TIMELINE_HOURS_MAX) {
    for (const [hour, count] of hours)
      entries.push({ atMs: Math.max(hour, firstMs), what: "burst", count });
  } else if (hours.size > 0) {
    const [peakMs, count] = [...hours].reduce((a, b) => (b[1] > a[1] ? b : a));
    entries.push({ atMs: Math.max(peakMs, firstMs), what: "peak", count });
  }
  const refusedRow = draft.rows.find((row) => (ledger.refused[row] as number) > 0);
  if (refusedRow !== undefined) {
    const count = draft.rows.reduce((sum, row) => sum + (ledger.refused[row] as number), 0);
    entries.push({ atMs: ledger.atMs[refusedRow] as number, what: "blocked", count });
  }
  if (draft.rows.length > 1) entries.push({ atMs: lastMs, what: "last-message", count: 1 });
  return entries
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => a.entry.atMs - b.entry.atMs || a.index - b.index)
    .map(({ entry }) => ({ at: stamp(scene, entry.atMs), what: entry.what, count: entry.count }));
}
