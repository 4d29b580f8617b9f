import type { ScriptCall } from "./script-call.ts";
import { baseName, isMailLibrary } from "./script-name.ts";

/** A message that was handed in on this machine. */
export interface SentMail {
  /** Its row in the ledger. */
  readonly row: number;
  readonly atMs: number;
  /** Hash of its first recipient; 0 = unknown. */
  readonly recipient: number;
  /** What its own header names (`X-PHP-Originating-Script`). */
  readonly header?: HeaderScript;
}

export interface HeaderScript {
  /** Without its folder. */
  readonly file: string;
  readonly uid?: number;
  /** Where the header was read. */
  readonly source: string;
  /** True for a header that came back in a bounce, which anybody can write. */
  readonly isReturned: boolean;
}

/** How a script came to be named for a message, strongest first. */
export const LINK_KINDS = ["header", "mail-log", "returned"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** That a script handed in a message, and what says so. */
export interface ScriptLink {
  readonly kind: LinkKind;
  /** With its folders where PHP's mail log names it, else the bare name. */
  readonly script: string;
  readonly header?: HeaderScript;
  readonly call?: ScriptCall;
}

/** A message to the named recipient comes this long after the call: a stopped or busy `pickup` takes its time. */
const SAME_RECIPIENT_MS = 120_000;
/** Stamps are whole seconds, and PHP writes its line before it starts `sendmail`. */
const BEFORE_MS = 5_000;
const AFTER_MS = 1_000;

/**
 * Says of each message which script handed it in: by the message's own header, by the line of PHP's mail log with its
 * recipient, or by the only script that was at work in its second. Where two come into question, none is named.
 * `mails` and `calls` in order of time. The result is by row.
 */
export function linkMails(
  mails: readonly SentMail[],
  calls: readonly ScriptCall[],
  hashOf: (recipient: string) => number,
): ReadonlyMap<number, ScriptLink> {
  const callOf = new Map<SentMail, ScriptCall>();
  const used = matchRecipients(mails, calls, hashOf, callOf);
  matchTimes(
    mails,
    calls.filter((call) => !used.has(call)),
    callOf,
  );
  const links = new Map<number, ScriptLink>();
  for (const mail of mails) {
    const link = linkOf(mail, callOf.get(mail));
    if (link !== undefined) links.set(mail.row, link);
  }
  return links;
}

function linkOf({ header }: SentMail, call: ScriptCall | undefined): ScriptLink | undefined {
  if (header === undefined) {
    return call && { kind: "mail-log", script: call.script, call };
  }
  // PHP takes both from the same call; the header has the name only.
  const script = call !== undefined && isNamed(call, header) ? call.script : header.file;
  const isBacked = script === call?.script;
  if (header.isReturned && call !== undefined && !isBacked)
    return { kind: "mail-log", script: call.script, call };
  const kind = header.isReturned ? (isBacked ? "mail-log" : "returned") : "header";
  return { kind, script, header, ...(isBacked && call !== undefined && { call }) };
}

function isNamed({ script }: ScriptCall, { file }: HeaderScript): boolean {
  return baseName(script) === baseName(file);
}

/** Calls whose recipient stands on a message soon after; the calls that found theirs. */
function matchRecipients(
  mails: readonly SentMail[],
  calls: readonly ScriptCall[],
  hashOf: (recipient: string) => number,
  callOf: Map<SentMail, ScriptCall>,
): ReadonlySet<ScriptCall> {
  const byRecipient = new Map<number, SentMail[]>();
  for (const mail of mails) {
    if (mail.recipient === 0) continue;
    const known = byRecipient.get(mail.recipient);
    if (known) known.push(mail);
    else byRecipient.set(mail.recipient, [mail]);
  }
  const used = new Set<ScriptCall>();
  const next = new Map<number, number>();
  for (const call of calls) {
    for (const recipient of call.recipients) {
      const hash = hashOf(recipient);
      const candidates = byRecipient.get(hash) ?? [];
      // Both are in order of time: what was passed over once is too old for later calls as well.
      let at = next.get(hash) ?? 0;
      while (at < candidates.length && (candidates[at] as SentMail).atMs < call.atMs - AFTER_MS)
        at += 1;
      const mail = candidates[at];
      const fits = mail !== undefined && mail.atMs - call.atMs <= SAME_RECIPIENT_MS;
      next.set(hash, fits ? at + 1 : at);
      if (!fits || callOf.has(mail)) continue;
      callOf.set(mail, call);
      used.add(call);
      break;
    }
  }
  return used;
}

/** For what is left: the same second, else the seconds around; only where one script alone was at work in it. */
function matchTimes(
  mails: readonly SentMail[],
  calls: readonly ScriptCall[],
  callOf: Map<SentMail, ScriptCall>,
): void {
  let start = 0;
  for (const mail of mails) {
    if (!Number.isFinite(mail.atMs)) continue;
    while (start < calls.length && (calls[start] as ScriptCall).atMs < mail.atMs - BEFORE_MS)
      start += 1;
    if (callOf.has(mail)) continue;
    const near: ScriptCall[] = [];
    for (let at = start; at < calls.length; at += 1) {
      const call = calls[at] as ScriptCall;
      if (call.atMs > mail.atMs + AFTER_MS || near.length >= NEAR_MAX) break;
      near.push(call);
    }
    const sameSecond = near.filter(({ atMs }) => Math.abs(atMs - mail.atMs) < 1000);
    const call = onlyOne(sameSecond.length > 0 ? sameSecond : near, mail);
    if (call !== undefined) callOf.set(mail, call);
  }
}

/** More calls within seconds are a flood, in which nothing can be told apart anyway. */
const NEAR_MAX = 2_000;

function onlyOne(near: readonly ScriptCall[], { header }: SentMail): ScriptCall | undefined {
  const fitting = header === undefined ? near : near.filter((call) => isNamed(call, header));
  const [first] = fitting;
  return first !== undefined && fitting.every(({ script }) => script === first.script)
    ? first
    : undefined;
}

/** True where a message is still without the script that is looked for. */
export function isUnnamed(link: ScriptLink | undefined): boolean {
  return link === undefined || isMailLibrary(link.script);
}
