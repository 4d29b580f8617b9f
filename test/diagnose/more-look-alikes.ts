import {
  atFraction,
  correspondents,
  type Scenario,
  series,
} from "../../bench/generator/scenarios/scenario.ts";
import type { Simulation } from "../../bench/generator/simulation.ts";

/** Invoices to all customers on one morning: the most that this login ever sent, from its desk, under its own name. */
const MONTH_END_RUN: Scenario = {
  name: "month-end-run",
  cause: null,
  start(simulation, server, tally) {
    const account = simulation.world.accounts[12];
    const client = account?.homes[0];
    if (account === undefined || client === undefined) throw new RangeError("too few accounts");
    atFraction(simulation, 0.7, () => {
      series(simulation, 500, 4000, () => {
        server.accept({
          entry: { kind: "smtp", client, login: account.login },
          from: account.login,
          to: correspondents(simulation, 1),
          sizeBytes: 90_000,
          isSpam: false,
          tally,
        });
      });
    });
  },
};

/** A shop that writes order confirmations under one address of ours, a few customers mistyped theirs. */
const SHOP: Scenario = {
  name: "shop",
  cause: null,
  start(simulation, server, tally) {
    const from = `orders@${simulation.world.domains[0] ?? ""}`;
    atFraction(simulation, 0.1, () => {
      series(simulation, 250, 80_000, () => {
        server.accept({
          entry: { kind: "local", user: "shop", uid: 1003, directory: "/srv/shop" },
          from,
          to: correspondents(simulation, 1),
          sizeBytes: 4000,
          isSpam: false,
          tally,
        });
      });
    });
  },
};

/** One login that answers as six role addresses of its own domains: a help desk. */
const HELP_DESK: Scenario = {
  name: "help-desk",
  cause: null,
  start(simulation, server, tally) {
    const { random, world } = simulation;
    const client = world.accounts[3]?.homes[0];
    if (client === undefined) throw new RangeError("too few accounts");
    const domain = world.domains[0] ?? "";
    const roles = ["help", "billing", "sales", "returns", "press", "jobs"];
    atFraction(simulation, 0.2, () => {
      series(simulation, 200, 60_000, () => {
        server.accept({
          entry: { kind: "smtp", client, login: `desk@${domain}` },
          from: `${random.pick(roles)}@${domain}`,
          to: correspondents(simulation, 1),
          sizeBytes: 7000,
          isSpam: false,
          tally,
        });
      });
    });
  },
};

/** An alias that leads to a mailbox elsewhere: outsiders' mail goes out again under the outsiders' addresses. */
const FORWARDER: Scenario = {
  name: "forwarder",
  cause: null,
  start(simulation, _server, tally) {
    const { random, world } = simulation;
    const target = world.correspondent();
    const exchanger = world.receiverOf.get(target.slice(target.lastIndexOf("@") + 1));
    if (exchanger === undefined) throw new RangeError("a correspondent has no exchanger");
    const alias = `old.name@${world.domains[0] ?? ""}`;
    atFraction(simulation, 0.1, () => {
      series(simulation, 120, 150_000, (index) => {
        const from = random.pick(world.receivers);
        const sender = `writer${random.below(500)}@${from.domain}`;
        logForward(simulation, { index, sender, from, alias, target, exchanger });
        tally.messages++;
      });
    });
  },
};

interface Forward {
  readonly index: number;
  readonly sender: string;
  readonly from: { readonly mx: string; readonly ip: string };
  readonly alias: string;
  readonly target: string;
  readonly exchanger: { readonly mx: string; readonly ip: string };
}

/** Both MTAs' words, told apart by what the log's own lines look like: Exim's have no program. */
function logForward({ write }: Simulation, forward: Forward): void {
  const { index, sender, from, alias, target, exchanger } = forward;
  const id = `F0A${(0x10000 + index).toString(16).toUpperCase()}`;
  write("postfix/smtpd[7001]", `${id}: client=${from.mx}[${from.ip}]`);
  write("postfix/cleanup[7002]", `${id}: message-id=<f${index}@mail.test>`);
  write("postfix/qmgr[7003]", `${id}: from=<${sender}>, size=5100, nrcpt=1 (queue active)`);
  write(
    "postfix/smtp[7004]",
    `${id}: to=<${target}>, orig_to=<${alias}>, relay=${exchanger.mx}[${exchanger.ip}]:25, delay=1.2, delays=0.1/0/0.5/0.6, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 1F${index}AB)`,
  );
  write("postfix/qmgr[7003]", `${id}: removed`);
}

/** The same in Exim: the recipient that was asked for stands in angle brackets behind the one it led to. */
const EXIM_FORWARDER: Scenario = {
  name: "forwarder",
  cause: null,
  start(simulation, _server, tally) {
    const { random, world, write } = simulation;
    const target = world.correspondent();
    const exchanger = world.receiverOf.get(target.slice(target.lastIndexOf("@") + 1));
    const alias = `old.name@${world.domains[0] ?? ""}`;
    atFraction(simulation, 0.1, () => {
      series(simulation, 120, 150_000, (index) => {
        const from = random.pick(world.receivers);
        const id = `1vFwd${String(index % 10)}-0${String(10_000 + index)}-Ab`;
        write(
          "",
          `${id} <= writer${random.below(500)}@${from.domain} H=${from.mx} [${from.ip}] P=esmtps X=TLS1.3:ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_GCM:256 CV=no S=5100 id=f${index}@mail.test`,
        );
        write(
          "",
          `${id} => ${target} <${alias}> R=dnslookup T=remote_smtp H=${exchanger?.mx ?? ""} [${exchanger?.ip ?? ""}] C="250 2.0.0 Ok: queued as 1F${index}AB"`,
        );
        write("", `${id} Completed`);
        tally.messages++;
      });
    });
  },
};

/** Honest stories that the generator does not have. */
export const MORE_LOOK_ALIKES = {
  postfix: [MONTH_END_RUN, SHOP, HELP_DESK, FORWARDER],
  exim: [MONTH_END_RUN, SHOP, HELP_DESK, EXIM_FORWARDER],
} as const;
