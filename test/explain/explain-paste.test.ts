import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withLogFiles } from "../diagnose/diagnose-logs.ts";
import { runMailwarden } from "../diagnose/run-mailwarden.ts";
import { BOUNCE_SAMPLES } from "../mailbox/bounce-samples.ts";

const STAMPS = ["--year", "2026", "--timezone", "UTC"];

async function explain(files: Readonly<Record<string, string>>, ...flags: readonly string[]) {
  return withLogFiles(files, async (paths, folder) => {
    const { out, err, status } = await runMailwarden(["explain", ...STAMPS, ...flags, ...paths]);
    return { out: out.replaceAll(`${folder}/`, ""), err, status };
  });
}

async function explained(text: string) {
  const { out } = await explain({ "question.txt": text }, "--format", "json");
  return JSON.parse(out) as {
    verdict: string;
    attacks: { cause: string; says: string }[];
    spammer: { answer: string };
    signs: { code: string }[];
    limits: { code: string; ids?: string[] }[];
    lines: { kind: string; line: number }[];
    replies: { line: number; fields: { field: string; value: unknown }[] }[];
    settings: {
      name: string;
      line: number;
      scope: string | null;
      value: string;
      parts: { name: string; says: string }[];
    }[];
    findings: { code: string }[];
    mails: {
      kind: string;
      basis: string | null;
      line: number;
      says: string;
      hops: { trust: string }[];
    }[];
    unknown: { line: number; text: string }[];
  };
}

const RELAYED = `Which attack is this? The log of the first one:

Sep 17 21:20:40 mx postfix/smtpd[62]: D677715E604F: client=host7.isp.test[203.0.113.7]
Sep 17 21:20:41 mx postfix/qmgr[8]: D677715E604F: from=<[email protected]>, size=4354, nrcpt=1 (queue active)
Sep 17 21:20:43 mx postfix/smtp[92]: D677715E604F: to=<[email protected]>, relay=mx.far.test[198.51.100.26]:25, delay=3.3, delays=2/0.01/1.2/0.12, dsn=5.5.2, status=bounced (host mx.far.test[198.51.100$
Sep 17 21:20:44 mx postfix/bounce[93]: D677715E604F: sender non-delivery notification: 0B4C215E6063
Sep 17 21:20:44 mx postfix/qmgr[8]: 0B4C215E6063: from=<>, size=6346, nrcpt=1 (queue active)
Sep 17 21:20:44 mx postfix/qmgr[8]: D677715E604F: removed

Five days later:

Sep 22 13:34:52 mx postfix/smtp[42]: 3EAC9174406F: to=<[email protected]>, relay=mx.far.test[198.51.100.26]:25, delay=332231, delays=332227/0.9/3.3/0.14, dsn=4.1.8, status=deferred (host mx.far.test[198.51.100.26] said: 450 4.1.8 <[email protected]> sender domain does not exist (in reply to MAIL FROM command))
`;

describe("which attack, and am I the spammer", () => {
  test("an excerpt of relaying: the method first, the backscatter beside it, and what is not shown", async () => {
    const { attacks, spammer, signs, limits } = await explained(RELAYED);
    expect(attacks.map(({ cause }) => cause)).toEqual(["open-relay", "backscatter"]);
    expect(spammer.answer).toBe("through-us");
    expect(signs.map(({ code }) => code)).toEqual(["sender-domain-missing", "bounce-made"]);
    expect(limits).toMatchObject([
      { code: "whole-messages", ids: ["D677715E604F"] },
      { code: "no-entry", ids: ["3EAC9174406F"] },
      { code: "masked" },
      { code: "no-settings" },
    ]);
  });

  test("a login without a name, with the authenticator that lets it in", async () => {
    const { attacks, spammer, settings, findings } = await explained(`Am I a spammer?
2026-03-09 07:53:12 1adXzZ-0007sb-Pz <= [email protected] H=([127.0.0.1]) [203.0.113.170] P=esmtpa A=plain: S=1298 [email protected]
2026-03-09 08:16:57 1adXzZ-0007sb-Pz => x****@far.test R=dnslookup T=remote_smtp H=mx3.far.test [198.51.100.8] C="250 queued"
2026-03-09 08:16:57 1adXzZ-0007sb-Pz Completed
This is the authenticator:
plain:
driver = plaintext
public_name = PLAIN
server_advertise_condition = yes
server_condition = \${if eq{$3}{\${lookup mysql{ SELECT password FROM users WHERE name='\${quote_mysql:$2}' }}}{yes}{no}}
server_set_id = $2
`);
    expect(attacks.map(({ cause }) => cause)).toEqual(["auth-bypass"]);
    expect(spammer.answer).toBe("through-us");
    expect(settings.map(({ name, scope }) => `${scope} ${name}`)).toContain(
      "plain server_condition",
    );
    expect(findings[0]?.code).toMatch(/^audit\.EX-AUT-/);
  });

  test("a few ordinary lines accuse nobody and clear nobody", async () => {
    const { attacks, spammer, verdict } = await explained(
      "Nov 25 10:00:00 mx postfix/smtpd[1]: connect from mail.example.org[192.0.2.1]\n",
    );
    expect({ attacks, answer: spammer.answer, verdict }).toEqual({
      attacks: [],
      answer: "cannot-tell",
      verdict: "insufficient-evidence",
    });
  });

  test("settings alone", async () => {
    const open = await explained(
      "mynetworks = 0.0.0.0/0\nsmtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination\n",
    );
    expect(open.spammer.answer).toBe("settings-open");
    expect(open.settings[1]?.parts.map(({ name }) => name)).toEqual([
      "permit_mynetworks",
      "reject_unauth_destination",
    ]);
    const forging = await explained(
      "smtpd_sasl_auth_enable = yes\nsmtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination\n",
    );
    expect(forging.spammer.answer).toBe("settings-closed");
    expect((await explained("How do I stop spam?\n")).spammer.answer).toBe("nothing-to-judge");
  });
});

