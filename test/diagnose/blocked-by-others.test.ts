import { expect, test } from "vitest";
import { diagnoseText } from "./diagnose-logs.ts";
import { generateLog } from "./generate-log.ts";

test("a newsletter that is refused only since a script got the server blocked is no second incident", async () => {
  const { text, truth } = generateLog("exim", "web-script,newsletter", {
    seed: 14,
    scale: 0.6,
    accounts: 24,
    messagesPerSecond: 0.006,
    documentationAddresses: true,
  });
  const { incidents } = await diagnoseText(text);
  expect(truth.lookAlikes.map(({ name }) => name)).toEqual(["newsletter"]);
  expect(incidents.map(({ cause, accounts }) => ({ cause, accounts }))).toEqual([
    { cause: "local-script", accounts: [] },
  ]);
});

test("a thief is not excused by a block that he himself brought about", async () => {
  const { text } = generateLog("postfix", "stolen-account-fast,newsletter", { scale: 0.6 });
  const { incidents } = await diagnoseText(text);
  expect(incidents.map(({ cause }) => cause)).toEqual(["stolen-credentials"]);
});

test("whoever alone writes to receivers that block the server is not accused for it", async () => {
  const lines: string[] = [];
  const mail = (minute: number, user: string, ip: string, to: string, answer: string) => {
    const id = `A${String(1000 + lines.length)}`;
    const head = `2026-11-25T08:${String(minute % 60).padStart(2, "0")}:00+00:00 mail postfix`;
    lines.push(
      `${head}/submission/smtpd[11]: ${id}: client=pc.example[${ip}], sasl_method=PLAIN, sasl_username=${user}`,
      `${head}/qmgr[13]: ${id}: from=<${user}>, size=900, nrcpt=1 (queue active)`,
      `${head}/smtp[14]: ${id}: to=<${to}>, relay=mx.example[192.0.2.25]:25, delay=1, delays=0/0/0/1, ${answer}`,
    );
  };
  const refused =
    "dsn=4.0.0, status=deferred (host mx.example[192.0.2.25] refused to talk to me: 554 mx.example 192.0.2.10 blocked for abuse)";
  for (let at = 0; at < 60; at += 1)
    mail(
      at,
      "bob@example.org",
      "198.51.100.8",
      `p${at}@partner.example`,
      "dsn=2.0.0, status=sent (250 Ok)",
    );
  for (let at = 0; at < 20; at += 1)
    mail(59, "alice@example.org", "198.51.100.7", `v${at}@blocking${at % 4}.example`, refused);
  const { incidents } = await diagnoseText(`${lines.join("\n")}\n`);
  expect(incidents.flatMap(({ accounts }) => accounts)).toEqual([]);
});
