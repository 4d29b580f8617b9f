import { type Besieged, besiegedExim, besiegedPostfix, honestMail } from "./besieged.ts";
import { describeLive } from "./live.ts";
import { type PlayedIncident, proveContainment } from "./prove-containment.ts";
import { sendMail } from "./smtp-client.ts";
import { letters, sent, spam } from "./submissions.ts";

const SPAM = 40;
const INFECTED = "10.20.30.40";
/** Sends what it scans, without a login, as it always has. */
const SCANNER = "10.20.30.50";

async function infectedHost(besieged: Besieged): Promise<PlayedIncident> {
  const write = async (round: string): Promise<readonly string[]> => [
    ...(await honestMail(round)),
    ...(await sent({ from: SCANNER }, letters(2, "scanner@example.org", "partner.example", round))),
  ];
  const honest = await write("first");
  return {
    ...besieged,
    honest,
    spam: await sent({ from: INFECTED }, spam(SPAM, "infected")),
    steps: [
      "submission-hold",
      "save-evidence",
      "queue-hold",
      "session-kick",
      "config-fix",
      "queue-delete",
      "receiver-retry",
    ],
    attackAgain: async (round) => void (await sendMail({ from: INFECTED }, spam(5, round))),
    writeAgain: write,
  };
}

describeLive("an infected host of a trusted network, on Postfix", ["postfix", "dovecot"], () => {
  proveContainment(async () =>
    infectedHost(await besiegedPostfix({ main: "mynetworks = 127.0.0.0/8 10.0.0.0/8\n" })),
  );
});

describeLive("an infected host of a trusted network, on Exim", ["exim4"], () => {
  proveContainment(async () =>
    infectedHost(
      await besiegedExim((office) =>
        office.replace("  accept hosts = :\n", (line) => `${line}  accept hosts = 10.0.0.0/8\n`),
      ),
    ),
  );
});
