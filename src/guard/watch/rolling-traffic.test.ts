import { describe, expect, test } from "vitest";
import { ORIGIN } from "../../core/ledger.ts";
import { LineHeader } from "../../logs/line-header.ts";
import { StampClock } from "../../logs/stamp-clock.ts";
import { RollingTraffic } from "./rolling-traffic.ts";

const START_MS = Date.UTC(2026, 4, 1);
const MINUTE = 60_000;

/** A log that is written line by line into a rolling memory. */
function writeInto(rolling: RollingTraffic) {
  const header = new LineHeader();
  const clock = new StampClock(2026, "UTC");
  let number = 0;
  const write = (minute: number, program: string, text: string): void => {
    const at = new Date(START_MS + minute * MINUTE).toISOString();
    const bytes = Buffer.from(`${at} mail postfix/${program}[7]: ${text}`);
    const hasHeader = header.read(bytes, 0, bytes.length, clock);
    rolling.read({ header, hasHeader, timeMs: header.atMs, line: 1, offset: 0 }, 0);
  };
  return {
    write,
    mail(minute: number, mail: { login?: string; client?: string; from?: string; reply?: string }) {
      const { login = "bob@example.com", client = "198.51.100.7", from = login } = mail;
      const id = `4B${String((number += 1)).padStart(7, "0")}`;
      const sasl = login === "" ? "" : `, sasl_method=PLAIN, sasl_username=${login}`;
      write(minute, "smtpd", `${id}: client=unknown[${client}]${sasl}`);
      write(minute, "qmgr", `${id}: from=<${from}>, size=900, nrcpt=1 (queue active)`);
      const reply = mail.reply ?? "dsn=2.0.0, status=sent (250 2.0.0 Ok)";
      const relay = "relay=mx.test.example[192.0.2.9]:25, delay=1, delays=0/0/0/1";
      write(minute, "smtp", `${id}: to=<r${number}@test.example>, ${relay}, ${reply}`);
      write(minute, "qmgr", `${id}: removed`);
    },
  };
}

describe("RollingTraffic", () => {
  test("remembers at least half of its time, and never more than all of it", () => {
    const rolling = new RollingTraffic(1_000_000);
    const log = writeInto(rolling);
    for (let hour = 0; hour < 100; hour += 1) {
      log.mail(hour * 60, {});
      const { firstMs, lastMs } = rolling.expose();
      const hours = (lastMs - firstMs) / (60 * MINUTE);
      expect(hours).toBeLessThanOrEqual(24);
      expect(hours).toBeGreaterThanOrEqual(Math.min(hour, 11));
    }
  });

  test("holds no more messages than it may, and the newest are among them", () => {
    const rolling = new RollingTraffic(100);
    const log = writeInto(rolling);
    for (let number = 1; number <= 1000; number += 1) {
      log.mail(number / 10, { from: `new${number}@example.com` });
      const { ledger, names } = rolling.expose();
      expect(ledger.count).toBeLessThanOrEqual(101);
      expect(ledger.count).toBeGreaterThanOrEqual(Math.min(number, 49));
      expect(names.senders.text(ledger.sender[ledger.count] as number)).toBe(
        `new${number}@example.com`,
      );
    }
  });

  test("passwords that are tried under invented names fill no memory", () => {
    const rolling = new RollingTraffic(1000);
    const log = writeInto(rolling);
    for (let number = 0; number < 450_000; number += 1) {
      const text = `warning: unknown[2001:db8:${(number >> 16).toString(16)}:${(number & 0xffff).toString(16)}::1]: SASL LOGIN authentication failed: x, sasl_username=u${number}@x.example`;
      log.write(number / 1000, "smtpd", text);
    }
    const { names } = rolling.expose();
    expect(names.ips.size + names.accounts.size).toBeLessThanOrEqual(400_000);
    expect(names.ips.size).toBeGreaterThan(0);
  });

  test("shows a message that is still on its way with its sender", () => {
    const rolling = new RollingTraffic(100);
    const { write } = writeInto(rolling);
    write(0, "smtpd", "4B1111111: client=a[198.51.100.7], sasl_method=PLAIN, sasl_username=bob");
    write(0, "qmgr", "4B1111111: from=<forged@bank.example>, size=9, nrcpt=3 (queue active)");
    const { ledger, names } = rolling.expose();
    expect(ledger.origin[1]).toBe(ORIGIN.account);
    expect(names.senders.text(ledger.sender[1] as number)).toBe("forged@bank.example");
    expect(ledger.recipients(1)).toBe(3);
  });
});

describe("what is strange enough for a look at once", () => {
  const unknown =
    "dsn=5.1.1, status=bounced (host mx said: 550 5.1.1 User unknown (in reply to RCPT TO command))";
  test.each([
    { name: "the same sender from the same place", mails: [{}, {}, {}, {}, {}], want: false },
    {
      name: "one account under three addresses",
      mails: [{ from: "a@x.example" }, { from: "b@x.example" }, { from: "c@x.example" }],
      want: true,
    },
    {
      name: "one account from three places",
      mails: [{ client: "203.0.113.1" }, { client: "203.0.113.2" }, { client: "203.0.113.3" }],
      want: true,
    },
    {
      name: "recipients that do not exist",
      mails: [{ reply: unknown }, { reply: unknown }, { reply: unknown }],
      want: true,
    },
    {
      name: "mail for others without a login",
      mails: [1, 2, 3].map(() => ({ login: "", from: "x@y.example" })),
      want: true,
    },
    {
      name: "three accounts with one dead recipient each",
      mails: ["a", "b", "c"].map((name) => ({ login: `${name}@example.com`, reply: unknown })),
      want: false,
    },
  ])("$name: $want", ({ mails, want }) => {
    const rolling = new RollingTraffic(1000);
    const log = writeInto(rolling);
    for (const account of ["a", "b", "c"]) log.mail(0, { login: `${account}@example.com` });
    log.mail(0, {});
    rolling.expose();
    for (const mail of mails) log.mail(1, mail);
    expect(rolling.isStrange).toBe(want);
    rolling.expose();
    expect(rolling.isStrange).toBe(false);
  });
});
