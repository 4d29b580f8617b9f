import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { Diagnosis } from "../../src/core/diagnosis.ts";
import { generateLog } from "./generate-log.ts";
import { runMailwarden } from "./run-mailwarden.ts";

/** Planted: nothing that is printed may hold one of these. */
const SECRETS = ["Zitrone-Planted-90", "a7WlkLLqxwZSiBRZcIOgJ"] as const;
const HASH = `$1$PLANTED9$${SECRETS[1]}/`;

const generated = generateLog("postfix", "stolen-account-fast", { seed: 11, scale: 0.2, hours: 5 });
const culprit = generated.truth.incidents[0]?.accounts[0] ?? "";
const domain = culprit.slice(culprit.indexOf("@") + 1);

interface Row {
  readonly login: string;
  readonly password?: string;
  readonly created?: string;
  readonly active?: 0 | 1;
}

/** A dump of PostfixAdmin's table with some neighbours. */
function dump(...rows: readonly Row[]): string {
  const neighbours = ["anna", "bert", "cleo"].map((name) => ({ login: `${name}@${domain}` }));
  const values = [...neighbours, ...rows].map(
    ({ login, password = "{BLF-CRYPT}x", created = "2015-01-02 03:04:05", active = 1 }: Row) =>
      `('${login}','${password}','','','${login.split("@")[0]}','${domain}','${created}','${created}',${active})`,
  );
  return (
    "CREATE TABLE mailbox (username varchar(255), password varchar(255), name varchar(255), maildir varchar(255)," +
    " local_part varchar(255), domain varchar(255), created datetime, modified datetime, active tinyint(1));\n" +
    `INSERT INTO mailbox VALUES\n${values.join(",\n")};\n`
  );
}

interface Answer {
  readonly diagnosis: Diagnosis<string>;
  readonly text: string;
}