describe("parts of a paste", () => {
  const bounce = BOUNCE_SAMPLES.find(({ name }) => name === "our own Postfix")?.input ?? "";

  test("each goes to its reader; the rest is said to be unknown", async () => {
    const text = [
      "Please help me.",
      "Nov 25 10:00:00 mx postfix/smtpd[1]: connect from mail.example.org[192.0.2.1]",
      "Nov 25 10:00:00 mx sshd[1]: Server listening on 0.0.0.0 port 22.",
      "They answer:",
      "550 5.7.1 Your address is on a blocklist",
      "smtpd_recipient_restrictions =",
      "  permit_mynetworks,",
      "  reject_unauth_destination",
      "",
    ].join("\n");
    const { lines, replies, settings, unknown } = await explained(text);
    expect(lines.map(({ kind, line }) => [kind, line])).toEqual([
      ["connect", 2],
      ["unparsed", 3],
    ]);
    expect(replies).toMatchObject([{ line: 5 }]);
    expect(settings).toMatchObject([{ name: "smtpd_recipient_restrictions", line: 6 }]);
    expect(settings[0]?.parts.every(({ says }) => says !== "")).toBe(true);
    expect(unknown.map(({ line }) => line)).toEqual([1, 4]);
  });

  test("a bounce by itself, and its header alone between prose", async () => {
    const { mails } = await explained(bounce);
    expect(mails).toMatchObject([{ kind: "bounce", line: 1 }]);
    const header = bounce.slice(0, bounce.indexOf("\n\n"));
    const pasted = await explained(`何が起きていますか\n${header}\n助けてください\n${RELAYED}`);
    expect(pasted.mails).toMatchObject([{ kind: "auto-reply", line: 2 }]);
    expect(pasted.mails[0]?.says).toContain("It proves nothing against you");
  });

  test("what an attacker wrote stays text, and secrets are masked", async () => {
    const text = [
      "Nov 25 10:00:00 mx postfix/smtpd[1]: NOQUEUE: reject: RCPT from h[192.0.2.1]: 554 5.7.1 <b@example.net>: Relay access denied; from=<a@example.org> to=<b@example.net> proto=SMTP helo=<\u001b[2Jx>",
      "2026-11-25 10:00:00 x \u001b]0;owned\u0007",
      "mysql_servers = localhost/exim/exim/hunter2-Zq9",
      "acl_smtp_rcpt = acl_check_rcpt",
      "535 5.7.8 AUTH PLAIN AGJvYgBodW50ZXIyLVpxOQ==",
      "",
    ].join("\n");
    for (const format of ["text", "json"]) {
      const { out } = await explain({ "paste.txt": text }, "--format", format);
      expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f]|hunter2|AGJvYgBodW50ZXIy/);
      expect(out).toContain("****");
    }
  });
});

test("docs/explain.md shows what the program says", async () => {
  const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "explain.md"), "utf8");
  const [, shown = ""] = /^```\n([\s\S]*?)```/m.exec(page) ?? [];
  const line = `${shown
    .split("\n")
    .slice(1, 3)
    .map((row) => row.trim())
    .join(" ")}\n`;
  const { out, err, status } = await explain({ "one.log": line });
  expect({ err, status }).toEqual({ err: "", status: 0 });
  expect(out).toContain(shown);
});

describe("whose message a bounce returns", () => {
  const sample = (name: string) =>
    BOUNCE_SAMPLES.find((one) => one.want.passage === name)?.input ?? "";

  test("of a message that never passed here: not the spammer", async () => {
    const { out } = await explain({ "elsewhere.eml": sample("elsewhere") }, "--format", "json");
    const { spammer, mails } = JSON.parse(out) as Awaited<ReturnType<typeof explained>> & {
      mails: { originalHops: { trust: string }[] }[];
    };
    expect({ answer: spammer.answer, basis: mails[0]?.basis }).toEqual({
      answer: "forged-elsewhere",
      basis: "never-here",
    });
    expect(new Set(mails[0]?.originalHops.map(({ trust }) => trust))).toEqual(
      new Set(["reported"]),
    );
  });

  test("of a message that passed here: our own line is believed, nobody is cleared", async () => {
    const { out } = await explain({ "ours.eml": sample("through-us") }, "--format", "json");
    const { spammer, mails } = JSON.parse(out) as Awaited<ReturnType<typeof explained>> & {
      mails: { originalHops: { trust: string }[] }[];
    };
    expect({ answer: spammer.answer, basis: mails[0]?.basis }).toEqual({
      answer: "cannot-tell",
      basis: "no-log",
    });
    expect(mails[0]?.originalHops.map(({ trust }) => trust)).toContain("ours");
  });

  test("every message of an mbox has its line", async () => {
    const mark = "From MAILER-DAEMON Mon Mar  2 10:00:00 2026\n";
    const text = `${mark}${sample("elsewhere")}\n${mark}${sample("through-us")}\n`;
    const { out } = await explain({ mbox: text }, "--format", "json");
    const { mails } = JSON.parse(out) as Awaited<ReturnType<typeof explained>>;
    const second = text.slice(0, text.lastIndexOf(mark)).split("\n").length;
    expect(mails.map(({ line }) => line)).toEqual([1, second]);
  });
});
