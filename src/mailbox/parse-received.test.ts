import { describe, expect, test } from "vitest";
import { parseDate, parseReceived } from "./parse-received.ts";

describe("parseReceived", () => {
  test.each([
    {
      name: "Postfix with a login",
      input:
        "from User (unknown [203.0.113.77]) (Authenticated sender: info@example.com) by mail.example.com (Postfix) with ESMTPA id C0E1E2BA513; Sun, 22 Nov 2026 00:39:17 +0000 (UTC)",
      want: {
        helo: "User",
        clientName: null,
        clientIp: "203.0.113.77",
        byHost: "mail.example.com",
        protocol: "ESMTPA",
        id: "C0E1E2BA513",
        account: "info@example.com",
        atMs: Date.UTC(2026, 10, 22, 0, 39, 17),
      },
    },
    {
      name: "Postfix, local submission",
      input:
        "by mail.example.com (Postfix, from userid 33) id 7A0012BA002; Sun, 22 Nov 2026 00:39:17 +0000",
      want: { byHost: "mail.example.com", localUser: "33", id: "7A0012BA002", clientIp: null },
    },
    {
      name: "Postfix with TLS comments",
      input:
        "from mx.example.net (mx.example.net [IPv6:2001:db8::5]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) (No client certificate requested) by mail.example.com (Postfix) with ESMTPS id 4F00D2BA001 for <ann@example.com>; Sun, 22 Nov 2026 00:39:17 +0000",
      want: { clientIp: "2001:db8::5", clientName: "mx.example.net", id: "4F00D2BA001" },
    },
    {
      name: "an attacker's HELO with blanks, as Postfix writes it",
      input:
        "from x by mail.example.com (Postfix) with ESMTPA id F00F00F00F0 (unknown [203.0.113.9]) by mx.far.example (Postfix) with SMTP id 6B0022BA003; Sun, 22 Nov 2026 00:39:17 +0000",
      want: { byHost: "mx.far.example", id: "6B0022BA003", clientIp: "203.0.113.9" },
    },
    {
      name: "an attacker's HELO that looks like our address",
      input:
        "from [192.0.2.1] (unknown [203.0.113.9]) by mx.far.example (Postfix) with SMTP id 6B0022BA003; Sun, 22 Nov 2026 00:39:17 +0000",
      want: { helo: "[192.0.2.1]", clientIp: "203.0.113.9" },
    },
    {
      name: "Exim, name found and another HELO",
      input:
        "from office.example-isp.test ([198.51.100.10]:4321 helo=[192.0.2.1]) by mail.example.com with esmtpa (Exim 4.96) (envelope-from <erin@example.com>) id 1xUvfC-0000G2-2s for office@hotmail.test; Sun, 22 Nov 2026 00:42:38 +0000",
      want: {
        helo: "[192.0.2.1]",
        clientName: "office.example-isp.test",
        clientIp: "198.51.100.10",
        protocol: "esmtpa",
        id: "1xUvfC-0000G2-2s",
      },
    },
    {
      name: "Exim without a name",
      input:
        "from [198.51.100.40] (helo=pc-40) by mail.example.com with esmtpa (Exim 4.96) id 1xUvf6-000022-2w; Sun, 22 Nov 2026 00:42:32 +0000",
      want: { helo: "pc-40", clientName: null, clientIp: "198.51.100.40" },
    },
    {
      name: "Exim, local user",
      input:
        "from www-data by mail.example.com with local (Exim 4.96) id 1xUvfC-0000G6-2x; Sun, 22 Nov 2026 00:42:38 +0000",
      want: { localUser: "www-data", helo: null, clientIp: null, id: "1xUvfC-0000G6-2x" },
    },
    {
      name: "qmail",
      input:
        "from unknown (HELO mail.example.com) (ann@192.0.2.1) by qmail.far.example with ESMTPA; 22 Nov 2026 00:42:38 -0000",
      want: { helo: "mail.example.com", clientName: null, clientIp: "192.0.2.1", id: null },
    },
    {
      name: "qmail, a script",
      input: "(qmail 4711 invoked by uid 33); 22 Nov 2026 00:42:38 -0000",
      want: { localUser: "33", byHost: null, atMs: Date.UTC(2026, 10, 22, 0, 42, 38) },
    },
    {
      name: "an id in angle brackets, and a login in the comment",
      input:
        "from unknown (HELO ?192.0.2.3?) (192.0.2.135 with plain) by smtp.far.example with SMTP id <0NFC00F1DKOX@x>; 22 Nov 2026 00:42:38 -0000",
      want: { clientIp: "192.0.2.135", id: "0NFC00F1DKOX@x" },
    },
    {
      name: "Exchange",
      input:
        "from mail.example.com (192.0.2.1) by mail.corp.example (10.1.1.1) with Microsoft SMTP Server (TLS) id 15.1.1; Sun, 22 Nov 2026 00:42:38 +0000",
      want: { helo: "mail.example.com", clientIp: "192.0.2.1", byHost: "mail.corp.example" },
    },
    {
      name: "sendmail with a doubtful name",
      input:
        "from box (host7.isp.example [198.51.100.7] (may be forged)) by old.far.example (8.14.4/8.14.4) with ESMTP id r22A03x1; Sun, 22 Nov 2026 00:42:38 GMT",
      want: { clientIp: "198.51.100.7", clientName: "host7.isp.example", id: "r22A03x1" },
    },
    { name: "nothing", input: "", want: { byHost: null, clientIp: null, atMs: null } },
    { name: "brackets that do not close", input: "from a ((((b [1.2.3.4", want: { helo: "a" } },
  ])("$name", ({ input, want }) => {
    expect(parseReceived(input)).toMatchObject(want);
  });
});

test.each([
  { input: "Mon,  2 Mar 2026 10:00:00 +0100 (CET)", want: Date.UTC(2026, 2, 2, 9) },
  { input: "Sat, 13 Sep 275760 00:00:00 +0000", want: null },
  { input: "Thu, 1 Jan 1970 00:00:00 +0000", want: null },
  { input: "yesterday", want: null },
])("parseDate $input", ({ input, want }) => {
  expect(parseDate(input)).toBe(want);
});
