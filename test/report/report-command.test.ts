import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { connectApp } from "../../src/cli/connect-app.ts";
import { fakeTerminal } from "../../src/cli/fixtures/fake-terminal.ts";
import { run } from "../../src/cli/run.ts";
import { LANGUAGE_TAGS } from "../../src/report/language.ts";

const SAMPLE = join(import.meta.dirname, "..", "..", "samples", "stolen-account");
const CULPRIT = "henry.ivanov@cedar-books.example";

const folder = mkdtempSync(join(tmpdir(), "mailwarden-report-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function report(...args: readonly string[]) {
  const terminal = fakeTerminal();
  const status = await run(["report", ...args, "--year", "2026"], terminal, connectApp());
  return { status, out: terminal.out(), err: terminal.err() };
}

/** The parts of a multipart mail by their type; header lines before the first. */
function parseMail(text: string) {
  const end = text.indexOf("\n\n");
  const header = text.slice(0, end);
  const boundary = /boundary="([^"]+)"/.exec(header)?.[1] ?? "";
  const parts = text
    .slice(end + 2)
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [fields = "", ...body] = part.replace(/^\n/, "").split("\n\n");
      return { fields, body: body.join("\n\n") };
    });
  return { header, parts, closed: text.trimEnd().endsWith(`--${boundary}--`) };
}

describe("abuse", () => {
  test("a mail of three parts and more, ready to send", async () => {
    const { status, out, err } = await report("abuse", SAMPLE);
    expect(status).toBe(1);
    const { header, parts, closed } = parseMail(out);
    expect(closed).toBe(true);
    expect(header).toMatch(/^From: <postmaster@cedar-books\.example>$/m);
    expect(header).toMatch(/^To: abuse-contact-to-be-looked-up:;$/m);
    expect(header).toMatch(/^Content-Type: multipart\/report; report-type=feedback-report;$/m);
    expect(header).toMatch(/^Date: Wed, 25 Nov 2026 12:00:00 \+0000$/m);
    expect(parts.map(({ fields }) => /^Content-Type: ([^;\n]+)/.exec(fields)?.[1])).toEqual([
      "text/plain",
      "message/feedback-report",
      "application/json",
      "application/json",
      "application/json",
    ]);
    expect(parts[0]?.body).toContain("203.0.113.66 logged in with a stolen password");
    expect(parts[0]?.body).toContain(`sasl_username=${CULPRIT}`);
    expect(parts[1]?.body).toMatch(/^Feedback-Type: xarf$/m);
    expect(parts[1]?.body).toMatch(/^Version: 1$/m);
    expect(err).toContain("curl -sSL https://rdap.org/ip/203.0.113.66");
    expect(err).toContain("Nothing was sent");
    expect(out.split("\n").filter((line) => Buffer.byteLength(line) > 998)).toEqual([]);
  });

  test("the X-ARF documents have what their schema asks for, and are the same each time", async () => {
    const { out } = await report("abuse", SAMPLE, "--format", "json");
    const { networks } = JSON.parse(out) as {
      networks: { network: string; reports: Record<string, unknown>[] }[];
    };
    const reports = networks.flatMap((network) => network.reports);
    expect(reports).toHaveLength(3);
    for (const one of reports) {
      expect(one).toMatchObject({
        xarf_version: "4.0.0",
        reporter: { org: "cedar-books.example", contact: "postmaster@cedar-books.example" },
        category: "messaging",
        type: "spam",
        protocol: "other",
        confidence: expect.any(Number) as number,
        recipient_count: expect.any(Number) as number,
      });
      expect(one.report_id).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(Number.isNaN(Date.parse(String(one.timestamp)))).toBe(false);
      const [evidence] = one.evidence as { payload: string; size: number }[];
      const lines = Buffer.from(evidence?.payload ?? "", "base64").toString("utf8");
      expect(lines).toContain(String(one.source_identifier));
      expect(Buffer.byteLength(lines)).toBe(evidence?.size);
    }
    expect((await report("abuse", SAMPLE, "--format", "json")).out).toBe(out);
  });

  test("names nobody but the accused; --unmasked does", async () => {
    const masked = await report("abuse", SAMPLE);
    const addresses = (text: string) => new Set(text.match(/[\w.+-]+@[\w.-]+\.\w+/g) ?? []);
    const strangers = [...addresses(masked.out)].filter(
      (address) =>
        address !== CULPRIT &&
        address !== "postmaster@cedar-books.example" &&
        !/^[0-9a-f-]{36}@/.test(address),
    );
    expect(strangers).toEqual([]);
    expect(masked.out).not.toContain(" mail postfix");
    expect((await report("abuse", SAMPLE, "--unmasked")).out).not.toContain(" host1 ");
  });

  test("a line that only quotes the address is not the host's", async () => {
    const path = join(folder, "forged.log");
    const login = (second: number, id: string) =>
      `Mar  2 11:00:${String(second).padStart(2, "0")} mail postfix/smtpd[1]: ${id}: client=unknown[203.0.113.66], sasl_method=LOGIN, sasl_username=${CULPRIT}`;
    const lines = Array.from({ length: 60 }, (_, index) => {
      const id = `AB${String(index).padStart(8, "0")}`;
      const second = String(index).padStart(2, "0");
      return [
        login(index, id),
        `Mar  2 11:00:${second} mail postfix/qmgr[2]: ${id}: from=<x${index}@forged${index}.example>, size=900, nrcpt=1 (queue active)`,
        `Mar  2 11:00:${second} mail postfix/smtp[3]: ${id}: to=<v${index}@far.example>, relay=mx.far.example[192.0.2.9]:25, delay=1, dsn=5.7.1, status=bounced (host mx.far.example[192.0.2.9] said: 550 spam)`,
        `Mar  2 11:00:${second} mail postfix/smtpd[9]: NOQUEUE: reject: RCPT from honest.example[198.51.100.7]: 550 5.1.1 <a@b.example>: rejected; from=<h@honest.example> to=<a@b.example> proto=ESMTP helo=<x[203.0.113.66]>`,
      ].join("\n");
    });
    writeFileSync(path, `${lines.join("\n")}\n`);
    const { out } = await report("abuse", path);
    expect(out).toContain("client=unknown[203.0.113.66]");
    expect(out).not.toContain("honest.example");
    expect(out).not.toContain("helo=<x[");
  });
});

