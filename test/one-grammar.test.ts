import { describe, expect, it } from "vitest";
import type { AcceptFrom, Attempt, MailSink } from "../src/core/mail-sink.ts";
import { domainOf } from "../src/core/mail-address.ts";
import { ORIGIN, type Origin } from "../src/core/ledger.ts";
import { type Place, TallyTable } from "../src/core/tally.ts";
import { createTraffic, type Traffic } from "../src/core/traffic.ts";
import { parseLogHeader } from "../src/evidence/log-header.ts";
import { HEADER_LINES } from "../src/logs/fixtures/header-lines.ts";
import { LogLexer, UNDERSTOOD } from "../src/logs/lexer/log-lexer.ts";
import { LineHeader } from "../src/logs/line-header.ts";
import { parseLine } from "../src/logs/parse-line.ts";
import { StampClock } from "../src/logs/stamp-clock.ts";
import { generateLog } from "./diagnose/generate-log.ts";
import { readSamples } from "./samples/read-samples.ts";

const SEED = 11;

/** What a lexer told of one line, in the words of the detailed grammar. */
interface Told {
  kind: string;
  queueId: string;
  clientIp?: string;
  account?: string | undefined;
  submitter?: string;
  origin?: Origin;
  sender?: string;
  recipients?: number;
  status?: string;
  domain?: string;
  hash?: number;
  next?: string;
  other?: string;
}

/** Writes down what the lexers say instead of making stories of it. */
class RecordingSink implements MailSink {
  readonly place = { atMs: 0, source: 0, line: 1, offset: 0 };
  readonly told: Told[] = [];
  readonly #traffic: Traffic;

  constructor(traffic: Traffic) {
    this.#traffic = traffic;
  }

  accept(bytes: Buffer, start: number, end: number, origin: Origin, from: AcceptFrom): void {
    const { names } = this.#traffic;
    this.told.push({
      kind: "accepted",
      queueId: text(bytes, start, end),
      origin,
      clientIp: names.ips.text(from.client),
      account: names.accounts.text(from.account),
      submitter: names.submitters.text(from.submitter),
    });
  }

  cameFrom(bytes: Buffer, start: number, end: number, first: number, firstEnd: number): void {
    this.told.push({
      kind: "came-from",
      queueId: text(bytes, start, end),
      other: text(bytes, first, firstEnd),
    });
  }

  queued(
    bytes: Buffer,
    start: number,
    end: number,
    from: number,
    fromEnd: number,
    recipients: number,
  ): void {
    const sender = bytes.toString("utf8", from, Math.max(from, fromEnd));
    this.told.push({ kind: "queued", queueId: text(bytes, start, end), sender, recipients });
  }

  attempt(bytes: Buffer, start: number, end: number, attempt: Attempt): void {
    this.told.push({
      kind: "delivery",
      queueId: text(bytes, start, end),
      status: STATUS[attempt.outcome],
      domain: bytes.toString("utf8", attempt.domainStart, attempt.domainEnd).toLowerCase(),
      hash: attempt.recipientHash,
      next: text(bytes, attempt.nextIdStart, attempt.nextIdEnd),
    });
  }

  bounced(bytes: Buffer, start: number, end: number, other: number, otherEnd: number): void {
    this.told.push({
      kind: "notification",
      queueId: text(bytes, start, end),
      other: text(bytes, other, otherEnd),
    });
  }

  expired(bytes: Buffer, start: number, end: number): void {
    this.told.push({ kind: "expired", queueId: text(bytes, start, end) });
  }

  rejected(bytes: Buffer, start: number, end: number): void {
    this.told.push({ kind: "reject", queueId: text(bytes, start, end) });
  }

  ended(bytes: Buffer, start: number, end: number): void {
    this.told.push({ kind: "removed", queueId: text(bytes, start, end) });
  }
}

