import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLockedPassword, lockedPassword, shownChanges } from "./account-lock.ts";
import { lockChanges } from "./lock-changes.ts";
import { lockInPasswdFile, unlockInPasswdFile } from "./passwd-file-lock.ts";
import { isAsLocked, planSystemUserLock, systemUserState } from "./system-user-lock.ts";

const LOCKED = lockedPassword(new Uint8Array(18).fill(7));
const HASH = "$6$Planted92$abc";

test("the password of a lock fits none, and is known again", () => {
  expect(isLockedPassword(LOCKED)).toBe(true);
  for (const other of ["", "!", "!!", "!abc", HASH, `{PLAIN}${LOCKED}`, null])
    expect(isLockedPassword(other)).toBe(false);
});

describe("lockChanges", () => {
  test.each([
    {
      name: "PostfixAdmin on PostgreSQL",
      row: { username: "a@b.example", password: HASH, active: "true" },
      want: ["password **** -> ****", "active true -> false"],
    },
    {
      name: "iRedMail",
      row: {
        username: "a@b.example",
        password: HASH,
        enablesmtp: "1",
        enablesmtpsecured: "1",
        enableimap: "1",
        active: "1",
      },
      want: [
        "password **** -> ****",
        "active 1 -> 0",
        "enablesmtp 1 -> 0",
        "enablesmtpsecured 1 -> 0",
      ],
    },
    {
      name: "ExtMail with a copy in clear",
      row: {
        username: "a",
        password: HASH,
        clearpwd: "Planted-93",
        active: "1",
        disablesmtpd: "0",
      },
      want: [
        "password **** -> ****",
        "clearpwd **** -> ****",
        "active 1 -> 0",
        "disablesmtpd 0 -> 1",
      ],
    },
    {
      name: "an empty password, which lets anybody in",
      row: { login: "a", password: "", enabled: "Y" },
      want: ["password  -> ****", "enabled Y -> N"],
    },
    { name: "locked already", row: { username: "a", password: LOCKED, active: "0" }, want: [] },
    { name: "nothing to lock", row: { username: "a", quota: "1" }, want: undefined },
  ])("$name", ({ row, want }) => {
    const changes = lockChanges(new Map(Object.entries(row)), LOCKED);
    const shown =
      changes && shownChanges(changes).map(({ name, from, to }) => `${name} ${from} -> ${to}`);
    expect(shown).toEqual(want);
    expect(JSON.stringify(shown ?? "")).not.toContain("lanted");
  });
});

describe("a passwd-file", () => {
  const text = `# users\nann@b.example:{CRYPT}${HASH}:5000:5000::/home/ann::userdb_quota_rule=*:storage=1G\nbob@b.example:{PLAIN}x\r\n`;

  test.each([
    {
      login: "ann@b.example",
      want: `ann@b.example:${LOCKED}:5000:5000::/home/ann::userdb_quota_rule=*:storage=1G nologin=y\n`,
    },
    { login: "bob@b.example", want: `bob@b.example:${LOCKED}::::::nologin=y\r\n` },
  ])("$login is locked, and comes back as it was", ({ login, want }) => {
    const { text: after, outcome } = lockInPasswdFile(text, login, LOCKED);
    expect(after).toContain(want);
    expect(lockInPasswdFile(after, login, LOCKED).outcome.status).toBe("already");
    if (outcome.status !== "done") throw new Error(outcome.status);
    expect(unlockInPasswdFile(after, outcome.undo)).toEqual({
      text,
      outcome: { status: "undone" },
    });
    const foreign = after.replace(LOCKED, "{PLAIN}new");
    expect(unlockInPasswdFile(foreign, outcome.undo)).toEqual({
      text: foreign,
      outcome: { status: "changed" },
    });
    expect(unlockInPasswdFile("", outcome.undo).outcome.status).toBe("missing");
  });

  test("who is not in it is missing, also where the name is a part of another", () => {
    expect(lockInPasswdFile(text, "b.example", LOCKED)).toEqual({
      text,
      outcome: { status: "missing" },
    });
  });

  test("undo(lock(x)) = x for every file", () => {
    const line = fc.stringMatching(/^[a-c]{1,3}(?::[^\n]{0,20}){0,9}$/);
    fc.assert(
      fc.property(fc.array(line), fc.stringMatching(/^[a-c]{1,3}$/), (lines, login) => {
        const file = lines.join("\n");
        const { text: after, outcome } = lockInPasswdFile(file, login, LOCKED);
        const back =
          outcome.status === "done" ? unlockInPasswdFile(after, outcome.undo).text : after;
        expect(back).toBe(file);
      }),
    );
  });
});

describe("a system user", () => {
  const shadow = `root:*:1::::::\nann:${HASH}:19000:0:99999:7:::\nbob:!${HASH}:19000:0:99999:7::20000:\n`;

  test.each([
    { user: "ann", unlock: ["--unlock", "--expiredate", "", "--", "ann"] },
    // Locked before by somebody else: it stays so.
    { user: "bob", unlock: ["--expiredate", "20000", "--", "bob"] },
  ])("$user", ({ user, unlock }) => {
    const state = systemUserState(shadow, user);
    if (state === undefined) throw new Error("no such user");
    expect(planSystemUserLock(state)).toEqual({
      before: state,
      lock: ["--lock", "--expiredate", "1", "--", user],
      unlock,
    });
    expect(isAsLocked(state)).toBe(false);
    expect(JSON.stringify(state)).not.toContain("lanted");
  });

  test("shut already, not there, and no name", () => {
    const shut = { user: "ann", isLocked: true, expires: 1 };
    expect(planSystemUserLock(shut)).toBeUndefined();
    expect(isAsLocked(shut)).toBe(true);
    for (const name of ["nobody", "", "-R/tmp", "ann:x", "a b"])
      expect(systemUserState(shadow, name)).toBeUndefined();
  });
});
