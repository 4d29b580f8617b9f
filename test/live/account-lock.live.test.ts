import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { describeLive } from "./live.ts";
import { PEOPLE, startOffice } from "./office.ts";
import { mustRun } from "./run-program.ts";
import { runMailwarden } from "./run-mailwarden.ts";
import { loginCode } from "./login-code.ts";

const USERS = "/etc/dovecot/users";
const ALICE = "alice@example.org";
const OLD = PEOPLE[ALICE] ?? "";

describeLive("an account is locked by hand", ["postfix", "dovecot", "openssl"], () => {
  let before: string;

  beforeAll(async () => {
    await startOffice();
    const configuration = "/etc/dovecot/dovecot.conf";
    writeFileSync(configuration, `${readFileSync(configuration, "utf8")}auth_cache_size = 1M\n`);
    await mustRun("doveadm", ["reload"]);
    before = readFileSync(USERS, "utf8");
  });

  it("in a passwd-file, although Dovecot remembers the login", async () => {
    expect(await loginCode(ALICE, OLD)).toBe(235);
    const dry = await runMailwarden(["accounts", "lock", ALICE, "--dry-run"]);
    expect(dry).toMatchObject({ status: 0 });
    expect(dry.stdout).toContain(`${USERS}: ${ALICE}`);
    expect(readFileSync(USERS, "utf8")).toBe(before);

    const { status, stdout } = await runMailwarden(["accounts", "lock", ALICE]);
    expect(status).toBe(0);
    expect(stdout).not.toContain(OLD);
    expect(await loginCode(ALICE, OLD)).toBe(535);
    expect(await loginCode("bob@example.org", PEOPLE["bob@example.org"] ?? "")).toBe(235);
    const again = await runMailwarden(["accounts", "lock", ALICE]);
    expect(again).toMatchObject({ status: 0, stdout: "" });
    expect(again.stderr).toContain("locked already");
  });

  it("and comes back as it was with --reopen", async () => {
    const reopened = ["accounts", "unlock", ALICE, "--reopen", "account-lock"];
    expect(await runMailwarden(reopened)).toMatchObject({ status: 0 });
    expect(readFileSync(USERS, "utf8")).toBe(before);
    expect(await loginCode(ALICE, OLD)).toBe(235);
    const { stderr } = await runMailwarden(["accounts", "unlock", ALICE]);
    expect(stderr).toContain("nothing to give back");
  });

  it("and somebody else's change since is left alone", async () => {
    await runMailwarden(["accounts", "lock", ALICE]);
    const changed = readFileSync(USERS, "utf8").replace(
      /^alice.*$/m,
      `${ALICE}:{PLAIN}by-hand::::::`,
    );
    writeFileSync(USERS, changed);
    const { status, stdout } = await runMailwarden(["accounts", "unlock", ALICE]);
    expect(status).toBe(2);
    expect(stdout).toMatch(/somebody\s+else/);
    expect(stdout).not.toContain("left as it is");
    expect(readFileSync(USERS, "utf8")).toBe(changed);
  });

  it("who is nowhere is said to be nowhere", async () => {
    const { status, stderr } = await runMailwarden(["accounts", "lock", "nobody@example.org"]);
    expect(status).toBe(2);
    expect(stderr).toContain("nobody@example.org");
  });
});
