import { afterEach, describe, expect, test } from "vitest";
import { requestText } from "../../src/guard/fixtures/test-guard.ts";
import { endDaemons, PolicyClient, startDaemon } from "./policy-daemon.ts";

afterEach(endDaemons);

const SETTINGS = `mode: enforce
limits:
  account-hour: { max: 100, answer: defer }
  account-new-hour: off
  account-new-day: off`;

/** Asks `count` questions, each `times` times, over `connections`; gives how many messages were let pass. */
async function flood(
  place: { readonly port: number } | { readonly path: string },
  { connections, count, times = 1, from = 0 }: Flood,
): Promise<number> {
  const passed = new Set<number>();
  let next = from;
  const work = async (): Promise<void> => {
    const client = new PolicyClient(place);
    while (next < from + count) {
      const at = next;
      next += 1;
      const request = requestText({ instance: `i${at}`, recipient: `r${at}@example.net` });
      for (let asked = 0; asked < times; asked += 1) {
        if ((await client.ask(request)) === "DUNNO") passed.add(at);
      }
    }
    client.end();
  };
  await Promise.all(Array.from({ length: connections }, work));
  return passed.size;
}

interface Flood {
  readonly connections: number;
  readonly count: number;
  readonly times?: number;
  readonly from?: number;
}

describe("a limit of 100, 2,000 questions, each sent twice", () => {
  test.each([1, 32, 256])("over %i connections: 100 pass", async (connections) => {
    const daemon = await startDaemon(SETTINGS);
    expect(await flood(daemon, { connections, count: 2000, times: 2 })).toBe(100);
  });

  test("killed in the middle: 100 pass, and at most what was counted in the last 100 ms more", async () => {
    const daemon = await startDaemon(SETTINGS);
    const before = await flood(daemon, { connections: 8, count: 60 });
    expect(before).toBe(60);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const next = await daemon.restart();
    expect(await flood({ path: next.unix }, { connections: 8, count: 1000, from: 60 })).toBe(40);
  });
});

test("bad clients: cut requests, a second question in the same piece, and what is no request", async () => {
  const daemon = await startDaemon(SETTINGS);
  const request = requestText({ instance: "a", sender: "jörg@müller.example" });
  const bytes = Buffer.from(request);
  const client = new PolicyClient(daemon);
  const cut = bytes.indexOf(0xc3) + 1;
  client.write(bytes.subarray(0, cut));
  await new Promise((resolve) => setTimeout(resolve, 50));
  client.write(bytes.subarray(cut));
  expect(await client.reply()).toBe("DUNNO");
  client.write(request + requestText({ instance: "b" }));
  expect([await client.reply(), await client.reply()]).toEqual(["DUNNO", "DUNNO"]);
  expect(await client.ask("GET / HTTP/1.0\n\n")).toBe("closed");
  const endless = new PolicyClient(daemon);
  expect(await endless.ask("x".repeat(100_000))).toBe("closed");
});

test("the commands: status, an exception, held and released, reload, a second daemon, the end", async () => {
  const daemon = await startDaemon(SETTINGS);
  await flood(daemon, { connections: 1, count: 100 });
  const limit = await daemon.command("limit", "bob@example.com", "account-hour=150", "--for", "1h");
  expect(limit).toMatchObject({
    status: 0,
    stdout: "bob@example.com: limit account-hour is now 150.\n",
  });
  expect(await flood(daemon, { connections: 4, count: 100, from: 100 })).toBe(50);
  const status = await daemon.command("status", "--format", "json");
  expect(JSON.parse(status.stdout)).toMatchObject({
    schema: "mailwarden.guard-status/1",
    mode: "enforce",
    counts: { messages: 200, refused: 50 },
  });
  await daemon.signal("SIGHUP");
  await new Promise((resolve) => setTimeout(resolve, 500));
  const top = await daemon.command("top", "--format", "json");
  const [first] = (JSON.parse(top.stdout) as { rows: readonly unknown[] }).rows;
  expect(first).toMatchObject({ limit: "account-hour", used: 150, max: 150, share: 1 });
  await daemon.signal("SIGTERM");
  const gone = await daemon.command("status");
  expect(gone).toMatchObject({ status: 2, stdout: "" });
});
