import { beforeAll, expect, it } from "vitest";
import { describeLive } from "../live.ts";
import { PEOPLE } from "../office.ts";
import { BOTS, playAttack } from "./attack.ts";
import { diagnoseHere } from "./diagnose-here.ts";
import { playEveryday, playNewsletter } from "./everyday.ts";
import { figuresFrom, figuresOf } from "./figures.ts";
import { startPostfixHost } from "./postfix-host.ts";
import type { PostfixHost } from "./postfix-host.ts";
import { truthOf } from "./truth.ts";

describeLive("incidents on a real Postfix", ["postfix", "dovecot", "openssl"], () => {
  let host: PostfixHost;
  beforeAll(async () => {
    host = await startPostfixHost();
  });

  it("a quiet server with a newsletter is clean", async () => {
    const postfix = await host.restart();
    await playEveryday(host.office);
    await playNewsletter(host.office);
    await postfix.settle();
    const { status, verdict, incidents } = await diagnoseHere();
    expect({ status, verdict, incidents }).toEqual({ status: 0, verdict: "clean", incidents: [] });
  });

  it("a stolen account is named, with every message of the thief and none of the owner", async () => {
    const postfix = await host.restart();
    await playEveryday(host.office);
    const login = { user: "info@example.org", password: PEOPLE["info@example.org"] ?? "" };
    const sent = await playAttack(
      { clients: BOTS, port: 587, startTls: true, login, messages: 16, recipientsEach: 3 },
      host.world,
    );
    await playEveryday(host.office);
    await postfix.settle();
    const truth = truthOf(sent, host.world, await postfix.pending());
    const waiting = (await postfix.queue()).map(({ queue_id }) => queue_id);
    const diagnosis = await diagnoseHere();
    expect(diagnosis).toMatchObject({ status: 1, verdict: "incident" });
    expect(figuresOf(diagnosis)).toEqual(
      figuresFrom(truth, {
        cause: "stolen-credentials",
        accounts: ["info@example.org"],
        waiting,
      }),
    );
  });
});
