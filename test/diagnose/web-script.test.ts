import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { diagnosePaths } from "./diagnose-logs.ts";
import {
  accessLog,
  HONEST_SCRIPT,
  mailLog,
  MAILS,
  phpMailLog,
  queueFile,
  SPAM_SCRIPT,
  UID,
  VISITOR,
  writeSite,
} from "./web-site.ts";

const folder = mkdtempSync(join(tmpdir(), "mailwarden-web-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const root = join(folder, "htdocs");
writeSite(root);

function put(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, `${text}\n`);
  return path;
}
const log = put("mail.log", mailLog());
const access = put("access.log", accessLog());
const php = put("php.log", phpMailLog(root));
const queue = join(folder, "queue");
mkdirSync(queue);
// What is left in the queue: every third.
MAILS.forEach((mail, index) => {
  if (index % 3 === 0) put(join("queue", `${index}.txt`), queueFile(mail));
});

async function incidentOf(...evidence: readonly string[]) {
  const diagnosis = await diagnosePaths([log, ...evidence]);
  const [incident, ...others] = diagnosis.incidents;
  expect(others).toEqual([]);
  expect(incident?.cause).toBe("local-script");
  // The honest script is named by nobody, neither as script nor as target.
  const { proof = [], scripts = [], actions = [] } = incident ?? {};
  expect(JSON.stringify([scripts, actions])).not.toContain("contact.php");
  expect(diagnosis.findings.map(({ subject }) => subject)).not.toContain(root + HONEST_SCRIPT);
  return { diagnosis, scripts, actions, proof, says: proof.map(({ says }) => says).join("\n") };
}

const scriptTarget = (actions: readonly { readonly step: string; readonly target: string }[]) =>
  actions.find(({ step }) => step === "script-disable")?.target;

describe("the script is named", () => {
  test("not by the mail log alone", async () => {
    const { scripts, actions } = await incidentOf();
    expect(scripts[0]).toMatchObject({ uid: UID });
    expect(scripts[0]).not.toHaveProperty("file");
    expect(scriptTarget(actions)).toBe(`uid:${UID}`);
  });

  test("by PHP's mail log", async () => {
    const { scripts, actions, proof } = await incidentOf(php);
    expect(scripts).toEqual([
      {
        uid: UID,
        directory: join(root, "/shop/images/.thumbs"),
        file: root + SPAM_SCRIPT,
        messages: 120,
      },
    ]);
    expect(scriptTarget(actions)).toBe(root + SPAM_SCRIPT);
    const line = proof.find(({ source }) => source === php);
    expect(line?.text).toContain(`mail() on [${root}${SPAM_SCRIPT}:7]`);
    expect(line?.line).toBeGreaterThan(0);
  });

  test("by requests in the same second", async () => {
    const { scripts, says } = await incidentOf(access);
    expect(scripts[0]).toMatchObject({ uid: UID, file: SPAM_SCRIPT, messages: 120 });
    expect(says).toContain(VISITOR);
  });

  test("by the headers of what is still queued", async () => {
    const { scripts, says } = await incidentOf(queue);
    expect(scripts[0]).toMatchObject({ uid: UID, file: "cache.php" });
    expect(says).toContain("own header names cache.php");
  });

  test("by the programs, where one alone is no honest one's", async () => {
    const { scripts, says } = await incidentOf(root);
    expect(scripts[0]).toMatchObject({ file: root + SPAM_SCRIPT });
    expect(says).toContain("mails to whomever a visitor names");
    expect(says).toContain("was last changed");
  });

  test("not the only one in PHP's mail log, when most mail is not in there", async () => {
    const customers = MAILS.map((mail, index) =>
      mail.isSpam ? mail : { ...mail, recipient: `buyer${index}@home${index % 7}.example.org` },
    );
    const honest = customers.filter(({ isSpam }) => !isSpam);
    const sold = put("sold.log", mailLog(customers));
    const asked = put("sold-php.log", phpMailLog(root, honest));
    const [incident] = (await diagnosePaths([sold, asked, root])).incidents;
    expect(incident?.scripts[0]).toMatchObject({ file: root + SPAM_SCRIPT });
    expect(JSON.stringify([incident?.scripts, incident?.actions])).not.toContain("contact.php");
  });

  test("by all of it together, each with its line", async () => {
    const { scripts, proof, diagnosis } = await incidentOf(queue, php, access, root);
    expect(scripts[0]).toMatchObject({ file: root + SPAM_SCRIPT, messages: 120 });
    expect(diagnosis.summary).toContain(root + SPAM_SCRIPT);
    expect(new Set(proof.map(({ source }) => source))).toContain(root + SPAM_SCRIPT);
    expect(proof.find(({ text }) => text.startsWith("X-PHP-Originating-Script"))?.text).toBe(
      `X-PHP-Originating-Script: ${UID}:cache.php`,
    );
  });
});