const STATUS = ["sent", "deferred", "bounced"] as const;
/** Postfix' own words for an outcome that counts like another. */
const SAME_STATUS: Readonly<Record<string, string>> = {
  SOFTBOUNCE: "deferred",
  softbounce: "deferred",
};

function text(bytes: Buffer, start: number, end: number): string {
  return bytes.toString("latin1", start, end);
}

/** A table that says what was counted last. */
class RecordingTally extends TallyTable {
  last: { readonly a: number; readonly b: number } | undefined;

  override add(a: number, b: number, place: Place): void {
    this.last = { a, b };
    super.add(a, b, place);
  }
}

function reader() {
  const authFailures = new RecordingTally();
  const logins = new RecordingTally();
  const traffic: Traffic = { ...createTraffic(SEED), authFailures, logins };
  const sink = new RecordingSink(traffic);
  const lexer = new LogLexer(traffic, sink, SEED);
  const header = new LineHeader();
  const clock = new StampClock(2026, "UTC");
  const { names } = traffic;
  const pairOf = ({ last }: RecordingTally) =>
    last && { clientIp: names.ips.text(last.a), account: names.accounts.text(last.b) };
  return (line: string) => {
    sink.told.length = 0;
    authFailures.last = logins.last = undefined;
    const bytes = Buffer.from(line);
    if (!header.read(bytes, 0, bytes.length, clock)) return undefined;
    return {
      understood: lexer.read(header),
      body: header.body(),
      told: [...sink.told],
      failure: pairOf(authFailures),
      login: pairOf(logins),
      event: parseLine(
        {
          ...(header.host() !== "" && { host: header.host() }),
          ...(header.hasProgram && { program: header.program() }),
          ...(header.pid >= 0 && { pid: header.pid }),
        },
        header.body(),
      ),
    };
  };
}

type Reading = NonNullable<ReturnType<ReturnType<typeof reader>>>;

/** What differs between the two readers of a line; empty when they agree. */
function differencesOf(reading: Reading): string[] {
  const { understood, told, failure, login, event } = reading;
  const found: string[] = [];
  const compare = (what: string, lexer: unknown, grammar: unknown) => {
    if (lexer !== grammar)
      found.push(`${what}: lexer ${JSON.stringify(lexer)}, grammar ${JSON.stringify(grammar)}`);
  };
  if (understood === UNDERSTOOD.yes && event.kind === "unparsed")
    found.push("understood, but no grammar knows it");
  const isExim = event.daemon === "exim";
  for (const one of told) {
    // Exim's bounce names its message on its own arrival line.
    const isEximBounce = isExim && one.kind === "notification";
    compare(`${one.kind} queueId`, isEximBounce ? one.other : one.queueId, event.queueId);
    switch (one.kind) {
      case "accepted":
        compareOrigin(one, event, compare);
        break;
      case "queued":
        compare("sender", one.sender, event.from ?? "");
        if (one.recipients !== 0) compare("recipients", one.recipients, event.recipientCount);
        break;
      case "delivery":
        compare("status", one.status, SAME_STATUS[event.status ?? ""] ?? event.status);
        // a pipe's command line is no address
        if (
          event.to !== undefined &&
          !/^[|/:]/.test(event.to) &&
          event.transport !== "address_pipe"
        )
          compare("domain", one.domain, domainOf(event.to));
        if (one.next !== "") compare("next", one.next, event.nextQueueId);
        break;
      case "came-from":
        compare("first id", one.other, event.origQueueId);
        break;
      case "notification":
        if (isExim) compare("message of the bounce", one.queueId, event.origQueueId);
        else compare("bounce", one.other, event.notificationQueueId);
        break;
      case "expired":
      case "removed":
      case "reject":
        compare("kind", one.kind, event.kind);
        break;
    }
  }
  if (countsLogins(reading)) {
    const failed = event.kind === "auth-failure";
    compare("failed login from", failure?.clientIp, failed ? event.clientIp : undefined);
    compare("failed login of", failure?.account ?? "", failed ? (event.saslUsername ?? "") : "");
    if (login !== undefined) {
      compare("login from", login.clientIp, event.clientIp);
      compare("login of", login.account, event.saslUsername ?? "");
    }
  }
  return found;
}

