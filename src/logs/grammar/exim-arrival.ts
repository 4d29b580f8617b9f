import type { EventDraft } from "./event-draft.ts";
import { readArrivalFields, readArrivalHead, type ArrivalFields } from "./exim-arrival-fields.ts";
import { eximHostReadings, putEximClient, type EximHost } from "./exim-host.ts";

/**
 * `<= sender R=ref H=host (helo) [ip]:port I=[..]:25 U=user P=esmtpsa X=tls CV=no SNI=x A=plain:bob S=900 id=mid
 * T="subject" from <x> for a@b c@d` (Exim receive.c; log_selector decides which of them appear).
 *
 * Sender, HELO, id and subject are the client's, and any of them may spell ` A=login:victim@example.com S=1`. The fields are
 * read one after the other, each in its own form. A HELO with brackets in it (helo_accept_junk_hosts) gives several
 * readings: one that Exim cannot have written is dropped, and where two are left, only what both say is kept.
 */
export function readArrival(rest: string): EventDraft | undefined {
  if (!rest.startsWith("<= ")) return undefined;
  const event: EventDraft = { kind: "accepted", flag: "<=" };
  const sender = readSender(rest, "<= ".length);
  event.from = sender.address;
  const head = readArrivalHead(rest, sender.end);
  if (!rest.startsWith(" H=", head.end))
    return Object.assign(event, readArrivalFields(rest, sender.end).fields);
  Object.assign(event, head.fields);
  const chosen = chooseReading(rest, head.end + " H=".length);
  if (chosen === undefined) return event;
  putEximClient(event, chosen.host);
  Object.assign(event, chosen.fields);
  return event;
}

const NEXT_KEY = / (?:R|U|H|P|X|CV|A|S|id)=/g;

/** The sender may be quoted with blanks; an unquoted one with blanks (broken software) ends before the next field. */
function readSender(text: string, at: number): { readonly address: string; readonly end: number } {
  if (text.startsWith("<>", at)) return { address: "", end: at + 2 };
  let quoted = false;
  let end = at;
  while (end < text.length && (quoted || text[end] !== " ")) {
    if (text[end] === "\\" && quoted) end += 1;
    else if (text[end] === '"') quoted = !quoted;
    end += 1;
  }
  NEXT_KEY.lastIndex = end >= text.length && quoted ? at : end;
  const next = NEXT_KEY.exec(text)?.index ?? text.length;
  return { address: text.slice(at, next).trim(), end: next };
}

/** What may follow the address of the client. */
const AFTER_HOST = / (?:I=\[|U=|P=|Ci=|X=|CV=|SNI=|A=|S=\d|L|K|TFO|PRX=)/y;

interface Reading extends ArrivalFields {
  readonly host: EximHost;
}

function chooseReading(text: string, at: number): Reading | undefined {
  const all = eximHostReadings(text, at, AFTER_HOST).map((host): Reading => ({
    host,
    ...readArrivalFields(text, host.end),
  }));
  // A line that is cut, or has a field of a newer Exim, is not complete; without a choice there is nothing to mistake.
  const [first, ...others] = all.length === 1 ? all : all.filter((reading) => reading.complete);
  if (first === undefined) return undefined;
  // A made-up host inside HELO leaves a rest that no field can hold but a login or id with blanks.
  if (!first.hasBlanks || others.length === 0) return first;
  return others.reduce<Reading>(agreement, first);
}

/** What both readings say. */
function agreement(a: Reading, b: Reading): Reading {
  const { ip, port, helo, ...host } = a.host;
  const fields = Object.fromEntries(
    Object.entries(a.fields).filter(([key, value]) => b.fields[key as keyof EventDraft] === value),
  );
  return { ...a, fields, host: ip === b.host.ip ? a.host : host };
}
