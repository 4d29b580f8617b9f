import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MessageStory } from "../story/message-story.ts";
import { textSource } from "../story/trace-text-source.ts";
import { traceMessage, type Trace } from "./trace-message.ts";

const options = { stamps: { timezone: "UTC" } };

async function trace(query: string, ...logs: readonly string[]): Promise<Trace> {
  const sources = logs.map((log, index) => textSource(log, `mail.log.${index}`));
  const found = await traceMessage(query, sources, options);
  if (found.kind === "error") throw new Error(found.code);
  return found;
}

const POSTFIX = `\
Jun  1 10:00:00 mx postfix/submission/smtpd[101]: connect from dsl-7.isp.example[203.0.113.7]
Jun  1 10:00:00 mx postfix/submission/smtpd[101]: 4A1B2C3D4E: client=dsl-7.isp.example[203.0.113.7], sasl_method=PLAIN, sasl_username=info@corp.example
Jun  1 10:00:00 mx postfix/cleanup[102]: 4A1B2C3D4E: message-id=<20260601100000.abc1@corp.example>
Jun  1 10:00:00 mx postfix/qmgr[103]: 4A1B2C3D4E: from=<Info@Corp.example>, size=1234, nrcpt=2 (queue active)
Jun  1 10:00:01 mx postfix/smtpd[104]: 5F6A7B8C9D: client=localhost[127.0.0.1]
Jun  1 10:00:01 mx postfix/cleanup[102]: 5F6A7B8C9D: message-id=<20260601100000.abc1@corp.example>
Jun  1 10:00:01 mx postfix/qmgr[103]: 5F6A7B8C9D: from=<Info@Corp.example>, size=1800, nrcpt=2 (queue active)
Jun  1 10:00:01 mx amavis[105]: (00105-01) Passed CLEAN {RelayedOutbound}, [203.0.113.7]:50123 <Info@Corp.example> -> <anna@friend.example>,<sales@corp.example>, Queue-ID: 4A1B2C3D4E, Message-ID: <20260601100000.abc1@corp.example>, mail_id: Ab3dEf6hIjKl, Hits: -1.2, size: 1234, queued_as: 5F6A7B8C9D, 910 ms
Jun  1 10:00:01 mx postfix/lmtp[106]: 4A1B2C3D4E: to=<anna@friend.example>, relay=127.0.0.1[127.0.0.1]:10024, delay=1.1, delays=0.1/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 5F6A7B8C9D)
Jun  1 10:00:01 mx postfix/lmtp[106]: 4A1B2C3D4E: to=<sales@corp.example>, relay=127.0.0.1[127.0.0.1]:10024, delay=1.1, delays=0.1/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 5F6A7B8C9D)
Jun  1 10:00:01 mx postfix/qmgr[103]: 4A1B2C3D4E: removed
Jun  1 10:00:02 mx postfix/cleanup[102]: 6C5D4E3F2A: message-id=<20260601100000.abc1@corp.example>
Jun  1 10:00:02 mx postfix/local[108]: 5F6A7B8C9D: to=<sales@corp.example>, relay=local, delay=0.1, delays=0.1/0/0/0, dsn=2.0.0, status=sent (forwarded as 6C5D4E3F2A)
Jun  1 10:00:02 mx postfix/qmgr[103]: 6C5D4E3F2A: from=<Info@Corp.example>, size=1900, nrcpt=1 (queue active)
Jun  1 10:00:03 mx postfix/smtp[107]: 5F6A7B8C9D: to=<anna@friend.example>, relay=mx.friend.example[198.51.100.9]:25, delay=1.2, delays=0.1/0/0.1/1, dsn=5.1.1, status=bounced (host mx.friend.example[198.51.100.9] said: 550 5.1.1 <anna@friend.example>: User unknown (in reply to RCPT TO command))
Jun  1 10:00:03 mx postfix/cleanup[102]: 7D6E5F4A3B: message-id=<20260601100003.7D6E5F4A3B@mx.corp.example>
Jun  1 10:00:03 mx postfix/bounce[109]: 5F6A7B8C9D: sender non-delivery notification: 7D6E5F4A3B
Jun  1 10:00:03 mx postfix/qmgr[103]: 7D6E5F4A3B: from=<>, size=3000, nrcpt=1 (queue active)
Jun  1 10:00:03 mx postfix/qmgr[103]: 5F6A7B8C9D: removed
Jun  1 10:00:04 mx postfix/smtp[107]: 6C5D4E3F2A: to=<sales@gmail.example>, orig_to=<sales@corp.example>, relay=mx.gmail.example[198.51.100.20]:25, delay=2, delays=0.1/0/0.1/1.8, dsn=2.0.0, status=sent (250 2.0.0 OK)
Jun  1 10:00:04 mx postfix/qmgr[103]: 6C5D4E3F2A: removed
Jun  1 10:00:04 mx postfix/virtual[110]: 7D6E5F4A3B: to=<Info@Corp.example>, relay=virtual, delay=0.1, delays=0.1/0/0/0, dsn=2.0.0, status=sent (delivered to maildir)
Jun  1 10:00:04 mx postfix/qmgr[103]: 7D6E5F4A3B: removed
`;

