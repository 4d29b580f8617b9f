import { describe, expect, test } from "vitest";
import { LANGUAGE_TAGS } from "../../report/language.ts";
import { fakeApp } from "../fixtures/fake-app.ts";
import { fakeTerminal } from "../fixtures/fake-terminal.ts";
import { run } from "../run.ts";

async function probe(args: readonly string[], env: Record<string, string> = {}) {
  const terminal = fakeTerminal({ env });
  const status = await run(["probe", ...args], terminal, fakeApp());
  return { status, out: terminal.out(), err: terminal.err() };
}

describe("mailwarden probe", () => {
  test("status 1 and the conversation for an open server, 0 for a closed one", async () => {
    const open = await probe(["mail.example.org"]);
    expect(open).toMatchObject({ status: 1, err: "" });
    expect(open.out).toContain("open relay");
    expect(open.out).toContain("C: RSET");
    expect(await probe(["closed.example"])).toMatchObject({ status: 0, err: "" });
  });

  test("JSON holds answers with dialogues, and findings", async () => {
    const { out } = await probe(["mail.example.org", "--format", "json"]);
    const { schema, answers, findings } = JSON.parse(out) as {
      schema: string;
      answers: Record<string, { answer: string; dialogue: string[] }[]>;
      findings: { code: string }[];
    };
    expect(schema).toBe("mailwarden.probe/1");
    expect(answers["relayUnauthenticated"]?.[0]).toMatchObject({ answer: "yes" });
    expect(findings.map(({ code }) => code)).toEqual(["probe.relay-unauthenticated"]);
  });

  test.each(LANGUAGE_TAGS)("%s: no control character reaches the terminal", async (lang) => {
    const { out } = await probe(["mail.example.org", "--lang", lang]);
    expect(out).not.toContain("\u001b");
    expect(out).toContain("\\x1b[2J");
  });

  test.each([
    {
      name: "somebody else's server",
      args: ["stranger.example"],
      err: /192\.0\.2\.99.*--i-own-this/,
    },
    { name: "no host", args: ["a b"], err: /HOST: "a b"/ },
    { name: "a port that is none", args: ["mail.example.org:99999"], err: /HOST: / },
    { name: "no address", args: ["h.example", "--known", "a@b>c"], err: /--known: "a@b>c"/ },
    {
      name: "an address with a line end",
      args: ["h.example", "--known", "a\r\nDATA@b.example"],
      err: /--known: /,
    },
    { name: "no password", args: ["h.example", "--user", "u"], err: /--user u: no password/ },
  ])("$name is one clear error", async ({ args, err }) => {
    const said = await probe(args);
    expect(said.status).toBe(2);
    expect(said.err).toMatch(err);
    expect(said.err.trim().split("\n")).toHaveLength(1);
  });

  test("the password comes from a file or the environment", async () => {
    const fromFile = await probe(["h.example", "--user", "u", "--password-file", "f"]);
    const fromEnvironment = await probe(["h.example", "--user", "u"], {
      MAILWARDEN_PROBE_PASSWORD: "x",
    });
    expect([fromFile.status, fromEnvironment.status]).toEqual([1, 1]);
  });
});
