import type { HostWorld } from "../../core/host-world.ts";
import { shellWord } from "../../core/shell-word.ts";
import { culpritName } from "../abuse-in-queue.ts";
import type { ContainStep } from "../contain-step.ts";
import { figures } from "../figures.ts";

export interface SessionKickWork {
  readonly accounts: readonly string[];
  readonly clients: readonly string[];
}

const DAEMONS = /^(?:smtpd|exim4?)$/;

/**
 * Ends the sessions that the culprit has open: a new password ends none of them. SMTP by the address at the other end, at
 * the very process that holds it; IMAP and POP by asking Dovecot. Whoever is honest logs in again.
 */
export const sessionKick: ContainStep<SessionKickWork> = {
  step: "session-kick",
  reversible: false,
  reopens: false,

  plan(facts) {
    const { culprit, incident } = facts;
    const clients = incident.cause === "backscatter" ? [] : incident.clients.map(({ ip }) => ip);
    if (culprit.accounts.length + clients.length === 0) return Promise.resolve(undefined);
    const words = culprit.accounts.flatMap((account) => shellWord(account) ?? []);
    return Promise.resolve({
      target: culpritName(facts),
      commands: words.map((word) => `doveadm kick ${word}`),
      files: [],
      work: { accounts: culprit.accounts, clients },
    });
  },

  async apply({ accounts, clients }, { host }) {
    const wanted = new Set(clients);
    const sessions = host
      .processes()
      .filter(({ program, peers }) => DAEMONS.test(program) && peers.some((ip) => wanted.has(ip)));
    const ended = sessions.filter((one) => host.signal(one, "SIGTERM")).length;
    const kicked = await kickFromDovecot(host, accounts);
    return {
      status: ended + kicked === 0 ? "already" : "done",
      found: figures({ smtp: ended, dovecot: kicked }),
    };
  },

  /** A session that was ended is begun anew by its user: there is nothing to give back. */
  undo: () => Promise.resolve({ status: "already", found: "" }),
};

async function kickFromDovecot(host: HostWorld, accounts: readonly string[]): Promise<number> {
  let kicked = 0;
  for (const account of accounts) {
    try {
      // `doveadm kick` ends with 68 when nobody of that name is logged in (doveadm-kick(1)).
      const { status, stdout } = await host.change("doveadm", ["kick", "--", account]);
      if (status === 0) kicked += stdout.split("\n").filter((line) => line !== "").length || 1;
    } catch (error) {
      if ((error as { code?: unknown }).code !== "program-missing") throw error;
      return kicked;
    }
  }
  return kicked;
}
