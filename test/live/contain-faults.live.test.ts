import { chmodSync, mkdirSync, writeFileSync, rmSync } from "node:fs";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { StepRecord } from "../../src/core/containment.ts";
import { ATTACKER, besiegedPostfix, type Besieged, honestMail } from "./besieged.ts";
import { digests } from "./contained-server.ts";
import { describeLive } from "./live.ts";
import { contain } from "./prove-containment.ts";
import { runMailwarden } from "./run-mailwarden.ts";
import { mustRun, runProgram } from "./run-program.ts";
import { loginOf, sent, spam } from "./submissions.ts";

const SPAM = 20;
const ALICE = "alice@example.org";
const REOPEN = "account-lock,queue-hold,client-ban,config-fix";
const NOBODY = 65_534;
const SPOOL = "/var/spool/postfix";
const STATE = "/mnt/state";

interface Ran {
  readonly records: readonly StepRecord[];
}

describeLive("a containment that cannot go on", ["postfix", "dovecot", "openssl", "nft"], () => {
  let besieged: Besieged;
  let before: Readonly<Record<string, unknown>>;

  /** All that a containment may change. */
  const world = () => ({
    ...digests("/etc/postfix"),
    ...digests("/etc/dovecot/users"),
    ...Object.fromEntries(besieged.server.waiting()),
  });
  const onState = (...args: readonly string[]) => contain<Ran>(...args, "--state", STATE);
  /** The step that failed, and how. */
  const failure = ({ records }: Ran) => {
    const failed = records.find(({ status }) => status === "failed");
    return { id: failed?.id.slice(3), code: failed?.error?.code };
  };
  /** What was refused goes through to its end, and all of it can be taken back. */
  async function goesOnAndBack(): Promise<void> {
    expect(await onState("apply")).toMatchObject({ status: 0 });
    await besieged.server.settle();
    expect([...besieged.server.waiting().values()].filter(({ isHeld }) => isHeld)).toEqual([]);
    expect(await onState("undo", "--reopen", REOPEN)).toMatchObject({ status: 0 });
    await besieged.server.settle();
    expect(world()).toEqual(before);
  }

  beforeAll(async () => {
    besieged = await besiegedPostfix();
    await honestMail("first");
    await sent({ from: ATTACKER, ...loginOf(ALICE) }, spam(SPAM, "faults"));
    await besieged.server.settle();
    before = world();
  });

  beforeEach(async () => {
    mkdirSync(STATE, { recursive: true });
    await mustRun("mount", ["-t", "tmpfs", "-o", "size=80m", "tmpfs", STATE]);
    await onState("plan");
  });

  afterEach(async () => {
    await runProgram("umount", [STATE]);
  });

  it("for want of space in the quarantine leaves the mail on hold", async () => {
    await mustRun("fallocate", ["-l", "40M", `${STATE}/filler`]);
    const applied = await onState("apply");
    expect(applied.status).toBe(2);
    expect(failure(applied)).toEqual({ id: "queue-delete", code: "no-space" });
    const held = [...besieged.server.waiting().values()].filter(({ isHeld }) => isHeld);
    expect(held).toHaveLength(SPAM);
    rmSync(`${STATE}/filler`);
    await goesOnAndBack();
  });

  it("for want of any space changes nothing at all", async () => {
    await runProgram("dd", ["if=/dev/zero", `of=${STATE}/filler`, "bs=4096"]);
    const { status, stderr } = await runMailwarden(["contain", "apply", "--state", STATE]);
    expect(status).toBe(2);
    expect(stderr).toContain(STATE);
    expect(stderr).toContain("no space");
    expect(world()).toEqual(before);
    rmSync(`${STATE}/filler`);
    await goesOnAndBack();
  });

  it("where the spool is read-only says which step, and what was done stands in the journal", async () => {
    await mustRun("mount", ["--bind", SPOOL, SPOOL]);
    await mustRun("mount", ["-o", "remount,ro,bind", SPOOL]);
    try {
      const applied = await onState("apply");
      expect(applied.status).toBe(2);
      expect(failure(applied)).toEqual({ id: "queue-hold", code: "program-failed" });
      expect(besieged.server.waiting()).toEqual(
        new Map([...besieged.server.waiting()].map(([id]) => [id, before[id]])),
      );
    } finally {
      await mustRun("umount", ["-l", SPOOL]);
    }
    await goesOnAndBack();
  });

  it("where the mail server is stopped says what its program says, and goes on once it runs", async () => {
    await mustRun("postfix", ["stop"]);
    try {
      // Without the server nobody writes its log (postlogd), and `postsuper` refuses to work unseen.
      const applied = await onState("apply");
      expect(applied.status).toBe(2);
      expect(failure(applied)).toEqual({ id: "queue-hold", code: "program-failed" });
    } finally {
      await mustRun("postfix", ["start"]);
    }
    await goesOnAndBack();
  });

  it("by an ordinary user says who may", async () => {
    chmodSync(STATE, 0o777);
    const { status, stderr } = await runProgram(
      process.execPath,
      ["--import", "tsx", "src/cli/main.ts", "contain", "apply", "--state", STATE],
      { uid: NOBODY, env: { HOME: "/tmp", LANG: "C.UTF-8" } },
    );
    expect(status).toBe(2);
    expect(stderr).toContain("permission denied");
    expect(world()).toEqual(before);
    await goesOnAndBack();
  });

  it("where somebody has changed the settings since the plan goes around what they changed", async () => {
    writeFileSync("/etc/postfix/main.cf", "# by hand\n", { flag: "a" });
    const changed = world();
    expect(await onState("apply")).toMatchObject({ status: 0 });
    expect(await onState("undo", "--reopen", REOPEN)).toMatchObject({ status: 0 });
    await besieged.server.settle();
    expect(world()).toEqual(changed);
  });
});
