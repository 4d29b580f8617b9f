import { existsSync } from "node:fs";
import { type Besieged, besiegedExim, besiegedPostfix, honestMail } from "./besieged.ts";
import { putPage } from "./incidents/php-site.ts";
import { describeLive } from "./live.ts";
import { type PlayedIncident, proveContainment } from "./prove-containment.ts";

const SPAM = 40;
const SITE = "/var/www/site";

/** A hacked page beside an honest one of the same user. */
async function hackedSite(besieged: Besieged): Promise<PlayedIncident> {
  const hacked = putPage(`${SITE}/wp-content/uploads/x.php`, { subject: "You won" });
  const form = putPage(`${SITE}/contact.php`, { subject: "Your message" });
  const attack = async (count: number, round: string): Promise<readonly string[]> => {
    const mails = Array.from({ length: count }, (_, index) => ({
      sender: `winner${index}@shop${index % 9}.example`,
      recipients: [0, 1].map((part) => `victim${index}-${part}-${round}@victim.example`),
      messageId: `<${round}.${index}@lure.example>`,
    }));
    if (existsSync(hacked.file)) await hacked.send(mails);
    return mails.map(({ messageId }) => messageId);
  };
  const write = async (round: string): Promise<readonly string[]> => {
    const messageId = `<form.${round}@example.org>`;
    const recipients = ["pat-form@partner.example"];
    await form.send([{ sender: "www@example.org", recipients, messageId }]);
    return [messageId, ...(await honestMail(round))];
  };
  const honest = await write("first");
  return {
    ...besieged,
    honest,
    spam: await attack(SPAM, "hacked"),
    files: [SITE],
    steps: [
      "submission-hold",
      "save-evidence",
      "queue-hold",
      "script-disable",
      "queue-delete",
      "queue-release",
      "receiver-retry",
    ],
    attackAgain: async (round) => void (await attack(5, round)),
    writeAgain: write,
  };
}

describeLive("a hacked web page on Postfix", ["postfix", "dovecot", "php", "nft"], () => {
  proveContainment(async () => hackedSite(await besiegedPostfix()));
});

describeLive("a hacked web page on Exim", ["exim4", "php", "nft"], () => {
  proveContainment(async () => hackedSite(await besiegedExim()));
});