type Compare = (what: string, lexer: unknown, grammar: unknown) => void;

function compareOrigin(one: Told, event: Reading["event"], compare: Compare): void {
  // Where a HELO with blanks makes a line ambiguous the lexer believes nothing; that accuses nobody.
  if (one.origin === ORIGIN.unknown && one.clientIp === "" && one.account === "") return;
  compare("clientIp", one.clientIp ?? "", event.clientIp ?? "");
  compare("account", one.account ?? "", event.saslUsername ?? "");
  const hasLogin = event.saslUsername !== undefined || event.authenticator !== undefined;
  const isLoggedIn = one.origin === ORIGIN.account || one.origin === ORIGIN.namelessLogin;
  compare("logged in", isLoggedIn, hasLogin);
  if (one.origin !== ORIGIN.local) return;
  compare("user", one.submitter, event.uid === undefined ? (event.user ?? "") : `uid:${event.uid}`);
}

/** Each failed login is counted once: Dovecot's auth processes and saslauthd repeat what the login process says. */
function countsLogins({ event, body }: Reading): boolean {
  if (event.daemon === "dovecot")
    return event.program?.endsWith("-login") === true || /^[a-z0-9]+-login: /.test(body);
  return event.daemon === "exim" || event.daemon?.startsWith("postfix/") === true;
}

/** Forged and redacted sample lines on which the two do not agree yet, by a piece of them. */
const DISAGREEMENTS: readonly { readonly name: string; readonly part: string }[] = [
  { name: "a redacted client", part: "client=mail.example.org[192.0.2.xxx]" },
];