async function diagnoseWith(
  files: Readonly<Record<string, string>>,
  options: { readonly packed?: boolean } = {},
): Promise<Answer> {
  const place = mkdtempSync(join(tmpdir(), "mailwarden-accounts-"));
  try {
    for (const [name, text] of Object.entries({ "logs/mail.log": generated.text, ...files })) {
      mkdirSync(dirname(join(place, "in", name)), { recursive: true });
      writeFileSync(join(place, "in", name), text);
    }
    const archive = join(place, "all.tar.gz");
    if (options.packed === true) spawnSync("tar", ["-czf", archive, "-C", join(place, "in"), "."]);
    const evidence = options.packed === true ? archive : join(place, "in");
    const json = await runMailwarden([
      "diagnose",
      "--timezone",
      "UTC",
      "--format",
      "json",
      evidence,
    ]);
    const shown = await runMailwarden(["diagnose", "--timezone", "UTC", evidence]);
    for (const secret of SECRETS) expect(json.out + shown.out + json.err).not.toContain(secret);
    return { diagnosis: JSON.parse(json.out) as Diagnosis<string>, text: shown.out };
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** What the tables say about the culprit, and the codes of findings about accounts. */
function said({ diagnosis }: Answer) {
  const incident = diagnosis.incidents.find(({ accounts }) => accounts.includes(culprit));
  return {
    proof: incident?.proof
      .filter(({ source }) => /\.(?:sql|users)$/.test(source))
      .map(({ line, says }) => `${line}: ${says.replaceAll(culprit, "IT")}`),
    findings: diagnosis.findings
      .filter(({ code }) => code.startsWith("account-"))
      .map(({ code, subject }) => `${code} ${subject.replaceAll(culprit, "IT")}`),
  };
}

test("an account that exists is shown with its row, and the verdict stays what the log says", async () => {
  const alone = await diagnoseWith({});
  const answer = await diagnoseWith({ "db/vmail.sql": dump({ login: culprit }) });
  expect(said(answer)).toEqual({
    proof: ["6: the account IT is in the table, made on 2 Jan 2015"],
    findings: [],
  });
  const [before] = alone.diagnosis.incidents;
  expect(answer.diagnosis.incidents[0]).toMatchObject({
    id: before?.id,
    confidence: before?.confidence,
    messages: before?.messages,
  });
  const row = answer.diagnosis.incidents[0]?.proof.at(-1)?.text ?? "";
  expect(row).toContain(`${culprit}, password=****, created=2015-01-02`);
});

test("in an archive it is the same", async () => {
  const answer = await diagnoseWith({ "db/vmail.sql": dump({ login: culprit }) }, { packed: true });
  expect(said(answer).proof).toEqual(["6: the account IT is in the table, made on 2 Jan 2015"]);
});

test("a login that is in no table of its domain", async () => {
  const answer = await diagnoseWith({ "db/vmail.sql": dump() });
  const { proof, findings } = said(answer);
  expect(findings).toEqual(["account-not-in-table IT"]);
  expect(proof).toEqual([expect.stringContaining("IT is none of the 3 accounts of its domain")]);
});

test("where the settings let anybody in, a login that is in no table is none; either alone proves little", async () => {
  const settings = {
    "etc/postfix/main.cf":
      "compatibility_level = 3.6\nmyhostname = mail.example.org\nsmtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\n",
    "etc/dovecot/dovecot.conf": "passdb {\n  driver = static\n  args = nopassword=y\n}\n",
  };
  const causes = async (files: Readonly<Record<string, string>>) => {
    const { diagnosis, text } = await diagnoseWith(files);
    return { text, causes: diagnosis.incidents.map(({ cause, accounts }) => [cause, ...accounts]) };
  };
  const bypass = await causes({ ...settings, "db/vmail.sql": dump() });
  expect(bypass.causes).toEqual([["auth-bypass", culprit]]);
  expect(bypass.text).toContain(`${culprit}, an account that does not exist`);
  expect(bypass.text).not.toContain("accounts lock");
  const exists = await causes({ ...settings, "db/vmail.sql": dump({ login: culprit }) });
  expect(exists.causes).toEqual([["stolen-credentials", culprit]]);
  expect((await causes(settings)).causes).toEqual([["stolen-credentials", culprit]]);
});

test("a part of a table proves nobody's absence", async () => {
  const rows = `mysql> select * from mailbox where domain = '${domain}' limit 3;\n${"*".repeat(27)} 1. row ${"*".repeat(27)}\nusername: anna@${domain}\npassword: ${HASH}\ncreated: 2015-01-02 03:04:05\nactive: 1\n`;
  const { findings } = said(await diagnoseWith({ "db/rows.sql": rows }));
  expect(findings).not.toContain("account-not-in-table IT");
});

test("an account made the day before, one without a password, one that is disabled", async () => {
  const firstMs = Date.parse(generated.truth.incidents[0]?.firstAt ?? "");
  const created = new Date(firstMs - 86_400_000).toISOString().slice(0, 19).replace("T", " ");
  const fresh = said(await diagnoseWith({ "db/vmail.sql": dump({ login: culprit, created }) }));
  expect(fresh.findings).toEqual(["account-new IT"]);
  expect(fresh.proof).toEqual([expect.stringContaining("within days of the abuse")]);
  const open = said(
    await diagnoseWith({ "db/vmail.sql": dump({ login: culprit, password: "", active: 1 }) }),
  );
  expect(open.findings).toEqual(["account-empty-password IT"]);
  const shut = said(await diagnoseWith({ "db/vmail.sql": dump({ login: culprit, active: 0 }) }));
  expect(shut.proof).toEqual(["6: the account IT is disabled in the table"]);
});

test("weak tables are findings beside the incident; no password and no hash is printed", async () => {
  const answer = await diagnoseWith({
    "db/vmail.sql": dump({ login: culprit, password: HASH }),
    "etc/dovecot.users": `x@${domain}:{PLAIN}${SECRETS[0]}\ny@${domain}:{PLAIN}${SECRETS[0]}\n`,
  });
  expect(said(answer).findings.sort()).toEqual([
    expect.stringMatching(/^account-clear-text .*dovecot\.users$/),
    "account-weak-scheme IT",
  ]);
  expect(answer.text).toContain("2 passwords are stored without a hash");
});

test("what others wrote is no table: a mail with one, a log line with one", async () => {
  const forged = dump({ login: culprit, password: "" });
  const answer = await diagnoseWith({
    "mail/1.eml": `From: a@b.example\nTo: c@d.example\nSubject: x\nDate: Mon, 6 May 2024 10:00:00 +0000\n\n${forged}`,
  });
  expect(said(answer)).toEqual({ proof: [], findings: [] });
});
