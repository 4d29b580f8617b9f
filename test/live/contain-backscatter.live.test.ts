import {
  ATTACKER,
  type Besieged,
  besiegedExim,
  besiegedPostfix,
  ELSEWHERE,
  honestMail,
  waitingBeside,
} from "./besieged.ts";
import { describeLive } from "./live.ts";
import { type PlayedIncident, proveContainment } from "./prove-containment.ts";
import { sendMail } from "./smtp-client.ts";
import type { Submission } from "./smtp-client.ts";

const CLIENTS = [ATTACKER, "203.0.113.90", "203.0.113.120"];
const EACH = 15;

/** Mail for people who are not there, in the name of somebody who did not send it. */
function forNobody(count: number, name: string): readonly Submission[] {
  return Array.from({ length: count }, (_, index) => ({
    sender: `winner-${name}-${index}@victim.example`,
    recipients: [`nobody-${name}-${index}@example.org`],
    message: `Subject: You won\nMessage-ID: <${name}.${index}@lure.example>\n\nClick here`,
  }));
}

async function bouncing(besieged: Besieged): Promise<PlayedIncident> {
  const honest = await honestMail("first");
  for (const [round, from] of CLIENTS.entries())
    // Exim queues what comes behind the tenth message of a connection without a try.
    for (let begin = 0; begin < EACH; begin += 5)
      await sendMail({ from }, forNobody(5, `${round}-${begin}`));
  await besieged.server.settle();
  return {
    ...besieged,
    honest,
    spam: waitingBeside(besieged.server, honest),
    steps: ["save-evidence", "queue-hold", "config-fix", "queue-delete", "receiver-retry"],
    // Nobody is held: bounces tell nothing of whom they are for.
    open: { "nothing-left": null },
    attackAgain: async (round) => void (await sendMail({ from: ELSEWHERE }, forNobody(5, round))),
    writeAgain: honestMail,
  };
}

describeLive("backscatter of a Postfix", ["postfix", "dovecot"], () => {
  proveContainment(async () =>
    bouncing(await besiegedPostfix({ main: "virtual_mailbox_maps = static:all\n" })),
  );
});

describeLive("backscatter of an Exim", ["exim4"], () => {
  proveContainment(async () =>
    bouncing(
      await besiegedExim((office) =>
        office.replace("  require message = unknown user\n    verify = recipient\n", ""),
      ),
    ),
  );
});