describe("the two readers of lines agree", () => {
  const read = reader();
  const samples = readSamples();
  const known = (line: string) => DISAGREEMENTS.find(({ part }) => line.includes(part));
  const disagreements = (line: string) => {
    const reading = read(line);
    return reading === undefined ? [] : differencesOf(reading);
  };

  it.each(samples.filter(({ line }) => !known(line)))("$file:$lineNumber", ({ line }) =>
    expect(disagreements(line)).toEqual([]),
  );

  it.fails.each(DISAGREEMENTS)("$name", ({ part }) => {
    const sample = samples.find(({ line }) => line.includes(part));
    expect(disagreements(sample?.line ?? "")).toEqual([]);
  });

  it.each([
    "Jun  1 10:00:00 mx postfix/smtpd[1]: 4A1B2C3D4E: client=a[192.0.2.1]:4000, sasl_method=PLAIN, sasl_username=bob, x@example.com",
    "Jun  1 10:00:00 mx postfix/smtpd[1]: 4A1B2C3D4E: client=a[192.0.2.1], sasl_method=PLAIN, sasl_username=bob, sasl_sender=a@b, sasl_username=c",
    "Jun  1 10:00:00 mx postfix/smtpd[1]: 4A1B2C3D4E: client=a[192.0.2.1], sasl_method=PLAIN, sasl_username=x, client=b[192.0.2.9]",
    "Jun  1 10:00:00 mx postfix/smtpd[1]: 4A1B2C3D4E: client=localhost[::1], orig_queue_id=4cZPqR1xyzz2sXv, orig_client=b[192.0.2.9]",
    "Jun  1 10:00:00 mx postfix/submission/smtpd[1]: 4cZPqR1xyzz2sXv: client=unknown[2001:db8::1]",
    "Jun  1 10:00:00 mx postfix/qmgr[1]: 4A1B2C3D4E: from=<>, size=1, nrcpt=3 (queue active)",
    "Jun  1 10:00:00 mx postfix/qmgr[1]: 4A1B2C3D4E: from=a@b, size=1, nrcpt=1 (queue active)",
    'Jun  1 10:00:00 mx postfix/qmgr[1]: 4A1B2C3D4E: from=<"x>, size=9, nrcpt=999 (queue active)"@evil.example>, size=1, nrcpt=2 (queue active)',
    "Jun  1 10:00:00 mx postfix/qmgr[1]: 4A1B2C3D4E: from=<a@b>, status=expired, returned to sender",
    "Jun  1 10:00:00 mx postfix/qmgr[1]: 4A1B2C3D4E: from=<a@b>, status=force-expired, returned to sender",
    "Jun  1 10:00:00 mx postfix/bounce[1]: 4A1B2C3D4E: sender non-delivery notification: 4A1B2C3D4F",
    "Jun  1 10:00:00 mx postfix/bounce[1]: 4A1B2C3D4E: sender delay notification: 4A1B2C3D4F",
    "Jun  1 10:00:00 mx postfix/smtp[1]: 4A1B2C3D4E: to=<a@Example.COM>, orig_to=<b@c.example>, relay=127.0.0.1[127.0.0.1]:10024, delay=1, delays=1/0/0/0, dsn=2.0.0, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 4cZPqR1xyzz2sXv)",
    "Jun  1 10:00:00 mx postfix/local[1]: 4A1B2C3D4E: to=<a@example.com>, relay=local, delay=1, delays=1/0/0/0, dsn=2.0.0, status=sent (forwarded as 4A1B2C3D4F)",
    "Jun  1 10:00:00 mx postfix/smtp[1]: 4A1B2C3D4E: to=<a@example.com>, relay=mx[198.51.100.1]:25, delay=1, delays=1/0/0/0, dsn=5.1.1, status=bounced (host mx[198.51.100.1] said: 550 x, status=sent (250 ok) (in reply to RCPT TO command))",
    "Jun  1 10:00:00 mx postfix/smtp[1]: 4A1B2C3D4E: to=<a@example.com>, relay=none, delay=1, delays=1/0/0/0, dsn=4.4.1, status=deferred (connect to mx[198.51.100.1]:25: Connection timed out)",
    "Jun  1 10:00:00 mx postfix/error[1]: 4A1B2C3D4E: to=<a@example.com>, relay=none, delay=1, delays=1/0/0/0, dsn=5.1.1, status=SOFTBOUNCE (unknown)",
    "Jun  1 10:00:00 mx postfix/smtpd[1]: warning: unknown[192.0.2.1]:55729: SASL LOGIN authentication failed: UGFzc3dvcmQ6",
    "Jun  1 10:00:00 mx postfix/smtpd[1]: warning: a[2001:db8::1]: SASL PLAIN authentication failed: authentication failure, sasl_username=bob@example.com",
    "Jun  1 10:00:00 mx postfix/smtpd[1]: warning: a[192.0.2.1]: SASL LOGIN authentication failed: Connection lost to authentication server",
    "Jun  1 10:00:00 mx postfix/smtpd[1]: warning: a[192.0.2.1]: SASL LOGIN authentication aborted",
    "Jun  1 10:00:00 mx postfix/pickup[1]: 4A1B2C3D4E: uid=33 from=<www-data>",
    "Jun  1 10:00:00 mx dovecot: imap-login: Login: user=<bob@example.com>, method=PLAIN, rip=192.0.2.1, lip=198.51.100.1, mpid=1, TLS, session=<a>",
    "Jun  1 10:00:00 mx dovecot: pop3-login: Disconnected (auth failed, 3 attempts in 9 secs): user=<bob>, method=PLAIN, rip=2001:db8::1, lip=198.51.100.1, session=<a>",
    "Jun  1 10:00:00 mx dovecot: imap-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<x>, method=PLAIN, rip=198.51.100.9, y>, method=PLAIN, rip=192.0.2.1, lip=198.51.100.1, session=<a>",
    "Jun  1 10:00:00 mx dovecot: submission-login: Aborted login (auth failed, 1 attempts in 2 secs): user=<bob>, method=LOGIN, rip=192.0.2.1, lip=198.51.100.1, TLS",
    "2026-06-01 10:00:00 1adXzZ-0007sb-Pz <= bob@example.com H=(pc) [192.0.2.1]:4000 P=esmtpsa X=TLS1.3:x:256 CV=no A=plain:bob@example.com S=869 id=x for a@example.net b@example.net",
    "2026-06-01 10:00:00 1adXzZ-0007sb-Pz <= www-data@example.com U=www-data P=local S=869 id=x",
    "2026-06-01 10:00:00 1adXzZ-0007sb-Pz <= <> R=1adXzZ-0007sb-Py U=Debian-exim P=local S=869",
    '2026-06-01 10:00:00 1adXzZ-0007sb-Pz <= "a b"@example.org H=mx [2001:db8::1] P=esmtp S=869',
    "2026-06-01 10:00:00 1adXzZ-0007sb-Pz => bob <bob@example.com> R=local_user T=local_delivery",
    '2026-06-01 10:00:00 1adXzZ-0007sb-Pz -> a@Example.NET R=dnslookup T=remote_smtp H=mx.example.net [198.51.100.1] X=TLS1.3:x:256 CV=yes C="250 2.0.0 Ok: queued as 4A1B2C3D4E"',
    "2026-06-01 10:00:00 1adXzZ-0007sb-Pz == a@example.net R=dnslookup T=remote_smtp defer (110): Connection timed out H=mx.example.net [198.51.100.1]",
    "2026-06-01 10:00:00 1adXzZ-0007sb-Pz ** a@example.net R=dnslookup T=remote_smtp H=mx.example.net [198.51.100.1]: SMTP error from remote mail server after RCPT TO:<a@example.net>: 550 => b@c",
    "2026-06-01 10:00:00 1adXzZ-0007sb-Pz ** nobody@example.com: Unrouteable address",
    "2026-06-01 10:00:00 1adXzZ-0007sb-Pz Completed",
    "2026-06-01 10:00:00 10HmaX-000000005vi-0000 Completed QT=3s",
    "2026-06-01 10:00:00 plain authenticator failed for (x) [192.0.2.1]:4000: 535 Incorrect authentication data (set_id=bob@example.com)",
    "2026-06-01 10:00:00 login authenticator failed for (x) [192.0.2.1]: 435 Unable to authenticate at present (set_id=bob)",
  ])("%s", (line) => expect(disagreements(line)).toEqual([]));

  it.each([
    "Mar  9 07:53:12 mx exim[12]: 2016-03-09 07:53:12 1adXzZ-0007sb-Pz Completed",
    "Mar  9 07:53:12 mx exim[12]: 2016-03-09 07:53:12.345 +0100 [12] 1adXzZ-0007sb-Pz Completed",
    "Mar  9 07:53:12 mx exim4: 2016-03-09 07:53:12 1adXzZ-0007sb-Pz Completed",
    "2016-03-09T07:53:12+01:00 mx exim[12]: 2016-03-09 07:53:12 1adXzZ-0007sb-Pz Completed",
  ])("Exim through syslog with its own stamp, too: %s", (line) => {
    expect(read(line)).toMatchObject({ told: [{ kind: "removed", queueId: "1adXzZ-0007sb-Pz" }] });
    expect(disagreements(line)).toEqual([]);
  });

  const LOGS = [
    {
      name: "Postfix, stolen account, brute force",
      mta: "postfix",
      scenarios: "stolen-account-fast",
    },
    {
      name: "Postfix behind a filter, open relay",
      mta: "postfix",
      scenarios: "open-relay",
      contentFilter: true,
    },
    { name: "Postfix, script", mta: "postfix", scenarios: "web-script" },
    { name: "Exim, botnet", mta: "exim", scenarios: "stolen-account-botnet" },
    { name: "Exim, backscatter", mta: "exim", scenarios: "backscatter" },
  ] as const;
  it.each(LOGS)("on every line of a generated log: $name", ({ mta, scenarios, ...more }) => {
    const { lines } = generateLog(mta, scenarios, { hours: 3, scale: 0.15, seed: 5, ...more });
    const readLine = reader();
    const found = new Map<string, string>();
    const addresses = new Map<number, string>();
    let told = 0;
    for (const line of lines) {
      const reading = readLine(line);
      if (reading === undefined) throw new Error(`no head: ${line}`);
      told += reading.told.length;
      for (const difference of differencesOf(reading)) found.set(difference, line);
      for (const { hash } of reading.told) {
        if (hash === undefined) continue;
        // one hash, one address: recipients are told apart by it
        const address = (reading.event.to ?? "").toLowerCase();
        const before = addresses.get(hash) ?? address;
        if (before !== address) found.set(`hash of ${before} and ${address}`, line);
        addresses.set(hash, address);
      }
    }
    expect(Object.fromEntries(found)).toEqual({});
    expect(new Set(addresses.values()).size).toBe(addresses.size);
    // nearly every line tells something
    expect(told).toBeGreaterThan(lines.length / 4);
  });
});

