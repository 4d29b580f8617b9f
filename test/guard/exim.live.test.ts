import { writeFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { askGuard } from "./ask-guard.ts";
import { eximSnippets } from "../../src/guard/setup/exim-snippet.ts";
import { makeCertificate } from "../live/certificate.ts";
import { startDaemon, type Daemon } from "../live/daemon.ts";
import { host, mailDomain, startDnsServer } from "../live/dns-server.ts";
import { type Exim, startExim } from "../live/exim.ts";
import { describeLive } from "../live/live.ts";
import { OFFICE_EXIM } from "../live/office-exim.ts";
import { PEOPLE } from "../live/office.ts";
import { type Receiver, startReceiver } from "../live/receiver.ts";
import { runProgram } from "../live/run-program.ts";
import { sendMail, type Submitted } from "../live/smtp-client.ts";
import { waitForPort, waitUntil } from "../live/wait-until.ts";

const SETTINGS = "/mnt/mailwarden.yaml";
const LIMITS = `guard:
  mode: hold
  control: unix:/mnt/guard.sock
  senders: { mismatch: reject }
  limits:
    account-hour: { max: 10, answer: defer }
    account-new-hour: { max: 5 }
    script-hour: { max: 3 }
`;

/** The office's Exim with what `guard setup` says at the beginning of its ACLs. */
function guardedExim(): string {
  const acls = new Map(
    eximSnippets({ kind: "inet", host: "127.0.0.1", port: 10_040 }).map(({ acl, lines }) => [
      acl,
      lines.join("\n"),
    ]),
  );
  return OFFICE_EXIM.replace(
    "acl_smtp_rcpt = check_rcpt",
    "acl_smtp_rcpt = check_rcpt\nacl_smtp_data = check_data\nacl_not_smtp = check_script",
  ).replace(
    "check_rcpt:",
    `check_data:\n${acls.get("acl_smtp_data") ?? ""}\n  accept\n` +
      `check_script:\n${acls.get("acl_not_smtp") ?? ""}\n  accept\n` +
      `check_rcpt:\n${acls.get("acl_smtp_rcpt") ?? ""}`,
  );
}

const guard = <Answer>(...args: readonly string[]): Promise<Answer> =>
  askGuard(...args, "--config", SETTINGS);

function submit(
  user: string,
  messages: readonly { readonly sender?: string; readonly recipients: readonly string[] }[],
): Promise<readonly Submitted[]> {
  return sendMail(
    {
      from: "198.51.100.7",
      port: 587,
      startTls: true,
      login: { user, password: PEOPLE[user] ?? "" },
    },
    messages.map((one) => ({ sender: user, message: "Subject: x\n\nbody", ...one })),
  );
}

describeLive("the guard in front of Exim", ["exim4", "openssl"], () => {
  let exim: Exim;
  let partner: Receiver;
  let daemon: Daemon;

  beforeAll(async () => {
    await makeCertificate();
    await startDnsServer({
      ...host("mail.example.org", "192.0.2.10"),
      "example.org MX": ["10 mail.example.org"],
      ...mailDomain("partner.example", "192.0.2.25"),
    });
    partner = await startReceiver("192.0.2.25");
    writeFileSync(SETTINGS, LIMITS);
    daemon = startDaemon(
      process.execPath,
      [
        "--import",
        "tsx",
        "src/cli/main.ts",
        "guard",
        "--config",
        SETTINGS,
        "--state",
        "/mnt/state",
      ],
      { log: "/var/log/guard.log" },
    );
    await waitForPort("127.0.0.1", 10_040);
    const passwords = Object.entries(PEOPLE).map(([user, password]) => `${user}: ${password}\n`);
    exim = await startExim({
      configuration: guardedExim(),
      files: { passwd: passwords.join("") },
      port: 587,
    });
  });

  it("messages to strangers beyond the limit are frozen, and released once", async () => {
    const sent = await submit(
      "alice@example.org",
      Array.from({ length: 8 }, (_, at) => ({ recipients: [`victim${at}@partner.example`] })),
    );
    expect(sent.every(({ reply }) => reply.code === 250)).toBe(true);
    await exim.settle();
    expect(partner.received).toHaveLength(5);
    const { messages } = await guard<{ messages: readonly { queueId: string }[] }>("held");
    expect(messages.map(({ queueId }) => queueId).sort()).toEqual([...exim.queue()].sort());
    await guard("release", "alice@example.org");
    await exim.flush();
    await waitUntil("the rest", () => partner.received.length >= 8);
    expect(new Set(partner.received.flatMap(({ recipients }) => recipients)).size).toBe(8);
    expect(partner.received).toHaveLength(8);
  });

  it("one message counts its recipients once, though it is asked about at each and at its end", async () => {
    const [sent] = await submit("bob@example.org", [
      { recipients: ["a@partner.example", "b@partner.example", "c@partner.example"] },
    ]);
    expect(sent?.reply.code).toBe(250);
    const { rows } = await guard<{ rows: readonly { limit: string; used: number }[] }>(
      "limits",
      "bob@example.org",
    );
    expect(rows.find(({ limit }) => limit === "account-hour")?.used).toBe(3);
  });

  it("somebody else's address is refused, in words", async () => {
    const [sent] = await submit("carol@example.org", [
      { sender: "ceo@bank.example", recipients: ["a@partner.example"] },
    ]);
    expect(sent?.reply).toMatchObject({
      code: 550,
      text: expect.stringContaining("The sender address does not belong to this account") as string,
    });
  });

  it("what scripts hand in is counted by their user", async () => {
    const before = partner.received.length;
    for (let at = 0; at < 5; at += 1) {
      const submitted = `printf 'Subject: x\\n\\nbody\\n' | /usr/sbin/sendmail script${at}@partner.example`;
      await runProgram("su", ["-s", "/bin/sh", "www-data", "-c", submitted]);
    }
    await exim.settle();
    await waitUntil("the first three", () => partner.received.length >= before + 3);
    expect(exim.queue()).toHaveLength(2);
    const { rows } = await guard<{ rows: readonly { used: number }[] }>("limits", "www-data");
    expect(rows[0]?.used).toBe(3);
  });

  it("without the guard mail flows", async () => {
    await daemon.stop();
    const [sent] = await submit("bob@example.org", [{ recipients: ["alone@partner.example"] }]);
    expect(sent?.reply.code).toBe(250);
  });
});
