import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HEADER_LINES, type HeaderLine } from "./fixtures/header-lines.ts";
import { LineHeader } from "./line-header.ts";
import { StampClock } from "./stamp-clock.ts";

const clock = () => new StampClock(2026, "Europe/Berlin");

function describeHeader(header: LineHeader): HeaderLine["want"] {
  return {
    at: Number.isNaN(header.atMs) ? null : new Date(header.atMs).toISOString(),
    offset: Number.isNaN(header.atMs) ? 0 : header.offsetMinutes,
    host: header.host(),
    program: header.program(),
    pid: header.pid,
    body: header.body(),
  };
}

/** Reads a line that stands somewhere in a buffer, as it does in a file. */
function read(line: string | Buffer, before = "", after = "\n", header = new LineHeader()) {
  const bytes = typeof line === "string" ? Buffer.from(line, "latin1") : line;
  const whole = Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
  const start = Buffer.byteLength(before);
  const found = header.read(whole, start, start + bytes.length, clock());
  return found ? describeHeader(header) : undefined;
}

describe("LineHeader", () => {
  it.each(HEADER_LINES)("$name", ({ input, want }) => {
    expect(read(input)).toEqual(want);
  });

  it.each(HEADER_LINES)("$name, with CR LF", ({ input, want }) => {
    expect(read(`${input}\r`)).toEqual(want);
  });

  it.each(HEADER_LINES)("$name, behind another line and twice", ({ input, want }) => {
    const header = new LineHeader();
    expect(read(input, "Jan  1 00:00:00 other postfix/qmgr[1]: x\n", "\n", header)).toEqual(want);
    expect(read(input, "", "\n", header)).toEqual(want);
  });

  it("reads all forms one behind the other with one object", () => {
    const header = new LineHeader();
    for (const { input, want } of [...HEADER_LINES, ...HEADER_LINES.toReversed()])
      expect(read(input, "", "\n", header)).toEqual(want);
  });

  const TAI = "@400000004c91b044077a9e94";
  it.each([
    { name: "TAI64N", input: `${TAI} imap-login: Info: Aborted`, program: "imap-login" },
    { name: "TAI64N with host", input: `${TAI} mx postfix/smtpd[7]: x`, program: "postfix/smtpd" },
    { name: "TAI64N without a program", input: `${TAI} some words`, program: "" },
  ])("$name", ({ input, program }) => {
    // multilog, svlogd and s6 do not agree on leap seconds: half a minute is all that a stamp tells
    const got = read(input);
    expect(Math.abs(Date.parse(got?.at ?? "") - 0x4c91b044 * 1000)).toBeLessThan(40_000);
    expect(got).toMatchObject({ program, offset: 0 });
    expect(got?.body).not.toContain("@4");
  });

  it.each([
    { name: "no head", input: "some words without a head" },
    { name: "a day that no month has", input: "Mar 41 05:01:52 mx postfix/smtp[94]: x" },
    { name: "an hour that no day has", input: "Mar 23 25:01:52 mx postfix/smtp[94]: x" },
    { name: "a minute that no hour has", input: "Mar 23 05:61:52 mx postfix/smtp[94]: x" },
    { name: "a month that no year has", input: "2026-13-01T00:00:00Z mx postfix/smtp[94]: x" },
    { name: "a word for a month", input: "Mai 23 05:01:52 mx postfix/smtp[94]: x" },
    { name: "JSON of something else", input: '{"queue_name": "deferred"}' },
    { name: "JSON cut", input: '{"__REALTIME_TIMESTAMP":"1700000000000000","MESSA' },
    { name: "JSON null", input: "null" },
    { name: "an empty line", input: "" },
    { name: "a program without a process id and a stamp", input: "smtpd: hello" },
    { name: "TAI64N cut", input: "@400000004c91b044 imap-login: x" },
  ])("$name is none", ({ input }) => {
    expect(read(input)).toBeUndefined();
  });

  it("takes nothing that a client wrote for a program", () => {
    const got = read("2016-03-09 07:53:12 H=x (a b) [192.0.2.1] rejected postfix/smtpd[1]: x");
    expect(got).toMatchObject({ program: "", pid: -1, host: "" });
    expect(read("Mar 23 05:01:52 mx some words, then postfix/smtpd[1]: x")).toMatchObject({
      program: "",
      body: "some words, then postfix/smtpd[1]: x",
    });
  });

  it("keeps a body with UTF-8 and one with bytes that are none", () => {
    const head = Buffer.from("Mar 23 05:01:52 mx postfix/smtp[94]: ");
    expect(read(Buffer.concat([head, Buffer.from("to=<grüße@例え.example>")]))?.body).toBe(
      "to=<grüße@例え.example>",
    );
    expect(read(Buffer.concat([head, Buffer.from([0x61, 0xff, 0x62])]))?.body).toBe("a\u{fffd}b");
  });

  it("does not take a host name for the one before when it only begins like it", () => {
    const header = new LineHeader();
    read("Mar 23 05:01:52 mx postfix/smtp[94]: x", "", "\n", header);
    const got = read("Mar 23 05:01:53 mx2 postfix/smtp[95]: y", "", "\n", header);
    expect(got).toMatchObject({ host: "mx2", program: "postfix/smtp", pid: 95, body: "y" });
  });

  it("reads the second of the two hours of autumn in the line's own words", () => {
    const header = new LineHeader();
    const berlin = clock();
    const instants = ["02:00:10", "02:59:50", "02:00:05", "02:30:00", "02:59:59", "03:00:01"].map(
      (time) => {
        const bytes = Buffer.from(`Oct 25 ${time} mx postfix/smtp[94]: x`);
        header.read(bytes, 0, bytes.length, berlin);
        return new Date(header.atMs).toISOString().slice(11, 19);
      },
    );
    expect(instants).toEqual([
      "00:00:10",
      "00:59:50",
      "01:00:05",
      "01:30:00",
      "01:59:59",
      "02:00:01",
    ]);
  });

  const anyLine = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc
      .tuple(
        fc.constantFrom(...HEADER_LINES),
        fc.nat({ max: 120 }),
        fc.uint8Array({ maxLength: 6 }),
      )
      .map(([{ input }, cut, junk]) =>
        Buffer.concat([Buffer.from(input, "latin1").subarray(0, cut), junk]),
      ),
  );

  it("never throws, and the parts of a head stand in order within the line", () => {
    const header = new LineHeader();
    fc.assert(
      fc.property(anyLine, (bytes) => {
        if (!header.read(bytes, 0, bytes.length, clock())) return;
        expect(header.hostStart).toBeLessThanOrEqual(header.hostEnd);
        expect(header.programStart).toBeLessThanOrEqual(header.programEnd);
        expect(header.hostEnd).toBeLessThanOrEqual(header.programStart);
        expect(header.programEnd).toBeLessThanOrEqual(header.bodyStart);
        expect(header.pidEnd).toBeLessThanOrEqual(header.bodyStart);
        expect(header.bodyStart).toBeLessThanOrEqual(header.end);
        expect(header.end).toBeLessThanOrEqual(header.bytes.length);
      }),
      { numRuns: 3000 },
    );
  });

  it("finds host and program behind a blank in the stamp also where no process id follows", () => {
    expect(read("2026-06-01 10:00:00 mx dovecot: imap-login: Login: user=<a>")).toMatchObject({
      host: "mx",
      program: "dovecot",
    });
  });

  it("does not take the head of the line that follows for that of an empty one", () => {
    expect(read("", "", "\nJan  1 00:00:00 a b[1]: c")).toBeUndefined();
  });

  it("does not depend on what follows the line in the buffer", () => {
    fc.assert(
      fc.property(anyLine, fc.constantFrom("\nJan  1 00:00:00 a b[1]: c", "\n"), (bytes, after) => {
        // words at the end: for lines that end sooner see the test above
        const line = Buffer.from(`${bytes.toString("latin1").replaceAll("\n", " ")}word`, "latin1");
        expect(read(line, "", after)).toEqual(read(line, "", ""));
      }),
      { numRuns: 3000 },
    );
  });

  it("reads a line of a megabyte without looking for a host and a program all over it", () => {
    const header = new LineHeader();
    const one = clock();
    const heads = ["", "Mar 23 05:01:52 ", "<22>1 2026-11-22T00:44:41Z ", "2026-01-01 00:00:00 "];
    for (const piece of ["a", "<", "[", " ", "a ", "1", "|", "{", "[[", '<a>"', "a:", "\0"]) {
      for (const head of heads) {
        const bytes = Buffer.from(head + piece.repeat((1 << 20) / piece.length));
        // anything worse than linear would run into the time limit of all tests
        header.read(bytes, 0, bytes.length, one);
        expect(header.hostEnd - header.hostStart).toBeLessThanOrEqual(300);
        expect(header.programEnd - header.programStart).toBeLessThanOrEqual(300);
      }
    }
  });
});
