import {
  ATTACKER,
  type Besieged,
  besiegedExim,
  besiegedPostfix,
  ELSEWHERE,
  honestMail,
  VICTIMS,
} from "./besieged.ts";
import { describeLive } from "./live.ts";
import { type PlayedIncident, proveContainment } from "./prove-containment.ts";
import { sendMail } from "./smtp-client.ts";
import { sent, spam } from "./submissions.ts";

const SPAM = 40;

async function relayThrough(besieged: Besieged): Promise<PlayedIncident> {
  const honest = await honestMail("first");
  return {
    ...besieged,
    honest,
    spam: await sent({ from: ATTACKER }, spam(SPAM, "relayed", VICTIMS)),
    steps: [
      "submission-hold",
      "save-evidence",
      "queue-hold",
      "session-kick",
      "client-ban",
      "config-fix",
      "queue-delete",
      "receiver-retry",
    ],
    attackAgain: async (round) =>
      void (await sendMail({ from: ELSEWHERE }, spam(5, round, VICTIMS))),
    writeAgain: honestMail,
  };
}

describeLive("an open relay on Postfix", ["postfix", "dovecot", "openssl", "nft"], () => {
  proveContainment(async () =>
    relayThrough(await besiegedPostfix({ main: "mynetworks = 0.0.0.0/0\n" })),
  );
});

describeLive("an open relay on Exim", ["exim4", "openssl", "nft"], () => {
  proveContainment(async () =>
    relayThrough(
      await besiegedExim((office) =>
        office.replace("  accept hosts = :\n", "  accept hosts = *\n"),
      ),
    ),
  );
});
