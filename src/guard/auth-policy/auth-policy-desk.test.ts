import { describe, expect, test } from "vitest";
import { loginBench, type LoginBench } from "../fixtures/login-bench.ts";
import { AuthPolicyDesk } from "./auth-policy-desk.ts";

const BOT = "203.0.113.9";

function desk(bench: LoginBench, secret?: string, headers: Readonly<Record<string, string>> = {}) {
  const clock = { nowMs: () => 5 * 86_400_000, wallMs: () => 0, wallAt: () => 0 };
  const policy = new AuthPolicyDesk(bench.desk, clock, secret);
  const ask = async (command: string, body: unknown) => {
    const { status, body: text } = await policy.answer({
      method: "POST",
      path: "/",
      query: new URLSearchParams({ command }),
      header: (name) => headers[name],
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return { status, answer: (JSON.parse(text) as { status: number }).status };
  };
  return { policy, ask };
}

function report(login: string, pwhash: string, changes: Readonly<Record<string, unknown>> = {}) {
  return {
    login,
    pwhash,
    remote: BOT,
    protocol: "imap",
    success: false,
    policy_reject: false,
    ...changes,
  };
}

describe("Dovecot's policy requests", () => {
  test("ten guesses are reported, then the client is refused before its password is looked at", async () => {
    const bench = loginBench();
    const { policy, ask } = desk(bench);
    for (let at = 1; at <= 10; at += 1) {
      expect(await ask("allow", report("bob", `0a${at}`))).toEqual({ status: 200, answer: 0 });
      await ask("report", report("bob", `0a${at}`));
    }
    expect(await ask("allow", report("bob", "0b"))).toEqual({ status: 200, answer: -1 });
    expect(await ask("allow", report("bob", "0b", { remote: "203.0.113.8" }))).toMatchObject({
      answer: 0,
    });
    expect([policy.asked, policy.refused]).toEqual([22, 1]);
  });

  test.each([
    { name: "our own refusal", changes: { policy_reject: true } },
    { name: "a database that is away", changes: { fail_type: "internal" } },
    { name: "no address", changes: { remote: "" } },
    { name: "no word of the outcome", changes: { success: undefined } },
  ])("$name is nobody's guess", async ({ changes }) => {
    const bench = loginBench();
    const { ask } = desk(bench);
    for (let at = 1; at <= 50; at += 1) {
      expect(await ask("report", report("bob", `0a${at}`, changes))).toMatchObject({ answer: 0 });
    }
    expect(bench.desk.counts.failures).toBe(0);
  });

  test.each([
    ["{"],
    ["[]"],
    ["null"],
    ["1"],
    ['{"remote":7}'],
    [`{"remote":"${"1".repeat(9000)}"}`],
  ])("%s lets mail go on", async (body) => {
    const { ask } = desk(loginBench());
    expect(await ask("allow", body)).toEqual({ status: 200, answer: 0 });
  });

  test("a success is learned: the address is somebody's, and nobody is banned for a neighbour", async () => {
    const bench = loginBench();
    const { ask } = desk(bench);
    await ask("report", report("ann", "0c", { success: true }));
    for (let at = 1; at <= 40; at += 1) await ask("report", report("boss", `0a${at}`));
    expect(bench.bans.list()).toEqual([]);
    expect(await ask("allow", report("ann", "0c"))).toMatchObject({ answer: 0 });
  });

  test.each([
    { name: "without the word", headers: {}, want: 403 },
    { name: "with another", headers: { "x-api-key": "guessed" }, want: 403 },
    { name: "with it", headers: { "x-api-key": " the word" }, want: 200 },
    {
      name: "with it under the name of the other header",
      headers: { authorization: "the word" },
      want: 200,
    },
  ])("whoever comes $name", async ({ headers, want }) => {
    const bench = loginBench();
    const { ask } = desk(bench, "the word", headers);
    expect((await ask("report", report("bob", "0a"))).status).toBe(want);
    expect(bench.desk.counts.failures).toBe(want === 200 ? 1 : 0);
  });
});
