import { inTime } from "../core/in-time.ts";
import { recipientHash } from "../core/recipient-hash.ts";
import type { IncidentDraft } from "../detect/draft.ts";
import { measure } from "../detect/measure.ts";
import type { Scene } from "../detect/scene.ts";
import { findRequestedScript } from "../scripts/find-requested-script.ts";
import {
  type HeaderScript,
  isUnnamed,
  linkMails,
  type LinkKind,
  type ScriptLink,
  type SentMail,
} from "../scripts/link-mails.ts";
import type { ReadCalls } from "../scripts/read-calls.ts";
import type { KnownScripts } from "../scripts/resolve-script.ts";
import type { ScriptCall } from "../scripts/script-call.ts";
import { isMailLibrary, isPhpScript } from "../scripts/script-name.ts";

/** A script behind an incident, with one example of each kind of evidence for it. */
export interface NamedScript {
  /** With its folders where they are known; else the bare name, or the path in the URL. */
  readonly script: string;
  /** Rows of the incident. */
  readonly rows: readonly number[];
  readonly links: ReadonlyMap<LinkKind | "request", { readonly link: NamedLink; messages: number }>;
}

export interface NamedLink {
  readonly header?: HeaderScript;
  readonly call?: ScriptCall;
}

export interface NamingOfDraft {
  /** Most messages first. */
  readonly scripts: readonly NamedScript[];
  /** Rows that an honest script of the same user handed in. */
  readonly honestRows: ReadonlySet<number>;
  /** Names of scripts of the same users that the incident is not blamed on, without their folders. */
  readonly honestScripts: ReadonlySet<string>;
  /** The library through which the mail was sent, where it is all that is known. */
  readonly library: string | undefined;
}

/** Says which scripts handed in the messages of an incident, and which of these were an honest script's. */
export function nameScripts(
  scene: Scene,
  draft: IncidentDraft,
  headers: ReadonlyMap<string, HeaderScript>,
  calls: ReadCalls,
  known: KnownScripts,
): NamingOfDraft {
  const abuse = new Set(draft.rows);
  const mails = rowsOfSameUsers(scene, draft).map((row) => mailOf(scene, row, headers));
  const seed = scene.traffic.recipientSeed;
  const links = linkMails(mails, calls.mails, (address) => recipientHash(address, seed));
  const named = new Map<string, NamedScriptDraft>();
  const add = (row: number, script: string, kind: LinkKind | "request", link: NamedLink) => {
    let entry = named.get(script);
    if (!entry) named.set(script, (entry = { rows: [], outside: 0, links: new Map() }));
    if (!abuse.has(row)) {
      entry.outside += 1;
      return;
    }
    entry.rows.push(row);
    const example = entry.links.get(kind);
    if (example) example.messages += 1;
    else entry.links.set(kind, { link, messages: 1 });
  };
  let library: string | undefined;
  for (const { row } of mails) {
    const link = links.get(row);
    if (link === undefined) continue;
    const script = known.resolve(link.script, folderOfRow(scene, row)) ?? link.script;
    if (isMailLibrary(script)) {
      if (abuse.has(row)) library ??= script;
    } else add(row, script, link.kind, link);
  }
  addRequested(mails, abuse, links, calls, (row, { script, call }) => {
    add(row, known.resolve(script) ?? script, "request", { call });
  });
  return sorted(scene, named, { abuse: abuse.size, library });
}

interface NamedScriptDraft {
  readonly rows: number[];
  /** Messages of the same user that are no part of the incident. */
  outside: number;
  readonly links: Map<LinkKind | "request", { readonly link: NamedLink; messages: number }>;
}

