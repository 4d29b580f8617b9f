import { describe, expect, it } from "vitest";
import { OUTCOME, type AcceptFrom, type Attempt, type MailSink } from "../src/core/mail-sink.ts";
import { hashFolded } from "../src/core/byte-scan.ts";
import { ORIGIN, type Origin } from "../src/core/ledger.ts";
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
  to?: number;
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
    this.told.push({ kind: "came-from", queueId: text(bytes, start, end), other: text(bytes, first, firstEnd) });
  }

  queued(bytes: Buffer, start: number, end: number, from: number, fromEnd: number, recipients: number): void {
    const sender = bytes.toString("utf8", from, Math.max(from, fromEnd));
    this.told.push({ kind: "queued", queueId: text(bytes, start, end), sender, recipients });
  }

  attempt(bytes: Buffer, start: number, end: number, attempt: Attempt): void {
    this.told.push({
      kind: "delivery",
      queueId: text(bytes, start, end),
      status: STATUS[attempt.outcome],
      to: attempt.recipientHash,
      next: text(bytes, attempt.nextIdStart, attempt.nextIdEnd),
    });
  }

  bounced(bytes: Buffer, start: number, end: number, other: number, otherEnd: number): void {
    this.told.push({ kind: "notification", queueId: text(bytes, start, end), other: text(bytes, other, otherEnd) });
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
const SAME_STATUS: Readonly<Record<string, string>> = { SOFTBOUNCE: "deferred", softbounce: "deferred" };

function text(bytes: Buffer, start: number, end: number): string {
  return bytes.toString("latin1", start, end);
}

function reader() {
  const traffic = createTraffic(SEED);
  const sink = new RecordingSink(traffic);
  const lexer = new LogLexer(traffic, sink, SEED);
  const header = new LineHeader();
  const clock = new StampClock(2026, "UTC");
  return (line: string) => {
    sink.told.length = 0;
    const failures = traffic.authFailures.size;
    const logins = traffic.logins.size;
    const bytes = Buffer.from(line);
    if (!header.read(bytes, 0, bytes.length, clock)) return undefined;
    const { names } = traffic;
    const understood = lexer.read(header);
    const pair = (table: Traffic["logins"], before: number) => {
      const last = [...table.all()][before];
      return last && { clientIp: names.ips.text(last.a), account: names.accounts.text(last.b) };
    };
    return {
      understood,
      told: [...sink.told],
      failure: traffic.authFailures.size > failures ? pair(traffic.authFailures, failures) : undefined,
      login: traffic.logins.size > logins ? pair(traffic.logins, logins) : undefined,
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
function differencesOf({ understood, told, failure, login, event }: Reading): string[] {
  const found: string[] = [];
  const compare = (what: string, lexer: unknown, grammar: unknown) => {
    if (lexer !== grammar) found.push(`${what}: lexer ${JSON.stringify(lexer)}, grammar ${JSON.stringify(grammar)}`);
  };
  if (understood === UNDERSTOOD.yes && event.kind === "unparsed") found.push("understood, but no grammar knows it");
  for (const one of told) {
    if (one.kind === "reject") continue;
    compare(`${one.kind} queueId`, one.queueId, event.queueId);
    switch (one.kind) {
      case "accepted":
        compare("clientIp", one.clientIp ?? "", event.clientIp ?? "");
        compare("account", one.account ?? "", event.saslUsername ?? "");
        if (one.origin === ORIGIN.local && event.uid !== undefined) compare("uid", one.submitter, `uid:${event.uid}`);
        else if (one.origin === ORIGIN.local) compare("user", one.submitter, event.user ?? "");
        break;
      case "queued":
        compare("sender", one.sender, event.from ?? "");
        if (one.recipients !== 0) compare("recipients", one.recipients, event.recipientCount);
        break;
      case "delivery": {
        const to = Buffer.from(event.to ?? "");
        compare("status", one.status, SAME_STATUS[event.status ?? ""] ?? event.status);
        compare("to", one.to, hashFolded(to, 0, to.length, SEED));
        if (one.next !== "") compare("next", one.next, event.nextQueueId);
        break;
      }
      case "came-from":
        compare("first id", one.other, event.origQueueId);
        break;
      case "notification":
        compare("bounce id", one.other, event.notificationQueueId ?? event.queueId);
        break;
      case "expired":
        compare("kind", one.kind, event.kind);
        break;
      case "removed":
        compare("kind", one.kind, event.kind);
        break;
      default:
        found.push(`unknown: ${one.kind}`);
    }
  }
  if (failure !== undefined || event.kind === "auth-failure") {
    compare("failed login of", failure?.clientIp, event.clientIp);
    compare("failed login", failure?.account ?? "", event.saslUsername ?? "");
  }
  if (login !== undefined) {
    compare("login from", login.clientIp, event.clientIp);
    compare("login of", login.account, event.saslUsername ?? "");
  }
  return found;
}

describe("the two readers of lines agree", () => {
  it.each(readSamples())("$file:$lineNumber", ({ line }) => {
    const reading = reader()(line);
    expect(reading === undefined ? [] : differencesOf(reading)).toEqual([]);
  });
});
