import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { describeLive } from "../live.ts";
import { PEOPLE } from "../office.ts";
import { startReceiver } from "../receiver.ts";
import { sendMail } from "../smtp-client.ts";
import type { Submitted } from "../smtp-client.ts";
import { BOTS, forgedSender, playAttack, spam } from "./attack.ts";
import { diagnoseHere } from "./diagnose-here.ts";
import { note, playEveryday, playNewsletter } from "./everyday.ts";
import { figuresFrom, figuresOf } from "./figures.ts";
import type { Figures } from "./figures.ts";
import { BEHIND_FILTER, handingBack } from "./handing-back.ts";
import { putPage, WEB_UID } from "./php-site.ts";
import { startPostfixHost } from "./postfix-host.ts";
import type { Changes, PostfixHost } from "./postfix-host.ts";
import { sendPastTheServer } from "./past-the-server.ts";
import { truthOf } from "./truth.ts";
import type { Postfix } from "../postfix.ts";

describeLive("incidents on a real Postfix, the other causes", ["postfix", "dovecot", "php"], () => {
  let host: PostfixHost;
  let postfix: Postfix;
  beforeAll(async () => {
    host = await startPostfixHost();
  });

  /** A working day, the attack in its middle, and the queue at rest. */
  async function play(
    changes: Changes,
    attack: () => Promise<readonly Submitted[]>,
  ): Promise<readonly Submitted[]> {
    postfix = await host.restart(changes);
    await playEveryday(host.office);
    const sent = await attack();
    await playEveryday(host.office);
    await postfix.settle();
    return sent;
  }

  /** Both sides of the comparison. */
  async function figures(
    sent: readonly Submitted[],
    { cause, accounts = [] }: { readonly cause: string; readonly accounts?: readonly string[] },
  ): Promise<{ readonly said: Figures | undefined; readonly truth: Figures }> {
    const truth = truthOf(sent, host.world, await postfix.pending());
    const waiting = (await postfix.queue()).map(({ queue_id }) => queue_id);
    const diagnosis = await diagnoseHere();
    return { said: figuresOf(diagnosis), truth: figuresFrom(truth, { cause, accounts, waiting }) };
  }

  it("open relay", async () => {
    const sent = await play({ main: "mynetworks = 127.0.0.0/8 203.0.113.0/24\n" }, async () =>
      playAttack({ clients: BOTS, port: 25, messages: 16, recipientsEach: 3 }, host.world),
    );
    const { said, truth } = await figures(sent, { cause: "open-relay" });
    expect(said).toEqual(truth);
  });

  it("an infected machine in a trusted network", async () => {
    const sent = await play({ main: "mynetworks = 127.0.0.0/8 10.0.0.0/8\n" }, async () =>
      playAttack(
        { clients: ["10.20.30.40"], port: 25, messages: 24, recipientsEach: 3 },
        host.world,
      ),
    );
    const { said, truth } = await figures(sent, { cause: "trusted-network" });
    expect(said).toEqual(truth);
  });

  it("a botnet on one account, one message from each address", async () => {
    const clients = Array.from({ length: 30 }, (_, index) => `203.0.113.${index + 10}`);
    const login = { user: "bob@example.org", password: PEOPLE["bob@example.org"] ?? "" };
    const sent = await play({}, async () =>
      playAttack(
        { clients, port: 587, startTls: true, login, messages: 1, recipientsEach: 4 },
        host.world,
      ),
    );
    const { said, truth } = await figures(sent, {
      cause: "stolen-credentials",
      accounts: ["bob@example.org"],
    });
    expect(said).toEqual(truth);
  });

  it("a stolen account behind a filter that hands everything back under another queue id", async () => {
    const login = { user: "carol@example.org", password: PEOPLE["carol@example.org"] ?? "" };
    const filter = await startReceiver("127.0.0.1", handingBack, 10_024);
    const sent = await play(BEHIND_FILTER, async () =>
      playAttack(
        { clients: BOTS, port: 587, startTls: true, login, messages: 12, recipientsEach: 2 },
        host.world,
      ),
    );
    const truth = truthOf(sent, host.world, await postfix.pending());
    const { incidents, verdict } = await diagnoseHere();
    expect({ verdict, causes: incidents.map(({ cause }) => cause) }).toEqual({
      verdict: "incident",
      causes: ["stolen-credentials"],
    });
    const [incident] = incidents;
    expect(incident).toMatchObject({
      accounts: ["carol@example.org"],
      messages: truth.messages,
      recipients: truth.recipients,
      delivered: truth.delivered,
      deferred: truth.deferred,
      bounced: truth.bounced,
    });
    await filter.stop();
  });

  it("a hacked web page, named with its file", async () => {
    const page = putPage("/var/www/site/wp-content/uploads/x.php", { subject: "You won" });
    const sent = await play({}, async () =>
      page.send(
        Array.from({ length: 40 }, (_, index) => ({
          sender: forgedSender(index),
          recipients: host.world.victims(2),
        })),
      ),
    );
    const truth = truthOf(sent, host.world, await postfix.pending());
    const diagnosis = await diagnoseHere();
    expect(diagnosis.incidents.map(({ cause }) => cause)).toEqual(["local-script"]);
    expect(diagnosis.incidents[0]).toMatchObject({
      accounts: [],
      messages: truth.messages,
      recipients: truth.recipients,
      delivered: truth.delivered,
      deferred: truth.deferred,
      bounced: truth.bounced,
    });
    expect(diagnosis.incidents[0]?.scripts[0]).toMatchObject({ uid: WEB_UID, file: page.file });
  });

  it("a contact form that is made to write to strangers", async () => {
    const page = putPage("/var/www/site/contact.php", { subject: "Thank you for your message" });
    const sent = await play({}, async () =>
      page.send(
        Array.from({ length: 90 }, (_, index) => ({
          sender: "noreply@example.org",
          recipients: [`${index % 3 === 0 ? "dead" : "fine"}-form-${index}@big.example`],
        })),
      ),
    );
    const truth = truthOf(sent, host.world, await postfix.pending());
    const { incidents } = await diagnoseHere();
    expect(incidents.map(({ cause }) => cause)).toEqual(["application-abuse"]);
    expect(incidents[0]).toMatchObject({
      messages: truth.messages,
      recipients: truth.recipients,
      bounced: truth.bounced,
    });
  });

  it("forwarding of spam to mailboxes elsewhere", async () => {
    const forwards = Array.from({ length: 4 }, (_, index) => `fwd${index}@example.org`);
    const files = {
      virtual: forwards
        .map(
          (address, index) =>
            `${address} ${index === 0 ? "fine" : "spam"}-box${index}@big.example\n`,
        )
        .join(""),
    };
    await play({ files }, async () =>
      sendMail(
        { from: "203.0.113.66" },
        Array.from({ length: 80 }, (_, index) =>
          spam(forgedSender(index), [forwards[index % forwards.length] ?? ""]),
        ),
      ),
    );
    const { incidents } = await diagnoseHere();
    expect(incidents.map(({ cause }) => cause)).toEqual(["forwarding"]);
    expect(incidents[0]).toMatchObject({
      accounts: [],
      messages: 80,
      recipients: 80,
      delivered: 20,
      bounced: 60,
    });
  });

  it("backscatter: bounces for addresses that were accepted and do not exist", async () => {
    const sent = await play({ main: "virtual_mailbox_maps = static:all\n" }, async () => {
      const all: Submitted[] = [];
      for (const [round, from] of ["203.0.113.66", "203.0.113.90", "203.0.113.120"].entries()) {
        const mails = Array.from({ length: 15 }, (_, index) =>
          spam(forgedSender(round * 15 + index), [`nobody-${round}-${index}@example.org`]),
        );
        all.push(...(await sendMail({ from }, mails)));
      }
      return all;
    });
    const { incidents, verdict } = await diagnoseHere();
    expect({ verdict, causes: incidents.map(({ cause }) => cause) }).toEqual({
      verdict: "incident",
      causes: ["backscatter"],
    });
    const bounces = host.world.receivers
      .flatMap(({ received }) => received)
      .filter(
        ({ sender, recipients }) =>
          sender === "" && recipients.some((to) => to.startsWith("winner")),
      );
    expect(sent).toHaveLength(45);
    expect(incidents[0]?.messages).toBeGreaterThanOrEqual(45);
    expect(bounces.length).toBeGreaterThanOrEqual(45);
  });

  it("rewritten senders as a relay", async () => {
    const files = {
      srs: "/^SRS0=[^=]+=[^=]+=([^=]+)=([^@]+)@example\\.org$/ $2@$1\n",
    };
    const main = "virtual_alias_maps = hash:/etc/postfix/virtual regexp:/etc/postfix/srs\n";
    await play({ files, main }, async () =>
      sendMail(
        { from: "203.0.113.66" },
        host.world.victims(80).map((victim, index) => {
          const [local = "", domain = ""] = victim.split("@");
          return spam(forgedSender(index), [`SRS0=ab1c=X7=${domain}=${local}@example.org`]);
        }),
      ),
    );
    const { incidents, verdict } = await diagnoseHere();
    expect({ verdict, causes: incidents.map(({ cause }) => cause) }).toEqual({
      verdict: "incident",
      causes: ["srs-abuse"],
    });
    expect(incidents[0]).toMatchObject({ messages: 80, recipients: 80 });
  });

  it("bounces for mail that never passed here accuse nobody", async () => {
    await play({}, async () =>
      sendMail(
        { from: "192.0.2.100" },
        Array.from({ length: 240 }, (_, index) =>
          note("", [index % 2 ? "bob@example.org" : "alice@example.org"]),
        ),
      ),
    );
    const { incidents, verdict } = await diagnoseHere();
    expect(verdict).not.toBe("incident");
    expect(
      incidents.map(({ cause, accounts, confidence }) => [cause, accounts, confidence]),
    ).toEqual([["joe-job", [], "possible"]]);
  });

  it("a log that begins too late names nobody, and says what to look up", async () => {
    const login = { user: "info@example.org", password: PEOPLE["info@example.org"] ?? "" };
    await play({}, async () =>
      playAttack(
        { clients: BOTS, port: 587, startTls: true, login, messages: 16, recipientsEach: 3 },
        host.world,
      ),
    );
    const lines = postfix.readLog().split("\n");
    const log = lines.filter(
      (line) => !/ (?:client|sasl_method)=|cleanup\[|qmgr\[.*from=/.test(line),
    );
    writeFileSync("/mnt/rotated.log", log.join("\n"));
    const { incidents } = await diagnoseHere(["/mnt/rotated.log"]);
    expect(incidents.flatMap(({ accounts }) => accounts)).toEqual([]);
    expect(incidents.every(({ cause }) => cause === "unknown")).toBe(true);
  });

  it("a process that sends past the server shows in the receivers' blocks, and accuses no account", async () => {
    await play({}, async () => {
      await sendPastTheServer(host.world, host.office);
      return [];
    });
    host.world.blockUs(false);
    const { incidents, verdict } = await diagnoseHere();
    expect({ verdict, causes: incidents.map(({ cause, accounts }) => [cause, accounts]) }).toEqual({
      verdict: "suspicious",
      causes: [["direct-to-mx", []]],
    });
  });

  it("a quiet server is clean again", async () => {
    postfix = await host.restart();
    await playEveryday(host.office);
    await playNewsletter(host.office);
    await playEveryday(host.office);
    await postfix.settle();
    const { status, verdict, incidents } = await diagnoseHere();
    expect({ status, verdict, incidents }).toEqual({ status: 0, verdict: "clean", incidents: [] });
    expect(readFileSync("/var/log/mail.log", "utf8")).toContain("status=sent");
  });
});