/** Another message and lines in which an attacker names the values that are searched for. */
const FORGED = `\
Jun  1 10:05:00 mx postfix/smtpd[201]: 8A8B8C8D8E: client=unknown[198.51.100.66]
Jun  1 10:05:00 mx postfix/cleanup[202]: 8A8B8C8D8E: message-id=<evil@spam.example>
Jun  1 10:05:00 mx postfix/cleanup[202]: 8A8B8C8D8E: warning: header Subject: client=x[203.0.113.7], sasl_username=info@corp.example from unknown[198.51.100.66]; from=<a@spam.example> to=<bob@corp.example> proto=ESMTP helo=<203.0.113.7>
Jun  1 10:05:00 mx postfix/qmgr[103]: 8A8B8C8D8E: from=<a@spam.example>, size=900, nrcpt=1 (queue active)
Jun  1 10:05:01 mx postfix/smtp[203]: 8A8B8C8D8E: to=<x@evil.example>, relay=mx.evil.example[198.51.100.67]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 info@corp.example 203.0.113.7 Ok: queued as 4A1B2C3D4E)
Jun  1 10:05:01 mx postfix/qmgr[103]: 8A8B8C8D8E: removed
Jun  1 10:06:00 mx postfix/smtpd[204]: NOQUEUE: reject: RCPT from unknown[203.0.113.7]: 554 5.7.1 <z@else.example>: Relay access denied; from=<q@else.example> to=<z@else.example> proto=ESMTP helo=<pc>
Jun  1 10:07:00 mx postfix/submission/smtpd[205]: warning: unknown[203.0.113.99]: SASL LOGIN authentication failed: UGFzc3dvcmQ6, sasl_username=info@corp.example
`;

