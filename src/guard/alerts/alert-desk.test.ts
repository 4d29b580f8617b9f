import { describe, expect, test } from "vitest";
import { en } from "../../report/messages/en.ts";
import type { GuardEvent } from "../guard-event.ts";
import { AlertDesk } from "./alert-desk.ts";
import type { AlertChannel } from "./alert-channel.ts";
import { type AlertPayload, alertPayload } from "./alert-payload.ts";

const channelOf = (changes: Partial<AlertChannel> = {}): AlertChannel => ({
  kind: "webhook",
  url: "https://hooks.example/x",
  secret: "",
  chat: "",
  command: [],
  events: new Set(["account-held"]),
  language: "en",
  redact: true,
  ...changes,
});

const held = (account: string): GuardEvent => ({
  at: "2026-05-01T08:00:00+00:00",
  code: "account-held",
  subject: account,
  data: { reason: "", client: "203.0.113.9", sender: "<!channel> a@b.example" },
});

function desk(channel: AlertChannel, answers: (string | undefined)[] = []) {
  const clock = { ms: 0 };
  const posted: AlertPayload[] = [];
  const alerts = new AlertDesk([{ channel, language: en }], {
    post: (payload) => {
      posted.push(payload);
      return Promise.resolve(answers.shift());
    },
    runCommand: (_command, input) => {
      posted.push({ url: "", headers: {}, body: input });
      return Promise.resolve(undefined);
    },
    nowMs: () => clock.ms,
    wallMs: () => 1_777_000_000_000,
  });
  return { alerts, posted, clock };
}

describe("AlertDesk", () => {
  test("the first event at once, the others in one digest, and nothing that was not asked for", async () => {
    const { alerts, posted, clock } = desk(channelOf());
    alerts.take(held("bob@example.com"));
    alerts.take({ ...held("x"), code: "started" });
    await alerts.beat();
    expect(posted).toHaveLength(1);
    for (let at = 0; at < 30; at += 1) alerts.take(held(`u${at}@example.com`));
    await alerts.beat();
    expect(posted).toHaveLength(1);
    clock.ms = 60_000;
    await alerts.beat();
    expect(posted).toHaveLength(2);
    expect((JSON.parse(posted[1]?.body ?? "") as { events: unknown[] }).events).toHaveLength(20);
    expect(posted[1]?.body).toContain("10 more");
    clock.ms = 120_000;
    await alerts.beat();
    expect(posted).toHaveLength(2);
  });

  test("outside, accounts and clients are masked", async () => {
    const { alerts, posted } = desk(channelOf());
    alerts.take(held("bob@example.com"));
    await alerts.beat();
    expect(posted[0]?.body).toContain("b***@example.com");
    expect(posted[0]?.body).toContain("203.0.113.0/24");
    expect(posted[0]?.body).not.toMatch(/bob@|203\.0\.113\.9/);
  });

  test("what cannot be delivered is tried again, then counted", async () => {
    const { alerts, posted, clock } = desk(channelOf(), Array<string>(9).fill("status 500"));
    alerts.take(held("bob@example.com"));
    for (let minute = 0; minute < 8; minute += 1) {
      clock.ms = minute * 60_000;
      await alerts.beat();
    }
    expect(posted).toHaveLength(4);
    expect(alerts).toMatchObject({ failed: 1, lastFailure: "status 500" });
  });
});

describe("alertPayload", () => {
  const payload = (changes: Partial<AlertChannel>) =>
    alertPayload(channelOf(changes), "a <b> & c", [], 1_777_000_000_123);

  test.each([
    { kind: "slack", want: { text: "a &lt;b&gt; &amp; c" } },
    { kind: "telegram", want: { chat_id: "7", text: "a <b> & c" } },
    { kind: "wecom", want: { msgtype: "text", text: { content: "a <b> & c" } } },
    { kind: "dingtalk", want: { msgtype: "text", text: { content: "a <b> & c" } } },
    { kind: "feishu", want: { msg_type: "text", content: { text: "a <b> & c" } } },
  ] as const)("$kind", ({ kind, want }) => {
    expect(JSON.parse(payload({ kind, chat: "7" }).body)).toEqual(want);
  });

  // Computed with `printf '%s' DATA | openssl dgst -sha256 -hmac KEY -binary | base64`.
  test("signatures", () => {
    const { headers, body } = payload({ secret: "s" });
    expect(headers).toMatchObject({ "x-mailwarden-timestamp": "1777000000" });
    expect(headers["x-mailwarden-signature"]).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(body).not.toContain('"s"');
    expect(payload({ kind: "dingtalk", secret: "s", url: "https://x.example/?a=1" }).url).toBe(
      "https://x.example/?a=1&timestamp=1777000000123&sign=BaBJp65hUA9FcA6TS9uUaWtB5wsf3pYhIltk6gBipjM%3D",
    );
    expect(JSON.parse(payload({ kind: "feishu", secret: "s" }).body)).toMatchObject({
      timestamp: "1777000000",
      sign: "NEkT+M4K8QDEttY+NwMcrIC/VRs7cDfkZ8PJNgngAOs=",
    });
  });
});