describe("the two readers of heads agree", () => {
  /** A head in the words that both readers have. */
  interface Head {
    readonly program: string;
    readonly pid: number | undefined;
    readonly body: string | undefined;
    /** Wall clock and offset, null without a stamp. */
    readonly stamp: string | null;
  }

  function fastHead(input: string, isJournal: boolean): Head | undefined {
    const bytes = Buffer.from(input, "latin1");
    const header = new LineHeader();
    if (!header.read(bytes, 0, bytes.length, new StampClock(2026, "Europe/Berlin")))
      return undefined;
    const { atMs, offsetMinutes, hasProgram } = header;
    const wall = new Date(atMs + offsetMinutes * 60_000);
    return {
      program: header.program(),
      // recognition does not read journald's process id and message, and leaves Exim's process id in the message
      pid: isJournal || !hasProgram ? undefined : header.pid,
      body:
        isJournal || !hasProgram
          ? undefined
          : header.bytes.toString("latin1", header.bodyStart, header.end),
      stamp: Number.isNaN(atMs) ? null : `${wall.toISOString().slice(0, 19)} ${offsetMinutes}`,
    };
  }

  function slowHead(input: string, offset: number): Head | undefined {
    const header = parseLogHeader(input);
    if (header === undefined) return undefined;
    const { program, pid, message, stamp, form } = header;
    const hasNoTag = form === "journal-json" || program === undefined;
    const wall =
      stamp &&
      Date.UTC(
        stamp.year ?? 2026,
        stamp.month - 1,
        stamp.day,
        stamp.hour,
        stamp.minute,
        stamp.second,
      );
    return {
      program: program ?? "",
      pid: hasNoTag ? undefined : Number(pid ?? -1),
      body: hasNoTag ? undefined : message,
      stamp:
        wall === null
          ? null
          : `${new Date(wall).toISOString().slice(0, 19)} ${stamp?.offsetMinutes ?? offset}`,
    };
  }

  /** Structured data with a bracket in quotes, a mark in front of the message, a router's colon. */
  const isDisagreement = ({ name }: { readonly name: string }) =>
    /^RFC (?:5424|3164) with (?:structured|a byte|a colon)/.test(name);

  it.each(HEADER_LINES.filter((line) => !isDisagreement(line)))("$name", ({ input, want }) =>
    expect(slowHead(input, want.offset)).toEqual(fastHead(input, input.startsWith("{"))),
  );

  it.fails.each(HEADER_LINES.filter(isDisagreement))("$name", ({ input, want }) =>
    expect(slowHead(input, want.offset)).toEqual(fastHead(input, false)),
  );
});
