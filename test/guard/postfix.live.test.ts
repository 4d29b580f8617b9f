import { writeFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { askGuard } from "./ask-guard.ts";
import { startDaemon, type Daemon } from "../live/daemon.ts";
import { describeLive } from "../live/live.ts";
import { PEOPLE, startOffice } from "../live/office.ts";
import type { Office } from "../live/office.ts";
import { mustRun } from "../live/run-program.ts";
import { sendMail, type Submitted } from "../live/smtp-client.ts";
import { waitForPort, waitUntil } from "../live/wait-until.ts";

const SETTINGS = "/mnt/mailwarden.yaml";
const BURST = 200;
/** Of a stolen account, before it is held: the default of `account-new-hour`. */
const LEAK_MAX = 40;

function startGuard(): Daemon {
  return startDaemon(
    process.execPath,
    ["--import", "tsx", "src/cli/main.ts", "guard", "--config", SETTINGS, "--state", "/mnt/state"],
    { log: "/var/log/guard.log" },
  );
}

const guard = <Answer>(...args: readonly string[]): Promise<Answer> =>
  askGuard(...args, "--config", SETTINGS);

/** Sends as somebody of the office, from a client outside. */
function submit(
  user: string,
  from: string,
  messages: readonly { readonly recipients: readonly string[] }[],
): Promise<readonly Submitted[]> {
  return sendMail(
    { from, port: 587, startTls: true, login: { user, password: PEOPLE[user] ?? "" } },
    messages.map(({ recipients }) => ({ sender: user, recipients, message: "Subject: x\n\nbody" })),
  );
}

const toStrangers = (count: number, name: string) =>
  Array.from({ length: count }, (_, at) => ({ recipients: [`${name}${at}@partner.example`] }));

describeLive("the guard in front of Postfix", ["postfix", "dovecot", "openssl"], () => {
  let office: Office;
  let daemon: Daemon;

  beforeAll(async () => {
    office = await startOffice();
    writeFileSync(SETTINGS, "guard:\n  mode: hold\n  control: unix:/mnt/guard.sock\n");
    daemon = startGuard();
    await waitForPort("127.0.0.1", 10040);
  });

  it("guard doctor finds that nobody asks, and after the commands of guard setup that all is right", async () => {
    const before = await guard<{ problems: readonly { code: string }[] }>("doctor");
    expect(before.problems.map(({ code }) => code)).toContain("hook-missing");
    const { commands } = await guard<{ commands: readonly string[] }>("setup");
    for (const command of commands) await mustRun("sh", ["-c", command]);
    expect(await guard("doctor")).toMatchObject({ mta: "postfix", isRunning: true, problems: [] });
  });

  it("a stolen account's burst: few leave, the rest is held, and nobody else notices", async () => {
    const sent = await submit("alice@example.org", "203.0.113.66", toStrangers(BURST, "victim"));
    expect(sent.every(({ reply }) => reply.code === 250)).toBe(true);
    const [honest] = await submit("bob@example.org", "198.51.100.7", [
      { recipients: ["pat@partner.example"] },
    ]);
    expect(honest?.reply.code).toBe(250);
    await office.postfix.settle();
    const left = office.partner.received.filter(({ sender }) => sender === "alice@example.org");
    expect(left).toHaveLength(LEAK_MAX);
    const queue = await office.postfix.queue();
    const onHold = queue.filter(({ queue_name }) => queue_name === "hold");
    expect(onHold).toHaveLength(BURST - LEAK_MAX);
    const { messages } = await guard<{ messages: readonly { queueId: string }[] }>("held");
    expect(messages.map(({ queueId }) => queueId).sort()).toEqual(
      onHold.map(({ queue_id }) => queue_id).sort(),
    );
    await waitUntil("the honest mail", () =>
      office.partner.received.some(({ sender }) => sender === "bob@example.org"),
    );
  });

  it("released, every held message arrives exactly once", async () => {
    const { released } = await guard<{ released: readonly string[] }>(
      "release",
      "alice@example.org",
    );
    expect(released).toHaveLength(BURST - LEAK_MAX);
    const recipients = () =>
      office.partner.received
        .filter(({ sender }) => sender === "alice@example.org")
        .flatMap((one) => one.recipients);
    await waitUntil("all of them", () => recipients().length >= BURST);
    await office.postfix.settle();
    expect(new Set(recipients()).size).toBe(BURST);
    expect(recipients()).toHaveLength(BURST);
    expect(await office.postfix.queue()).toEqual([]);
  });

  it("a message whose last recipients pass a limit goes to none of them", async () => {
    await guard("limit", "carol@example.org", "account-hour=5");
    const recipients = Array.from({ length: 8 }, (_, at) => `many${at}@partner.example`);
    await submit("carol@example.org", "198.51.100.8", [{ recipients }]);
    await office.postfix.settle();
    expect(office.partner.received.some(({ sender }) => sender === "carol@example.org")).toBe(
      false,
    );
  });

  it("without the guard mail flows, and with it again it goes on counting", async () => {
    await daemon.stop();
    const [alone] = await submit("bob@example.org", "198.51.100.7", toStrangers(1, "alone"));
    expect(alone?.reply.code).toBe(250);
    daemon = startGuard();
    await waitForPort("127.0.0.1", 10040);
    const { rows } = await guard<{ rows: readonly { limit: string; used: number }[] }>(
      "limits",
      "alice@example.org",
    );
    expect(rows.find(({ limit }) => limit === "account-new-hour")?.used).toBe(LEAK_MAX);
  });
});
