import { ATTACKER, besiegedPostfix, ELSEWHERE, honestMail } from "./besieged.ts";
import { BEHIND_FILTER, handingBack } from "./incidents/handing-back.ts";
import { describeLive } from "./live.ts";
import { proveContainment } from "./prove-containment.ts";
import { startReceiver } from "./receiver.ts";
import { letters, loginOf, sent, spam } from "./submissions.ts";
import { tryToSend } from "./try-to-send.ts";
import { STOLEN_ACCOUNT_STEPS } from "./stolen-account-steps.ts";

const SPAM = 40;
const CAROL = "carol@example.org";

describeLive("a stolen account behind a content filter", ["postfix", "dovecot", "nft"], () => {
  proveContainment(async () => {
    const filter = await startReceiver("127.0.0.1", handingBack, 10_024);
    const besieged = await besiegedPostfix(BEHIND_FILTER);
    const honest = [
      ...(await honestMail("first")),
      ...(await sent(
        { from: "198.51.100.9", ...loginOf(CAROL) },
        letters(3, CAROL, "victim.example"),
      )),
    ];
    return {
      ...besieged,
      honest,
      spam: await sent({ from: ATTACKER, ...loginOf(CAROL) }, spam(SPAM, "filtered")),
      steps: STOLEN_ACCOUNT_STEPS,
      attackAgain: (round) => tryToSend({ from: ELSEWHERE, ...loginOf(CAROL) }, spam(5, round)),
      writeAgain: honestMail,
      stop: async () => {
        await besieged.stop();
        await filter.stop();
      },
    };
  });
});