describe("--lookup", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function registry(document: object | number): Promise<string> {
    server = createServer((_request, response) => {
      if (typeof document === "number") response.writeHead(document).end();
      else response.end(JSON.stringify(document));
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  const vcardArray = ["vcard", [["email", {}, "text", "abuse@pool.example"]]];

  test("the mail is addressed to the abuse contact", async () => {
    const url = await registry({
      objectClassName: "ip network",
      startAddress: "203.0.113.0",
      endAddress: "203.0.113.127",
      entities: [{ roles: ["abuse"], vcardArray }],
    });
    const { out, err } = await report("abuse", SAMPLE, "--rdap", url);
    expect(out).toMatch(/^To: <abuse@pool\.example>$/m);
    expect(err).toContain("203.0.113.0 - 203.0.113.127: for abuse@pool.example");
  });

  test("without an answer the command and the reason are said", async () => {
    const url = await registry(404);
    const { out, err } = await report("abuse", SAMPLE, "--rdap", url);
    expect(out).toMatch(/^To: abuse-contact-to-be-looked-up:;$/m);
    expect(err).toContain("the registry knows no such network");
    expect(err).toContain("whois 203.0.113.66");
  });

  test.each(["http://rdap.example/", "file:///etc/passwd", "x"])("%s is refused", async (url) => {
    const { status, err } = await report("abuse", SAMPLE, "--rdap", url);
    expect(status).toBe(2);
    expect(err).toContain("--rdap:");
  });
});

describe("delisting", () => {
  test("each receiver with its page, the answer and the cause", async () => {
    const { status, out } = await report("delisting", SAMPLE, "--from", "me@cedar-books.example");
    expect(status).toBe(1);
    expect(out).toContain("https://postmaster.river63-freemail.test/deferred");
    expect(out).toContain("Request to accept mail from 192.0.2.25 again");
    expect(out).toContain("stolen password");
    expect(out).toContain("You reach us at me@cedar-books.example.");
    expect(out).not.toContain(CULPRIT);
  });

  test.each(LANGUAGE_TAGS)("explained in %s, written in the receiver's language", async (tag) => {
    const { out } = await report("delisting", SAMPLE, "--lang", tag);
    expect(out).toContain("Dear postmaster,");
    expect(out.includes("Where to")).toBe(tag === "en");
  });
});

describe("owner", () => {
  test.each([
    { tag: "en", device: "Do not type any password", password: "choose a new password" },
    { tag: "zh-CN", device: "不要在收发这个邮箱", password: "之后再设置新密码" },
    { tag: "zh-TW", device: "不要在收發這個信箱", password: "之後才設定新密碼" },
    {
      tag: "ja",
      device: "検査が終わるまでパスワードを入力しない",
      password: "新しいパスワードを決めます",
    },
  ])("$tag: the device comes before the new password", async ({ tag, device, password }) => {
    const { out } = await report("owner", SAMPLE, "--lang", tag);
    const text = out.replace(/\n\s*/g, tag === "en" ? " " : "");
    expect(text).toContain(CULPRIT);
    expect(text.indexOf(device)).toBeGreaterThan(0);
    expect(text.indexOf(password)).toBeGreaterThan(text.indexOf(device));
  });
});

test("incident: the report for others, strangers masked", async () => {
  const { status, out } = await report(SAMPLE);
  expect(status).toBe(1);
  expect(out).toContain(CULPRIT);
  expect(out).toMatch(/user\d+@domain\d+\.invalid/);
  expect((await report("incident", SAMPLE)).out).toBe(out);
});

test.each([
  { format: "html", begins: "<!doctype html>" },
  { format: "markdown", begins: "# " },
])("incident as $format", async ({ format, begins }) => {
  const { status, out } = await report(SAMPLE, "--format", format);
  expect(status).toBe(1);
  expect(out.toLowerCase().startsWith(begins)).toBe(true);
  expect((await report("owner", SAMPLE, "--format", format)).err).toContain(
    "report owner: --format",
  );
});

test("--output writes files that only their owner reads, and nothing else", async () => {
  const target = join(folder, "letters");
  const { out } = await report("abuse", SAMPLE, "--output", target);
  const names = readdirSync(target);
  expect(names).toEqual(["abuse-203.0.113.0-24.eml"]);
  expect(out).toBe(`${join(target, names[0] ?? "")}\n`);
  expect(statSync(join(target, names[0] ?? "")).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(target, names[0] ?? ""), "utf8")).toMatch(/^From: </);
});

test("what cannot be written is one line", async () => {
  const { status, err } = await report("owner", SAMPLE, "--output", "/dev/null/x");
  expect(status).toBe(2);
  expect(err).toMatch(/--output: cannot write to "\/dev\/null\/x": [^\n]+\n$/);
});

test("nothing to report is no failure", async () => {
  const path = join(folder, "empty.log");
  writeFileSync(path, "Mar  2 11:00:00 mail postfix/smtpd[1]: connect from a.example[192.0.2.1]\n");
  for (const kind of ["abuse", "delisting", "owner"]) {
    const { status, out, err } = await report(kind, path);
    expect({ status, out }).toEqual({ status: 0, out: "" });
    expect(err).toContain("nobody to write to");
  }
});

test.each([
  { args: ["abuse", "--from", "a@b.example\nBcc: c@d.example"], want: "--from:" },
  { args: ["abuse", "--from", "nobody"], want: "--from:" },
])("$args is refused", async ({ args, want }) => {
  const { status, out, err } = await report(...args, SAMPLE);
  expect({ status, out }).toEqual({ status: 2, out: "" });
  expect(err).toContain(want);
});
