import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, expect, it } from "vitest";
import { auditFiles } from "../../../src/app/audit-files.ts";
import { createEvidenceWorld } from "../../../src/system/evidence-world.ts";
import { answerAt, probeHere } from "../../probe/probe-here.ts";
import { host, mailDomain, startDnsServer } from "../dns-server.ts";
import { describeLive } from "../live.ts";
import { OFFICE_EXIM } from "../office-exim.ts";
import { OFFICE_FILES, OFFICE_MAIN, OFFICE_SERVICES } from "../office.ts";
import { startReceiver } from "../receiver.ts";
import { mustRun } from "../run-program.ts";
import { sendMail } from "../smtp-client.ts";
import { applyFix } from "./apply-fix.ts";
import { OBSERVED_PEOPLE, startObserved } from "./observed-server.ts";
import type { ObservedServer } from "./observed-server.ts";
import type { Question } from "../../../src/core/server-answers.ts";

const USER = "alice@example.org";
const PASSWORD = OBSERVED_PEOPLE[USER] ?? "";

/** A domain whose mail the server hands on, or has under another name. */
const BEHIND = "behind.example";

interface Hole {
  readonly name: string;
  /** What a folder of its configuration holds. */
  readonly files: () => Promise<Readonly<Record<string, string>>>;
  readonly question: Question;
  readonly port: number;
  /** What the probe says before; Exim may replace a sender that it accepts. */
  readonly before?: "yes" | "depends rewrite";
  /** Another domain than the office's that is asked about. */
  readonly domain?: string;
}

