import type { GuardTables } from "../store/guard-tables.ts";
import type { Ban } from "./bans/ban.ts";
import type { BanList } from "./bans/ban-list.ts";
import type { EventLog } from "./event-log.ts";
import type { GuardEvent } from "./guard-event.ts";
import type { HeldMessage, HeldMessages } from "./held-messages.ts";
import type { Reaction, ReactionBook } from "./reaction/reaction-book.ts";
import type { Suspect, Suspects } from "./suspects.ts";
import type { IncidentBook, KnownIncident } from "./watch/incident-book.ts";
import type { LimitOverride, LimitRules } from "./limits/limit-rules.ts";

/** Events shown after a restart; older ones stay in the file. */
const EVENTS_LOADED = 1000;

/** Gives what was written whole back to its owners. */
export function loadRecords(
  tables: GuardTables,
  owners: {
    readonly events: EventLog;
    readonly held: HeldMessages;
    readonly rules: LimitRules;
    readonly suspects: Suspects;
    readonly bans: BanList;
    readonly incidents: IncidentBook;
    readonly reactions: ReactionBook;
  },
): void {
  const { events, held, rules, suspects, bans, incidents, reactions } = owners;
  events.restore(tables.events(EVENTS_LOADED).map((text) => JSON.parse(text) as GuardEvent));
  for (const { value } of tables.records("held")) held.restore(JSON.parse(value) as HeldMessage);
  for (const { value } of tables.records("suspect")) suspects.restore(JSON.parse(value) as Suspect);
  for (const { value } of tables.records("incident")) {
    incidents.restore(JSON.parse(value) as KnownIncident);
  }
  for (const { value } of tables.records("reaction")) {
    reactions.restore(JSON.parse(value) as Reaction);
  }
  for (const ban of bansByAge(tables)) bans.restore(ban);
  for (const { value } of tables.records("override")) {
    rules.setOverride(JSON.parse(value) as LimitOverride);
  }
}

function bansByAge(tables: GuardTables): readonly Ban[] {
  const bans = tables.records("ban").map(({ value }) => JSON.parse(value) as Ban);
  return bans.sort((a, b) => a.untilMs - b.untilMs);
}