const EXIM = `\
2026-06-01 11:00:00 1wTaaa-000001-AA <= bob@corp.example H=(pc) [203.0.113.8]:4000 P=esmtpsa X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=no A=dovecot_plain:bob@corp.example S=1500 id=m77.20260601@corp.example T="hello" for ann@friend.example no@friend.example
2026-06-01 11:00:01 1wTaaa-000001-AA => ann@friend.example R=dnslookup T=remote_smtp H=mx.friend.example [198.51.100.9] C="250 OK id=1wTzzz-000009-ZZ"
2026-06-01 11:00:01 1wTaaa-000001-AA ** no@friend.example R=dnslookup T=remote_smtp H=mx.friend.example [198.51.100.9]: SMTP error from remote mail server after RCPT TO:<no@friend.example>: 550 5.1.1 no such user
2026-06-01 11:00:01 1wTaab-000002-BB <= <> R=1wTaaa-000001-AA U=Debian-exim P=local S=2500 T="Mail delivery failed: returning message to sender" for bob@corp.example
2026-06-01 11:00:01 1wTaaa-000001-AA Completed
2026-06-01 11:00:02 1wTaab-000002-BB == bob@corp.example R=dnslookup T=remote_smtp defer (110): Connection timed out
2026-06-01 11:30:02 1wTaab-000002-BB ** bob@corp.example: retry timeout exceeded
2026-06-01 11:30:02 1wTaab-000002-BB Frozen (delivery error message)
2026-06-01 12:00:00 1wTaac-000003-CC <= x@out.example H=out.example [198.51.100.30] P=esmtp S=800 id=m88.20260601@out.example
2026-06-01 12:00:02 1wTaad-000004-DD <= x@out.example U=mail P=spam-scanned S=900 id=m88.20260601@out.example
2026-06-01 12:00:02 1wTaac-000003-CC => bob <bob@corp.example> R=spamcheck_router T=spamcheck
2026-06-01 12:00:02 1wTaac-000003-CC Completed
2026-06-01 12:00:03 1wTaad-000004-DD => bob <bob@corp.example> R=local_user T=local_delivery
2026-06-01 12:00:03 1wTaad-000004-DD Completed
2026-06-01 12:30:00 cwd=/home/shop/public_html 4 args: /usr/sbin/sendmail -t -i
2026-06-01 12:30:00 1wTaae-000005-EE <= shop@corp.example U=shop P=local S=700 id=E1wTaae-000005-EE@mx.corp.example
`;

