import { readFileSync, rmSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { CERTIFICATE, PRIVATE_KEY, makeCertificate } from "../certificate.ts";
import { host, mailDomain, startDnsServer } from "../dns-server.ts";
import { startDovecot } from "../dovecot.ts";
import { startExim } from "../exim.ts";
import type { Exim } from "../exim.ts";
import { startPostfix } from "../postfix.ts";
import type { Postfix } from "../postfix.ts";
import { startReceiver } from "../receiver.ts";
import { mustRun } from "../run-program.ts";
import { compareAnswers } from "./compare-answers.ts";
import type { Compared } from "./compare-answers.ts";
import { observeServer } from "./observe-server.ts";
import { KNOWN, USER } from "./people.ts";
import type { TrialCase } from "./trial-case.ts";

/** Starts one configuration after the other and compares what the server does with what `audit` says of its files. */
export interface TrialBench {
  /** Undefined where the server does not take the configuration. */
  readonly compare: (trial: TrialCase) => Promise<readonly Compared[] | undefined>;
  /** Table types of this machine's Postfix. */
  readonly tableTypes: ReadonlySet<string>;
}

const PASSWORD = "alicepw";

/** Sets up the world around the server: names, strangers, a back end that knows one recipient, logins. */
export async function startTrialBench(mta: "postfix" | "exim"): Promise<TrialBench> {
  await startDnsServer({
    ...host("mail.example.org", "192.0.2.10"),
    ...host("bot.attacker.test", "203.0.113.66"),
    "68.113.0.203.in-addr.arpa PTR": ["mail.example.org"],
    "gw.example.org A": ["192.0.2.30"],
    "example.org MX": ["10 mail.example.org"],
    ...mailDomain("attacker.example", "192.0.2.25"),
    ...mailDomain("attacker.test", "192.0.2.25"),
    ...mailDomain("friend.example", "192.0.2.25"),
    "lists.friend.example MX": ["10 mx.friend.example"],
    // Whoever owns a domain may name anybody as its second mail server.
    "backup.example MX": ["10 first.backup.example", "20 mail.example.org"],
    "first.backup.example A": ["203.0.113.66"],
    ...mailDomain("third.test", "192.0.2.25"),
    ...mailDomain("unheard.example", "192.0.2.25"),
    ...mailDomain("partner.example", "192.0.2.25"),
  });
  const world = await startReceiver("192.0.2.25");
  const backEnd = await startReceiver("192.0.2.27", {
    recipient: (to) => (to.startsWith("bob@") ? "250 2.1.5 Ok" : "550 5.1.1 No such user"),
  });
  // The first mail server of backup.example, which takes what is asked of it.
  await startReceiver("203.0.113.66");
  const received = (): typeof world.received => [...world.received, ...backEnd.received];
  await makeCertificate();
  const common = {
    "cert.pem": readFileSync(CERTIFICATE, "utf8"),
    "key.pem": readFileSync(PRIVATE_KEY, "utf8"),
  };
  if (mta === "exim") {
    const version =
      /^Exim version (\S+)/.exec(await mustRun("exim4", ["-C", "/dev/null", "-bV"]))?.[1] ?? "";
    let exim: Exim | undefined;
    return {
      tableTypes: new Set(),
      compare: async (trial) => {
        const { "exim4.conf": configuration = "", ...others } = trial.files;
        const setup = { configuration, files: { ...common, ...others } };
        try {
          if (exim === undefined) exim = await startExim(setup);
          else await exim.reconfigure(setup);
        } catch {
          return undefined;
        }
        const observed = await observeServer(trial, {
          password: PASSWORD,
          settle: exim.settle,
          received,
        });
        return compareAnswers(trial, observed, version);
      },
    };
  }
  await startDovecot({ users: { [USER]: PASSWORD, [KNOWN]: "bobpw" } });
  const version = (await mustRun("postconf", ["-dh", "mail_version"])).trim();
  const tableTypes = new Set((await mustRun("postconf", ["-m"])).split("\n"));
  let postfix: Postfix | undefined;
  return {
    tableTypes,
    compare: async (trial) => {
      const { "main.cf": main = "", "master.cf": master = "", ...others } = trial.files;
      for (const name of readdirSync("/etc/postfix"))
        if (/_access\d|\.db$/.test(name)) rmSync(join("/etc/postfix", name));
      const setup = { main, master, files: { ...common, ...others } };
      try {
        // A service that died is throttled for a minute, also over a reload.
        await postfix?.stop();
        postfix = await startPostfix(setup);
      } catch {
        return undefined;
      }
      const observed = await observeServer(trial, {
        password: PASSWORD,
        settle: postfix.settle,
        received,
      });
      await mustRun("postsuper", ["-d", "ALL"]);
      return compareAnswers(trial, observed, version);
    },
  };
}