const postfix = async (
  change: (main: string) => string,
  files: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, string>>> => ({
  "main.cf": change(OFFICE_MAIN),
  "master.cf": `${await mustRun("cat", ["/etc/postfix/master.cf.proto"])}\n${OFFICE_SERVICES}`,
  ...OFFICE_FILES,
  ...files,
});

const exim = async (change: (configuration: string) => string) => ({
  "exim4.conf": change(OFFICE_EXIM),
  passwd: `${USER}: ${PASSWORD}\n`,
});

const HOLES: readonly Hole[] = [
  {
    name: "Postfix that trusts the whole Internet",
    files: async () =>
      postfix((main) => main.replace("127.0.0.0/8 [::1]/128", "127.0.0.0/8 0.0.0.0/0")),
    question: "relayUnauthenticated",
    port: 25,
  },
  {
    name: "Postfix with a sender that opens the relay",
    files: async () =>
      postfix(
        (main) =>
          main.replace(
            "permit_sasl_authenticated, reject",
            "check_sender_access hash:/etc/postfix/friends, permit_sasl_authenticated, reject",
          ),
        { friends: "example.org OK\n" },
      ),
    question: "relayUnauthenticated",
    port: 25,
  },
  {
    name: "Postfix that lets users write as anybody",
    files: async () => postfix((main) => main),
    question: "forgeAuthenticated",
    port: 587,
  },
  {
    name: "Exim that relays to every domain",
    files: async () =>
      exim((configuration) =>
        configuration
          .replace("daemon_smtp_ports", "domainlist relay_to_domains = *\ndaemon_smtp_ports")
          .replace(
            "relay not permitted\n    domains = +local_domains",
            "relay not permitted\n    domains = +local_domains : +relay_to_domains",
          ),
      ),
    question: "relayUnauthenticated",
    port: 25,
  },
  {
    name: "Exim that lets an unknown user in without a password",
    files: async () =>
      exim((configuration) =>
        configuration.replace(
          /server_condition = .*/,
          () =>
            "server_condition = ${if eq{$auth3}{${lookup{$auth2}lsearch{/etc/exim4/passwd}}}{yes}{no}}",
        ),
      ),
    question: "authBypass",
    port: 25,
  },
  {
    name: "Exim that never looks at the password, beside a file of passwords",
    files: async () =>
      exim((configuration) =>
        configuration.replace(/server_condition = .*/, "server_condition = true"),
      ),
    question: "authBypass",
    port: 25,
  },
  {
    name: "Exim that refuses nothing before the end",
    files: async () =>
      exim((configuration) =>
        configuration.replace(
          "  require message = relay not permitted\n    domains = +local_domains\n",
          "",
        ),
      ),
    question: "relayUnauthenticated",
    port: 25,
  },
  {
    name: "Exim that lets users write as anybody",
    files: async () => exim((configuration) => configuration),
    question: "forgeAuthenticated",
    port: 587,
    before: "depends rewrite",
  },
  {
    name: "Exim that takes mail for everybody and bounces it",
    files: async () =>
      exim((configuration) =>
        configuration.replace("  require message = unknown user\n    verify = recipient\n", ""),
      ),
    question: "acceptsUnknownRecipients",
    port: 25,
  },
  {
    name: "Exim that takes mail for everybody behind it",
    files: async () =>
      exim((configuration) =>
        configuration
          .replace(
            "daemon_smtp_ports",
            `domainlist relay_to_domains = ${BEHIND}\ndaemon_smtp_ports`,
          )
          .replace(
            "    domains = +local_domains\n  require message = unknown user",
            "    domains = +local_domains : +relay_to_domains\n  require message = unknown user",
          )
          .replace(
            "begin routers\n",
            `begin routers\nbehind:\n  driver = manualroute\n  domains = +relay_to_domains\n  route_list = * 192.0.2.30\n  transport = remote_smtp\n  no_more\n`,
          ),
      ),
    question: "acceptsUnknownRecipients",
    port: 25,
    domain: BEHIND,
  },
  {
    name: "Postfix whose list ends before it protects",
    files: async () =>
      postfix(
        (main) =>
          `${main}smtpd_sender_login_maps = hash:/etc/postfix/vmailbox\n` +
          "smtpd_sender_restrictions = permit_mynetworks, permit, reject_sender_login_mismatch\n",
      ),
    question: "forgeAuthenticated",
    port: 587,
  },
  {
    name: "Postfix that has a mailbox for every name",
    files: async () =>
      postfix((main) =>
        main.replace(/^virtual_mailbox_maps = .*/m, "virtual_mailbox_maps = static:all"),
      ),
    question: "acceptsUnknownRecipients",
    port: 25,
  },
  {
    name: "Postfix that takes mail for everybody behind it",
    files: async () =>
      postfix(
        (main) =>
          `${main}relay_domains = ${BEHIND}\ntransport_maps = hash:/etc/postfix/transport\n`,
        { transport: `${BEHIND} relay:[192.0.2.30]\n` },
      ),
    question: "acceptsUnknownRecipients",
    port: 25,
    domain: BEHIND,
  },
  {
    name: "Postfix with an alias for a whole domain",
    files: async () =>
      postfix((main) => `${main}virtual_alias_domains = ${BEHIND}\n`, {
        virtual: `${OFFICE_FILES["virtual"] ?? ""}@${BEHIND} @example.org\n`,
      }),
    question: "acceptsUnknownRecipients",
    port: 25,
    domain: BEHIND,
  },
];

describeLive("the fixes of audit", ["postfix", "dovecot", "exim4", "openssl"], () => {
  let server: ObservedServer | undefined;

  beforeAll(async () => {
    await startDnsServer({
      ...host("mail.example.org", "192.0.2.10"),
      ...host("mx.sender.example", "203.0.113.66"),
      "sender.example A": ["203.0.113.66"],
      "example.com A": ["192.0.2.80"],
      ...mailDomain("partner.example", "192.0.2.25"),
    });
    await startReceiver("192.0.2.25");
    await startReceiver("192.0.2.30", {
      recipient: (recipient) =>
        recipient === `bob@${BEHIND}` ? "250 2.1.5 Ok" : "550 5.1.1 User unknown",
    });
  });

  afterEach(async () => await server?.stop());

  it.each(HOLES)(
    "$name is closed, and honest mail passes",
    async ({ name, files, question, port, before = "yes", domain = "example.org" }) => {
      const source = join("/mnt", name.replaceAll(" ", "-"));
      mkdirSync(source, { recursive: true });
      for (const [file, text] of Object.entries(await files()))
        writeFileSync(join(source, file), text);
      server = await startObserved(source);
      const login = { user: USER, password: PASSWORD };
      const asked = { login, domain, known: `bob@${domain}` };
      expect(answerAt(await probeHere(asked), question, port)).toBe(before);
      await honestMailPasses();

      const { findings } = await auditFiles(
        [server.folder],
        { mtaVersion: server.mta === "exim" ? "4.96" : "3.7.11", language: "en" },
        createEvidenceWorld(),
      );
      const grave = findings.filter(
        ({ severity }) => severity === "critical" || severity === "high",
      );
      expect(grave).not.toEqual([]);
      for (const finding of grave)
        expect(await applyFix(finding, server.folder)).not.toBe("does-not-fit");
      expect(await server.restart()).toBe(true);

      const after = answerAt(await probeHere(asked), question, port);
      expect(["no", "depends temporary"]).toContain(after);
      await honestMailPasses();
    },
  );
});

/** A stranger writes to a colleague, and she writes to a partner. */
async function honestMailPasses(): Promise<void> {
  const [inbound] = await sendMail({ from: "203.0.113.66", helo: "mx.sender.example" }, [
    {
      sender: "pat@sender.example",
      recipients: ["bob@example.org"],
      message: "Subject: in\n\nHello",
    },
  ]);
  expect(inbound?.reply).toMatchObject({ code: 250 });
  const login = { user: USER, password: PASSWORD };
  const [outbound] = await sendMail({ from: "198.51.100.7", port: 587, startTls: true, login }, [
    { sender: USER, recipients: ["pat@partner.example"], message: "Subject: out\n\nHello" },
  ]);
  expect(outbound?.reply).toMatchObject({ code: 250 });
}
