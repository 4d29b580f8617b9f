import { writeFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { describeLive } from "../live.ts";
import type { Exim } from "../exim.ts";
import { PEOPLE } from "../office.ts";
import { sendMail } from "../smtp-client.ts";
import type { Submitted } from "../smtp-client.ts";
import { BOTS, forgedSender, playAttack, spam } from "./attack.ts";
import { diagnoseHere } from "./diagnose-here.ts";
import { note, playEveryday } from "./everyday.ts";
import { startEximHost, withRouter, withRule } from "./exim-host.ts";
import type { EximHost } from "./exim-host.ts";
import { figuresFrom, figuresOf } from "./figures.ts";
import type { Figures } from "./figures.ts";
import { putPage } from "./php-site.ts";
import { sendPastTheServer } from "./past-the-server.ts";
import { truthOf } from "./truth.ts";

describeLive("incidents on a real Exim, the other causes", ["exim4", "openssl", "php"], () => {
  let host: EximHost;
  let exim: Exim;
  beforeAll(async () => {
    host = await startEximHost();
  });

  async function play(
    change: (configuration: string) => string,
    attack: () => Promise<readonly Submitted[]>,
  ): Promise<readonly Submitted[]> {
    exim = await host.restart(change);
    await playEveryday(host.office);
    const sent = await attack();
    await playEveryday(host.office);
    await exim.settle();
    return sent;
  }

  /** Both sides of the comparison. */
  async function figures(
    sent: readonly Submitted[],
    { cause, accounts = [] }: { readonly cause: string; readonly accounts?: readonly string[] },
  ): Promise<{ readonly said: Figures | undefined; readonly truth: Figures }> {
    const truth = truthOf(sent, host.world, await exim.pending());
    const diagnosis = await diagnoseHere();
    return {
      said: figuresOf(diagnosis),
      truth: figuresFrom(truth, { cause, accounts, waiting: exim.queue() }),
    };
  }

  it("a login without a name", async () => {
    const bypass = (configuration: string): string =>
      configuration.replace(
        /server_condition = .*/,
        () =>
          "server_condition = ${if eq{$auth3}{${lookup{$auth2}lsearch{/etc/exim4/passwd}}}{yes}{no}}",
      );
    const login = { user: "", password: "" };
    const sent = await play(bypass, async () =>
      playAttack(
        { clients: BOTS, port: 587, startTls: true, login, messages: 16, recipientsEach: 3 },
        host.world,
      ),
    );
    const { said, truth } = await figures(sent, { cause: "auth-bypass" });
    expect(said).toEqual(truth);
  });

  it("open relay", async () => {
    const sent = await play(withRule("  accept hosts = 203.0.113.0/24"), async () =>
      playAttack({ clients: BOTS, port: 25, messages: 16, recipientsEach: 3 }, host.world),
    );
    const { said, truth } = await figures(sent, { cause: "open-relay" });
    expect(said).toEqual(truth);
  });

  it("an infected machine in a trusted network", async () => {
    const sent = await play(withRule("  accept hosts = 10.0.0.0/8"), async () =>
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
    const sent = await play(
      (same) => same,
      async () =>
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

  it("a hacked web page, named with its file", async () => {
    const page = putPage("/var/www/site/wp-content/uploads/x.php", { subject: "You won" });
    const sent = await play(
      (same) => same,
      async () =>
        page.send(
          Array.from({ length: 40 }, (_, index) => ({
            sender: forgedSender(index),
            recipients: host.world.victims(2),
          })),
        ),
    );
    const truth = truthOf(sent, host.world, await exim.pending());
    const { incidents } = await diagnoseHere();
    expect(incidents.map(({ cause }) => cause)).toEqual(["local-script"]);
    expect(incidents[0]).toMatchObject({
      accounts: [],
      messages: truth.messages,
      recipients: truth.recipients,
      delivered: truth.delivered,
      deferred: truth.deferred,
      bounced: truth.bounced,
    });
    expect(incidents[0]?.scripts[0]).toMatchObject({ user: "www-data", file: page.file });
  });

  it("a contact form that is made to write to strangers", async () => {
    const page = putPage("/var/www/site/contact.php", { subject: "Thank you for your message" });
    const sent = await play(
      (same) => same,
      async () =>
        page.send(
          Array.from({ length: 90 }, (_, index) => ({
            sender: "noreply@example.org",
            recipients: [`${index % 3 === 0 ? "dead" : "fine"}-form-${index}@big.example`],
          })),
        ),
    );
    const truth = truthOf(sent, host.world, await exim.pending());
    const { incidents } = await diagnoseHere();
    expect(incidents.map(({ cause }) => cause)).toEqual(["application-abuse"]);
    expect(incidents[0]).toMatchObject({
      messages: truth.messages,
      recipients: truth.recipients,
      bounced: truth.bounced,
    });
  });

  it("forwarding of spam to mailboxes elsewhere", async () => {
    const router = `forwards:
  driver = redirect
  local_parts = fwd0 : fwd1 : fwd2 : fwd3
  domains = example.org
  data = \${if eq{$local_part}{fwd0}{fine-box@big.example}{spam-$local_part@big.example}}
`;
    await play(withRouter(router), async () => {
      const sent: Submitted[] = [];
      for (let round = 0; round < 10; round += 1) {
        const mails = Array.from({ length: 8 }, (_, index) =>
          spam(forgedSender(round * 8 + index), [`fwd${index % 4}@example.org`]),
        );
        sent.push(...(await sendMail({ from: "203.0.113.66" }, mails)));
      }
      return sent;
    });
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
    const careless = (configuration: string): string =>
      configuration.replace("  require message = unknown user\n    verify = recipient\n", "");
    await play(careless, async () => {
      for (const [round, from] of ["203.0.113.66", "203.0.113.90", "203.0.113.120"].entries()) {
        for (const half of [0, 1]) {
          const mails = Array.from({ length: 8 }, (_, index) =>
            spam(forgedSender(round * 16 + half * 8 + index), [
              `nobody-${round}-${half}-${index}@example.org`,
            ]),
          );
          await sendMail({ from }, mails);
        }
      }
      return [];
    });
    const { incidents, verdict } = await diagnoseHere();
    expect({ verdict, causes: incidents.map(({ cause }) => cause) }).toEqual({
      verdict: "incident",
      causes: ["backscatter"],
    });
    expect(incidents[0]?.messages).toBeGreaterThanOrEqual(48);
  });

  it("rewritten senders as a relay", async () => {
    const router = `srs:
  driver = redirect
  domains = example.org
  condition = \${if match{$local_part}{^srs0=[^=]+=[^=]+=([^=]+)=(.+)\\$}}
  data = \${if match{$local_part}{^srs0=[^=]+=[^=]+=([^=]+)=(.+)\\$}{$2@$1}}
`;
    await play(withRouter(router), async () => {
      const sent: Submitted[] = [];
      for (let round = 0; round < 10; round += 1) {
        const mails = host.world.victims(8).map((victim, index) => {
          const [local = "", domain = ""] = victim.split("@");
          return spam(forgedSender(round * 8 + index), [
            `SRS0=ab1c=X7=${domain}=${local}@example.org`,
          ]);
        });
        sent.push(...(await sendMail({ from: "203.0.113.66" }, mails)));
      }
      return sent;
    });
    const { incidents, verdict } = await diagnoseHere();
    expect({ verdict, causes: incidents.map(({ cause }) => cause) }).toEqual({
      verdict: "incident",
      causes: ["srs-abuse"],
    });
    expect(incidents[0]).toMatchObject({ messages: 80, recipients: 80 });
  });

  it("bounces for mail that never passed here accuse nobody", async () => {
    await play(
      (same) => same,
      async () => {
        for (let round = 0; round < 30; round += 1) {
          const mails = Array.from({ length: 8 }, (_, index) =>
            note("", [index % 2 ? "bob@example.org" : "alice@example.org"]),
          );
          await sendMail({ from: "192.0.2.100" }, mails);
        }
        return [];
      },
    );
    const { incidents, verdict } = await diagnoseHere();
    expect(verdict).not.toBe("incident");
    expect(
      incidents.map(({ cause, accounts, confidence }) => [cause, accounts, confidence]),
    ).toEqual([["joe-job", [], "possible"]]);
  });

  it("a log that begins too late names nobody", async () => {
    const login = { user: "info@example.org", password: PEOPLE["info@example.org"] ?? "" };
    await play(
      (same) => same,
      async () =>
        playAttack(
          { clients: BOTS, port: 587, startTls: true, login, messages: 16, recipientsEach: 3 },
          host.world,
        ),
    );
    const lines = exim.readLog().split("\n");
    writeFileSync("/mnt/mainlog", lines.filter((line) => !line.includes(" <= ")).join("\n"));
    const { incidents } = await diagnoseHere(["/mnt/mainlog"]);
    expect(incidents.flatMap(({ accounts }) => accounts)).toEqual([]);
    expect(incidents.every(({ cause }) => cause === "unknown")).toBe(true);
  });

  it("a process that sends past the server shows in the receivers' blocks, and accuses no account", async () => {
    await play(
      (same) => same,
      async () => {
        await sendPastTheServer(host.world, host.office);
        return [];
      },
    );
    host.world.blockUs(false);
    const { incidents, verdict } = await diagnoseHere();
    expect({ verdict, causes: incidents.map(({ cause, accounts }) => [cause, accounts]) }).toEqual({
      verdict: "suspicious",
      causes: [["direct-to-mx", []]],
    });
  });
});
