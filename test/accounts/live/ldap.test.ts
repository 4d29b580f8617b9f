import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lockedPassword } from "../../../src/accounts/lock/account-lock.ts";
import { applyLdapLock, planLdapLock, undoLdapLock } from "../../../src/accounts/lock/ldap-lock.ts";
import { withLdapSession } from "../../../src/system/ldap-session.ts";
import { accounts, findings } from "./audit-live.ts";
import { directoryLdif } from "./directory.ts";
import { FOUND, FOUND_BY_GUESSING, PEOPLE, SECRETS } from "./people.ts";
import {
  BLIND_DN,
  hasSlapd,
  type LiveDirectory,
  READER_DN,
  ROOT_DN,
  ROOT_PASSWORD,
  startSlapd,
  SUFFIX,
} from "./start-slapd.ts";

/** A directory has no empty password: an entry without one cannot log in. */
const FOUND_IN_DIRECTORY = FOUND.filter(([code]) => code !== "account-empty-password");
/** OpenLDAP answers a search with 500 entries at most. */
const MANY = 700;

describe.skipIf(!hasSlapd)("accounts in LDAP (slapd)", () => {
  let server: LiveDirectory;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "mailwarden-settings-"));
    server = await startSlapd(directoryLdif());
  });

  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true });
  });

  async function put(name: string, text: string): Promise<string> {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  }

  function postfixMap(more = "", user = READER_DN): Promise<string> {
    return put(
      "ldap.cf",
      `server_host = ${server.url}\nsearch_base = ou=people,${SUFFIX}\nversion = 3\nbind = yes\n` +
        `bind_dn = ${user}\nbind_pw = ${SECRETS.reader}\nquery_filter = (&(objectClass=mailUser)\n (mail=%s))\n${more}`,
    );
  }

  test("by a map of Postfix", async () => {
    const map = await postfixMap();
    expect(await findings(map)).toEqual(FOUND_IN_DIRECTORY);
    expect(await findings(map, "--check-weak")).toEqual(
      [...FOUND_IN_DIRECTORY, FOUND_BY_GUESSING].sort(),
    );
  });

  test("by dovecot-ldap.conf.ext over the socket", async () => {
    const file = await put(
      "dovecot-ldap.conf.ext",
      `uris = ${server.socketUrl}\ndn = ${READER_DN}\ndnpass = ${SECRETS.reader}\nbase = ou=people,${SUFFIX}\n` +
        "pass_filter = (mail=%u)\n",
    );
    const { out } = await accounts("show", "info", file, "--format", "json");
    expect(JSON.parse(out)).toMatchObject({
      exists: true,
      accounts: [
        {
          login: "info@example.com",
          active: true,
          createdAt: "2012-04-25T15:35:54Z",
          password: { scheme: "md5-crypt" },
          aliases: ["contact@example.com"],
          store: "ldap",
        },
      ],
    });
    const old = await accounts("show", "old@example.com", file, "--format", "json");
    expect(JSON.parse(old.out)).toMatchObject({ accounts: [{ active: false }] });
    const nobody = await accounts("show", "nobody@example.com", file, "--format", "json");
    expect(JSON.parse(nobody.out)).toMatchObject({ exists: false });
  });

  test("by the settings; a user that sees no passwords calls none empty", async () => {
    await writeFile(join(folder, "password"), SECRETS.reader);
    const settings = await put(
      "mailwarden.yaml",
      `accounts:\n  databases:\n    - kind: ldap\n      url: ${server.url}\n      base: ${SUFFIX}\n` +
        `      user: ${BLIND_DN}\n      passwordFile: ${join(folder, "password")}\n`,
    );
    const { out, err } = await accounts("audit", "--config", settings, "--format", "json");
    expect(err).toBe("");
    const { findings: found } = JSON.parse(out) as { findings: { subject: string }[] };
    expect(found.filter(({ subject }) => subject.includes("@"))).toEqual([]);
    const evidence = { name: `${server.url}/${SUFFIX}`, accounts: PEOPLE.length, cut: false };
    expect(out).toContain(JSON.stringify(evidence));
  });

  test.each([
    {
      name: "wrong password",
      change: [/bind_pw = .*/, "bind_pw = Wrong-Planted-85"],
      want: "LDAP49",
    },
    {
      name: "no such base",
      change: [/search_base = .*/, "search_base = ou=nowhere,dc=example,dc=com"],
      want: "LDAP32",
    },
  ] as const)("$name: said with place and remedy", async ({ change, want }) => {
    const { readFile } = await import("node:fs/promises");
    const map = await postfixMap();
    await writeFile(map, (await readFile(map, "utf8")).replace(change[0], change[1]));
    const { status, err } = await accounts("audit", map);
    expect(status).toBe(2);
    expect(err).toContain(want);
    expect(err).toContain(map);
    expect(err).not.toContain("Wrong-Planted-85");
  });

  test("more entries than the server gives at once: what came is used, and nobody's absence is proved", async () => {
    const many = Array.from({ length: MANY }, (_, at) => ({
      login: `user${at}@example.com`,
      password: SECRETS.ssha,
      active: true,
      created: "2021-03-04 05:06:07",
    }));
    const large = await startSlapd(directoryLdif(many));
    try {
      const map = await postfixMap();
      const { readFile } = await import("node:fs/promises");
      await writeFile(map, (await readFile(map, "utf8")).replace(server.url, large.url));
      const { out, status } = await accounts("show", "nobody@example.com", map, "--format", "json");
      expect(status).toBe(0);
      expect(JSON.parse(out)).toMatchObject({
        exists: null,
        evidence: [{ accounts: 500, cut: true }],
      });
    } finally {
      await large.stop();
    }
  });

  test("an account is locked and given back, unless somebody changed it", async () => {
    const connection = {
      kind: "ldap",
      urls: [server.url],
      base: SUFFIX,
      user: ROOT_DN,
      password: ROOT_PASSWORD,
      tls: "off",
    } as const;
    const entry = () => server.search("(mail=info@example.com)");
    const before = entry();
    const locked = lockedPassword(randomBytes(18));
    await withLdapSession(connection, "test", async (session) => {
      const plan = await planLdapLock(session, "info@example.com", locked);
      if (plan === undefined) throw new Error("not found");
      const outcome = await applyLdapLock(session, plan);
      if (outcome.status !== "done") throw new Error(outcome.status);
      expect(entry()).toContain("accountStatus: disabled");
      expect(entry()).toContain(Buffer.from(locked).toString("base64"));
      expect(await applyLdapLock(session, plan)).toEqual({ status: "changed" });
      const again = await planLdapLock(session, "info@example.com", locked);
      expect(again && (await applyLdapLock(session, again))).toEqual({ status: "already" });

      const foreign = { attribute: "accountstatus", from: ["disabled"], to: ["frozen"] };
      await session.change(plan.dn, [foreign]);
      expect(await undoLdapLock(session, outcome.undo)).toEqual({ status: "changed" });
      expect(entry()).toContain(Buffer.from(locked).toString("base64"));
      await session.change(plan.dn, [{ ...foreign, from: foreign.to, to: foreign.from }]);
      expect(await undoLdapLock(session, outcome.undo)).toEqual({ status: "undone" });
      expect(await planLdapLock(session, "no*body@example.com", locked)).toBeUndefined();
    });
    expect(linesOf(entry())).toEqual(linesOf(before));
  });
});

/** A changed attribute moves to the end of its entry. */
function linesOf(ldif: string): readonly string[] {
  return ldif.split("\n").toSorted();
}
