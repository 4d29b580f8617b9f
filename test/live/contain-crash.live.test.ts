import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { mailDomain } from "./dns-server.ts";
import { describeLive } from "./live.ts";
import { runMailwarden } from "./run-mailwarden.ts";
import { blockingByReputation } from "./manners.ts";
import { type Office, PEOPLE, startOffice } from "./office.ts";
import { startReceiver } from "./receiver.ts";
import { sendMail } from "./smtp-client.ts";
import { letters, spam } from "./submissions.ts";

const SPAM = 40;
const HONEST = 10;
const POINTS = process.env["MAILWARDEN_LONG"] === undefined ? 2 : 50;
/** Steps that let the abuse go on: here everything is to be as it was. */
const REOPEN = "account-lock,queue-hold,client-ban,config-fix,script-disable";

/** Subjects of all mail in a queue, whatever it is called there: what may neither be lost nor doubled. */
function mailIn(queue: string): readonly string[] {
  return readdirSync(join("/var/spool/postfix", queue), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"))
    .map((text) => /Message-ID: <[^>]+>/.exec(text)?.[0] ?? "none")
    .sort();
}

function settings(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync("/etc/postfix").sort()) {
    if (/\.(?:cf|db)$/.test(name) || name.startsWith("mailwarden"))
      hash.update(name).update(readFileSync(join("/etc/postfix", name)));
  }
  hash.update(readFileSync("/etc/dovecot/users"));
  return hash.digest("hex");
}

/** From before the program has begun to after it has ended. */
function killAfterMs(): number {
  return Math.round(500 + Math.random() * 9000);
}

describeLive("a containment that is killed", ["postfix", "dovecot", "openssl", "nft"], () => {
  let office: Office;
  let honest: readonly string[];
  let all: readonly string[];
  let before: string;

  const login = (user: string) => ({
    port: 587,
    startTls: true,
    login: { user, password: PEOPLE[user] ?? "" },
  });

  beforeAll(async () => {
    office = await startOffice();
    office.dns.add(mailDomain("victim.example", "192.0.2.26"));
    await startReceiver("192.0.2.26", blockingByReputation);
    await sendMail(
      { from: "198.51.100.7", ...login("bob@example.org") },
      letters(HONEST, "bob@example.org", "victim.example"),
    );
    await office.postfix.settle();
    honest = mailIn("deferred");
    await sendMail({ from: "203.0.113.66", ...login("alice@example.org") }, spam(SPAM, "crash"));
    await office.postfix.settle();
    all = mailIn("deferred");
    before = settings();
  });

  it.each(Array.from({ length: POINTS }, (_, index) => index))(
    "goes on where it was, and comes back whole (%i)",
    async () => {
      expect(all).toHaveLength(SPAM + HONEST);
      const planned = await runMailwarden(["contain", "plan", "--format", "json"]);
      expect(planned.status).toBe(1);

      await runMailwarden(["contain", "apply"], {}, killAfterMs());
      expect(await runMailwarden(["contain", "status"])).toMatchObject({ stderr: "", status: 0 });
      const applied = await runMailwarden(["contain", "apply"]);
      expect(applied).toMatchObject({ status: 0 });
      await office.postfix.settle();
      expect([...mailIn("deferred"), ...mailIn("hold")].sort()).toEqual(honest);

      await runMailwarden(["contain", "undo", "--reopen", REOPEN], {}, killAfterMs());
      const undone = await runMailwarden(["contain", "undo", "--reopen", REOPEN]);
      expect(undone).toMatchObject({ status: 0 });
      await office.postfix.settle();
      expect(mailIn("hold")).toEqual([]);
      expect(mailIn("deferred")).toEqual(all);
      expect(settings()).toBe(before);
    },
    120_000,
  );
});