function addRequested(
  mails: readonly SentMail[],
  abuse: ReadonlySet<number>,
  links: ReadonlyMap<number, ScriptLink>,
  { requests }: ReadCalls,
  add: (row: number, found: { readonly script: string; readonly call: ScriptCall }) => void,
): void {
  let unnamed = mails.filter(({ row }) => abuse.has(row) && isUnnamed(links.get(row)));
  const honest = mails.filter(({ row }) => !abuse.has(row));
  // What is left when one script has its messages may be another's.
  for (let round = 0; round < REQUESTED_MAX; round += 1) {
    const found = findRequestedScript(unnamed, honest, requests);
    // Behind a front controller the URL names no file.
    if (found === undefined || !isPhpScript(found.script)) return;
    for (const [row, call] of found.calls) add(row, { script: found.script, call });
    unnamed = unnamed.filter(({ row }) => !found.calls.has(row));
  }
}

const REQUESTED_MAX = 5;

/** All messages of the users whose messages the incident has, in order of time. */
function rowsOfSameUsers({ bySubmitter, traffic }: Scene, { rows }: IncidentDraft): number[] {
  const { ledger } = traffic;
  const submitters = new Set(rows.map((row) => ledger.submitter[row] as number));
  const found = new Set(rows);
  for (const submitter of submitters)
    for (const row of bySubmitter.get(submitter) ?? []) found.add(row);
  return [...found].sort(inTime(ledger));
}

function mailOf(
  { traffic: { ledger, names } }: Scene,
  row: number,
  headers: ReadonlyMap<string, HeaderScript>,
): SentMail {
  const mail = {
    row,
    atMs: ledger.atMs[row] as number,
    recipient: ledger.recipientHash[row] as number,
  };
  if (headers.size === 0) return mail;
  const user = names.submitters.text(ledger.submitter[row] as number);
  for (const id of ledger.queueIds(row)) {
    const header = headers.get(id);
    if (header === undefined) continue;
    // Another user's header was copied into the message by whoever wrote it.
    const isOther =
      header.uid !== undefined && user.startsWith("uid:") && user !== `uid:${header.uid}`;
    if (!isOther) return { ...mail, header };
  }
  return mail;
}

function folderOfRow({ traffic: { ledger, names } }: Scene, row: number): string {
  return names.directories.text(ledger.directory[row] as number);
}

/**
 * A script is honest when more of its mail lies outside the incident than in it, or when what it sent gives no reason for
 * suspicion while another script's does, or while most of the incident came from none that is named: PHP logs its own
 * `mail()` alone, and a mailer that starts `sendmail` itself leaves the shop's script as the only one there.
 */
function sorted(
  scene: Scene,
  named: ReadonlyMap<string, NamedScriptDraft>,
  { abuse, library }: { readonly abuse: number; readonly library: string | undefined },
): NamingOfDraft {
  const all = [...named]
    .filter(([, { rows }]) => rows.length > 0)
    .sort(([, a], [, b]) => b.rows.length - a.rows.length);
  const looksHonest = ({ rows, outside }: NamedScriptDraft) => {
    if (outside > rows.length) return true;
    const { foreignDomains, refused, dead, tried } = measure(scene, rows);
    return foreignDomains <= 1 && (refused + dead) * HONEST_BAD_ONE_IN <= tried;
  };
  const guilty = all.filter(([, script]) => !looksHonest(script));
  const linked = all.reduce((sum, [, { rows }]) => sum + rows.length, 0);
  // Headers are at hand for what is still queued alone: few of them tell nothing about the rest.
  const isLogged = all.every(([, { links }]) => ![...links.values()].some((l) => l.link.header));
  const isTold = guilty.length > 0 || (isLogged && linked * 2 < abuse);
  const honest = isTold ? all.filter(([, script]) => looksHonest(script)) : [];
  const blameless = [...named].filter(([, { rows }]) => rows.length === 0);
  return {
    scripts: (isTold ? guilty : all).map(([script, { rows, links }]) => ({
      script,
      rows,
      links,
    })),
    honestScripts: new Set([...blameless, ...honest].map(([script]) => baseNameOf(script))),
    honestRows: new Set(honest.flatMap(([, { rows }]) => rows)),
    library,
  };
}

/** As `X-PHP-Originating-Script` has it. */
function baseNameOf(script: string): string {
  return script.slice(script.lastIndexOf("/") + 1);
}

/** An honest script's list has old addresses in it, too. */
const HONEST_BAD_ONE_IN = 20;
