import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../../core/diagnosis.ts";
import { RECEIVERS } from "./catalogue.ts";
import { findRefusals } from "./find-receivers.ts";

function refusal(receiver: string, text: string, more: object = {}): Finding<unknown> {
  const data = { receiver, text, ourIp: "192.0.2.25", since: null, url: null, count: 3, ...more };
  return { code: "blocked-by-receiver", severity: "high", subject: receiver, data, proof: [] };
}

const namesOf = (...findings: readonly Finding<unknown>[]) =>
  findRefusals(findings).map(({ receiver }) => receiver.name);

test.each([
  {
    domain: "outlook.com",
    text: "550 5.7.1 Unfortunately, messages from [192.0.2.25] weren't sent (S3140)",
    want: ["Microsoft (Outlook.com, Hotmail, Live, MSN)"],
  },
  {
    domain: "yahoodns.net",
    text: "421 4.7.0 [TSS04] Messages from 192.0.2.25 temporarily deferred",
    want: ["Yahoo, AOL, Verizon.net"],
  },
  {
    domain: "small.example",
    text: "554 5.7.1 blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.25",
    want: ["Spamhaus"],
  },
  { domain: "163.com", text: "550 DT:SPM", want: ["网易邮箱 163、126、yeah.net (NetEase)"] },
  { domain: "mx.qq.com", text: "550", want: ["QQ 邮箱、腾讯企业邮 (Tencent)"] },
  { domain: "docomo.ne.jp", text: "550", want: ["NTTドコモ (docomo.ne.jp)"] },
  { domain: "notqq.com", text: "550", want: ["notqq.com"] },
  { domain: "192.0.2.9", text: "550", want: ["192.0.2.9"] },
])("$domain $text", ({ domain, text, want }) => {
  expect(namesOf(refusal(domain, text))).toEqual(want);
});

test("a list that two receivers follow is asked once", () => {
  const text = "blocked by b.barracudacentral.org";
  const found = findRefusals([refusal("a.example", text), refusal("b.example", text)]);
  expect(found.map(({ receiver, count }) => ({ name: receiver.name, count }))).toEqual([
    { name: "Barracuda Reputation", count: 6 },
  ]);
});

describe("the general form", () => {
  test.each([
    {
      name: "a page of its own",
      finding: refusal("a.example", "", { url: "https://a.example/why?ip=192.0.2.25" }),
      want: { way: "form", place: "https://a.example/why?ip=192.0.2.25" },
    },
    {
      name: "a page that would leave its line",
      finding: refusal("a.example", "", { url: "https://a.example/\r\nSubject: x" }),
      want: { way: "postmaster", place: "postmaster@a.example" },
    },
    {
      name: "a script instead of a page",
      finding: refusal("a.example", "", { url: "javascript:alert(1)" }),
      want: { way: "postmaster", place: "postmaster@a.example" },
    },
    {
      name: "no name",
      finding: refusal("192.0.2.9", ""),
      want: { way: "no-address", place: "192.0.2.9" },
    },
  ])("$name", ({ finding, want }) => {
    expect(findRefusals([finding])[0]?.receiver).toMatchObject(want);
  });
});

test("other findings are no refusals", () => {
  expect(namesOf({ ...refusal("a.example", ""), code: "log-gap" })).toEqual([]);
});

describe("the catalogue", () => {
  test("has every file of the folder", () => {
    expect(RECEIVERS).toHaveLength(readdirSync(join(import.meta.dirname, "receivers")).length);
  });

  test.each(RECEIVERS)("$name is found by its domains and says where to go", (receiver) => {
    for (const domain of receiver.domains)
      expect(namesOf(refusal(domain, ""))).toContain(receiver.name);
    expect(receiver.place).toMatch(/^(?:https:\/\/\S+|[\w.-]+@[\w.-]+|\d{4}-\d\d-\d\d)$/);
    expect(new Set(receiver.advice).size).toBe(receiver.advice.length);
    expect(receiver.advice.length).toBeGreaterThan(1);
  });

  test("no domain is two receivers'", () => {
    const domains = RECEIVERS.flatMap((receiver) => receiver.domains);
    expect(domains.filter((domain, index) => domains.indexOf(domain) !== index)).toEqual([]);
  });
});
