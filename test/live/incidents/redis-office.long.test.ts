import { beforeAll, expect, it } from "vitest";
import { describeLive } from "../live.ts";
import { PEOPLE } from "../office.ts";
import { startRedis } from "../redis.ts";
import { BOTS, playAttack } from "./attack.ts";
import { diagnoseHere } from "./diagnose-here.ts";
import { playEveryday } from "./everyday.ts";
import { figuresFrom, figuresOf } from "./figures.ts";
import { startPostfixHost } from "./postfix-host.ts";
import type { PostfixHost } from "./postfix-host.ts";
import { truthOf } from "./truth.ts";

describeLive(
  "an office whose passwords are in Redis",
  ["postfix", "dovecot", "openssl", "redis-server"],
  () => {
    let host: PostfixHost;
    beforeAll(async () => {
      const { passdb } = await startRedis(PEOPLE);
      host = await startPostfixHost({ passdb });
    });

    it("a stolen account is named by the host's own log, with exact counts", async () => {
      const postfix = await host.restart();
      await playEveryday(host.office);
      const user = "bob@example.org";
      const login = { user, password: PEOPLE[user] ?? "" };
      const attack = { clients: BOTS, port: 587, startTls: true, login };
      const sent = await playAttack({ ...attack, messages: 16, recipientsEach: 3 }, host.world);
      await playEveryday(host.office);
      await postfix.settle();
      const truth = truthOf(sent, host.world, await postfix.pending());
      const waiting = (await postfix.queue()).map(({ queue_id }) => queue_id);
      const diagnosis = await diagnoseHere();
      expect(figuresOf(diagnosis)).toEqual(
        figuresFrom(truth, { cause: "stolen-credentials", accounts: [user], waiting }),
      );
    });
  },
);