describe("traceMessage", () => {
  it("tells a message from the client to the last recipient over filter and forward, from any of its ids", async () => {
    for (const query of [
      "4A1B2C3D4E",
      "5F6A7B8C9D",
      "6C5D4E3F2A",
      "<20260601100000.abc1@corp.example>",
    ]) {
      const found = await trace(query, FORGED, POSTFIX);
      expect(found.stories).toHaveLength(1);
      const story = found.stories[0] as MessageStory;
      expect(story.queueIds).toEqual(["4A1B2C3D4E", "5F6A7B8C9D", "6C5D4E3F2A"]);
      expect(story.entry).toMatchObject({
        clientIp: "203.0.113.7",
        account: "info@corp.example",
        method: "PLAIN",
      });
      expect(story).toMatchObject({
        sender: "Info@Corp.example",
        sizeBytes: 1234,
        end: { kind: "removed" },
      });
      expect(story.recipients.map((to) => [to.address, to.origTo, to.state, to.relay])).toEqual([
        ["anna@friend.example", null, "bounced", "mx.friend.example[198.51.100.9]:25"],
        [
          "sales@gmail.example",
          "sales@corp.example",
          "delivered",
          "mx.gmail.example[198.51.100.20]:25",
        ],
      ]);
      expect(story.notices).toMatchObject([
        { kind: "non-delivery", queueId: "7D6E5F4A3B", recipient: "Info@Corp.example" },
      ]);
      expect(found.related.map((other) => other.queueIds)).toEqual([["7D6E5F4A3B"]]);
      expect(story.lines[0]).toMatchObject({ source: "mail.log.1", line: 2 });
    }
  });

  const queries: readonly { query: string; ids: readonly string[]; others?: readonly string[] }[] =
    [
      { query: "info@CORP.example", ids: ["4A1B2C3D4E"], others: ["auth-failure"] },
      { query: "Info@corp.example", ids: ["4A1B2C3D4E", "7D6E5F4A3B"] },
      { query: "anna@friend.example", ids: ["4A1B2C3D4E"] },
      { query: "sales@corp.example", ids: ["4A1B2C3D4E"] },
      { query: "203.0.113.7", ids: ["4A1B2C3D4E"], others: ["connect", "reject"] },
      {
        query: "203.0.113.0/24",
        ids: ["4A1B2C3D4E"],
        others: ["connect", "reject", "auth-failure"],
      },
      { query: "203.0.113.7 anna@friend.example", ids: ["4A1B2C3D4E"] },
      { query: "198.51.100.66 anna@friend.example", ids: [] },
      { query: "2026-06-01T10:04..2026-06-01T10:05", ids: ["8A8B8C8D8E"] },
      { query: "203.0.113.7 2026-06-01T10:06..", ids: [], others: ["reject"] },
      { query: "198.51.100.9", ids: [] },
      { query: "8A8B8C8D8E", ids: ["8A8B8C8D8E"] },
      { query: "NOSUCHID99", ids: [] },
    ];
  it.each(queries)("finds exactly what fits: $query", async ({ query, ids, others }) => {
    const found = await trace(query, POSTFIX + FORGED);
    expect(found.stories.map((story) => story.queueIds[0])).toEqual(ids);
    if (others) expect(found.others.map((line) => line.kind)).toEqual(others);
  });

  it("follows Exim bounces, frozen messages and filters that hand back by a pipe", async () => {
    const bounced = await trace("bob@corp.example", EXIM);
    expect(bounced.stories.map((story) => story.queueIds)).toEqual([
      ["1wTaaa-000001-AA"],
      ["1wTaab-000002-BB"],
      ["1wTaac-000003-CC", "1wTaad-000004-DD"],
    ]);
    expect(bounced.stories[0]).toMatchObject({
      entry: {
        account: "bob@corp.example",
        authenticator: "dovecot_plain",
        clientPort: 4000,
        helo: "pc",
      },
      subject: "hello",
      recipients: [
        { address: "ann@friend.example", state: "delivered" },
        { address: "no@friend.example", state: "bounced", dsn: "5.1.1" },
      ],
      notices: [
        { kind: "non-delivery", queueId: "1wTaab-000002-BB", recipient: "bob@corp.example" },
      ],
    });
    expect(bounced.stories[1]).toMatchObject({
      sender: "",
      noticeOf: { queueId: "1wTaaa-000001-AA" },
      recipients: [{ state: "expired" }],
      end: { kind: "still-queued", because: "frozen" },
    });
    expect(bounced.stories[2]).toMatchObject({
      hops: [{ joinedBy: "first" }, { joinedBy: "message-id", fromQueueId: "1wTaac-000003-CC" }],
      recipients: [{ address: "bob@corp.example", state: "delivered" }],
    });
  });

  it("names the directory of a script's message", async () => {
    const found = await trace("1wTaae-000005-EE", EXIM);
    expect(found.stories[0]?.entry).toMatchObject({
      user: "shop",
      directory: "/home/shop/public_html",
    });
    expect(found.stories[0]?.lines).toHaveLength(2);
  });

  it("does not name another user's directory", async () => {
    const found = await trace(
      "1wTaae-000005-EE",
      EXIM.replace("cwd=/home/shop", "cwd=/home/alice"),
    );
    expect(found.stories[0]?.entry?.directory).toBeUndefined();
  });

  it("says when the limit was hit", async () => {
    const many = Array.from(
      { length: 30 },
      (_, i) =>
        `Jun  1 10:00:${10 + i} mx postfix/smtpd[1]: AB${1000 + i}CDE: client=a[203.0.113.7]\n`,
    );
    const sources = [textSource(many.join(""))];
    const found = await traceMessage("203.0.113.7", sources, { ...options, limit: 5 });
    expect(found).toMatchObject({ limitHit: true });
    expect(found.kind === "trace" && found.stories.length).toBe(5);
  });

  it("never shows a password", async () => {
    const log =
      "Jun  1 10:00:00 mx dovecot: auth-worker(7): sql(info@corp.example,203.0.113.7): Password mismatch (given password: hunter2)\n";
    expect(JSON.stringify(await trace("203.0.113.7", log))).not.toContain("hunter2");
  });

  it("says what was read, from when to when", async () => {
    const found = await trace("4A1B2C3D4E", POSTFIX);
    expect(found.evidence).toMatchObject([
      {
        name: "mail.log.0",
        lines: POSTFIX.split("\n").length - 1,
        from: "2026-06-01T10:00:00+00:00",
        to: "2026-06-01T10:00:04+00:00",
      },
    ]);
  });

  it("reads again for lines that stand far before the finding", async () => {
    const filler =
      "Jun  1 10:00:01 mx postfix/anvil[9]: statistics: max cache size 1 at Jun  1 10:00:00\n".repeat(
        9000,
      );
    const slow = [
      "Jun  1 10:00:00 mx postfix/smtpd[1]: 4A1B2C3D4E: client=slow.example[203.0.113.7]\n",
      filler,
      "Jun  1 10:20:00 mx postfix/cleanup[2]: 4A1B2C3D4E: message-id=<slow.20260601@slow.example>\n",
      "Jun  1 10:20:00 mx postfix/qmgr[3]: 4A1B2C3D4E: from=<s@slow.example>, size=9, nrcpt=1 (queue active)\n",
      filler,
      "Jun  1 10:40:00 mx postfix/smtp[4]: 4A1B2C3D4E: to=<a@x.example>, relay=none, delay=1, delays=0/0/1/0, dsn=4.4.1, status=deferred (timed out)\n",
      "Jun  1 10:40:00 mx postfix/cleanup[2]: 5F6A7B8C9D: message-id=<d.1@mx>\n",
      "Jun  1 10:40:00 mx postfix/bounce[5]: 4A1B2C3D4E: sender delay notification: 5F6A7B8C9D\n",
      filler,
      "Jun  1 10:50:00 mx postfix/smtp[4]: 5F6A7B8C9D: to=<s@slow.example>, relay=none, delay=1, delays=0/0/1/0, dsn=4.4.1, status=deferred (timed out)\n",
    ].join("");
    const bySender = await trace("5F6A7B8C9D", slow);
    expect(bySender.stories).toMatchObject([
      {
        noticeOf: { kind: "delay", queueId: "4A1B2C3D4E", sender: "s@slow.example" },
        recipients: [{ state: "deferred" }],
      },
    ]);
    expect(bySender.related).toMatchObject([
      {
        queueIds: ["4A1B2C3D4E"],
        entry: { clientIp: "203.0.113.7" },
        recipients: [{ address: "a@x.example", state: "deferred" }],
        end: { kind: "still-queued", because: "deferred" },
      },
    ]);
    const byRecipient = await trace("a@x.example", slow);
    expect(byRecipient.stories).toMatchObject([
      { entry: { clientIp: "203.0.113.7" }, lines: [{ line: 1 }, {}, {}, {}, {}] },
    ]);
  });

  it("tells its progress once, although it may read again", async () => {
    const seen: number[] = [];
    const onProgress = (bytes: number) => void seen.push(bytes);
    await traceMessage("bob@corp.example", [textSource(EXIM)], { ...options, onProgress });
    expect(seen.at(-1)).toBe(Buffer.byteLength(EXIM));
  });

  it("refuses a query that it cannot read", async () => {
    expect(await traceMessage("  ", [], options)).toMatchObject({
      kind: "error",
      code: "empty-query",
    });
  });

  it("gives the same stories however the log is split into files and these are ordered", async () => {
    const rows = (POSTFIX + FORGED).trimEnd().split("\n");
    const plain = (found: Trace) => found.stories.map(({ lines: _lines, ...story }) => story);
    const want = plain(await trace("Info@corp.example", POSTFIX + FORGED));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: rows.length - 1 }), { maxLength: 3 }),
        fc.boolean(),
        async (cuts, reversed) => {
          const bounds = [0, ...cuts.sort((a, b) => a - b), rows.length];
          const files = bounds
            .slice(1)
            .map((end, i) => `${rows.slice(bounds[i], end).join("\n")}\n`);
          if (reversed) files.reverse();
          expect(plain(await trace("Info@corp.example", ...files))).toEqual(want);
        },
      ),
      { numRuns: 40 },
    );
  });
});
