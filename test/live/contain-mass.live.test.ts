import { ATTACKER, besiegedPostfix, ELSEWHERE, honestMail } from "./besieged.ts";
import { describeLive } from "./live.ts";
import { loginCode, openSession, senderCode } from "./login-code.ts";
import { PEOPLE } from "./office.ts";
import { proveContainment } from "./prove-containment.ts";
import { letters, loginOf, sent, spam } from "./submissions.ts";
import { tryToSend } from "./try-to-send.ts";
import { STOLEN_ACCOUNT_STEPS } from "./stolen-account-steps.ts";

const IS_LONG = process.env["MAILWARDEN_LONG"] !== undefined;
const SPAM = IS_LONG ? 5000 : 400;
const HONEST = IS_LONG ? 300 : 30;
const ALICE = "alice@example.org";
const BOB = "bob@example.org";
const HOME = "198.51.100.7";

describeLive("a stolen account with much mail", ["postfix", "dovecot", "openssl", "nft"], () => {
  proveContainment(async () => {
    const besieged = await besiegedPostfix();
    const honest = [
      ...(await honestMail("first")),
      ...(await sent({ from: HOME, ...loginOf(ALICE) }, letters(5, ALICE, "partner.example"))),
      ...(await sent(
        { from: HOME, ...loginOf(ALICE) },
        letters(HONEST / 2, ALICE, "victim.example"),
      )),
      ...(await sent({ from: HOME, ...loginOf(BOB) }, letters(HONEST / 2, BOB, "victim.example"))),
    ];
    const ids = await sent({ from: ATTACKER, ...loginOf(ALICE) }, spam(SPAM, "mass"));
    const session = await openSession(ATTACKER);
    await session.login(ALICE, PEOPLE[ALICE] ?? "");
    const forged = { sender: "ceo@partner.example", recipient: "pat@partner.example" };
    const password = PEOPLE[BOB] ?? "";
    return {
      ...besieged,
      honest,
      session,
      spam: ids,
      steps: STOLEN_ACCOUNT_STEPS,
      meanwhile: async () => {
        const written: string[] = [];
        for (let round = 0; round < 10; round += 1) {
          await tryToSend({ from: ELSEWHERE, ...loginOf(ALICE) }, spam(5, `meanwhile-${round}`));
          written.push(...(await honestMail(`meanwhile-${round}-`)));
        }
        return written;
      },
      refusals: [
        {
          what: "the stolen login",
          code: 535,
          ask: () => loginCode(ALICE, PEOPLE[ALICE] ?? ""),
        },
        {
          what: "a forged sender",
          code: 553,
          ask: () => senderCode(BOB, password, forged),
        },
        {
          what: "the own sender",
          code: 250,
          ask: () => senderCode(BOB, password, { ...forged, sender: BOB }),
        },
      ],
      attackAgain: (round) => tryToSend({ from: ELSEWHERE, ...loginOf(ALICE) }, spam(5, round)),
      writeAgain: honestMail,
    };
  });
});
