import { besiegedPostfix, honestMail } from "./besieged.ts";
import { describeLive } from "./live.ts";
import { proveContainment } from "./prove-containment.ts";
import { letters, loginOf, sent, spam } from "./submissions.ts";
import { tryToSend } from "./try-to-send.ts";
import { STOLEN_ACCOUNT_STEPS } from "./stolen-account-steps.ts";

const BOTS = Array.from({ length: 40 }, (_, index) => `203.0.113.${index + 10}`);
const ALICE = "alice@example.org";
const HOME = "198.51.100.7";

describeLive("a botnet on one account", ["postfix", "dovecot", "nft"], () => {
  proveContainment(async () => {
    const besieged = await besiegedPostfix();
    const honest = [
      ...(await honestMail("first")),
      ...(await sent({ from: HOME, ...loginOf(ALICE) }, letters(4, ALICE, "partner.example"))),
      ...(await sent({ from: HOME, ...loginOf(ALICE) }, letters(3, ALICE, "victim.example"))),
    ];
    const ids: string[] = [];
    for (const from of BOTS)
      ids.push(...(await sent({ from, ...loginOf(ALICE) }, spam(2, `bot-${from}`))));
    return {
      ...besieged,
      honest,
      spam: ids,
      steps: STOLEN_ACCOUNT_STEPS,
      attackAgain: (round) =>
        tryToSend({ from: "203.0.113.200", ...loginOf(ALICE) }, spam(5, round)),
      writeAgain: honestMail,
    };
  });
});
