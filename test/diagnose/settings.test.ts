import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { diagnose } from "../../src/app/diagnose.ts";
import { withSettings } from "../../src/app/with-settings.ts";
import type { Diagnosis } from "../../src/core/diagnosis.ts";
import { loadLanguage } from "../../src/report/language.ts";
import { localise } from "../../src/report/localise.ts";
import { createDiagnoseWorlds } from "../../src/system/diagnose-worlds.ts";
import { generateLog } from "./generate-log.ts";

const BASE = "compatibility_level = 3.6\nmyhostname = mx.cafe.test\nmydestination = cafe.test\n";
const OPEN = "mynetworks = 127.0.0.0/8 0.0.0.0/0\n";
const CLOSED = "mynetworks = 127.0.0.0/8\n";
const RELAY = { log: "open-relay", cause: "open-relay" } as const;

async function diagnoseFiles(
  files: Readonly<Record<string, string>>,
  tag: "en" | "ja" = "en",
  named = "",
): Promise<Diagnosis<string>> {
  const place = mkdtempSync(join(tmpdir(), "mailwarden-settings-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(place, name)), { recursive: true });
      writeFileSync(join(place, name), text);
    }
    const options = { timezone: "UTC", language: tag };
    const { diagnosis, settings } = await diagnose(
      [join(place, named)],
      options,
      createDiagnoseWorlds(),
    );
    return withSettings(localise(diagnosis, await loadLanguage(tag)), settings);
  } finally {
    rmSync(place, { recursive: true });
  }
}

const logOf = (scenario: string): string =>
  generateLog("postfix", scenario, { seed: 11, scale: 0.2, hours: 5 }).text;

const settingsShown = ({ incidents }: Diagnosis<string>, cause: string) =>
  incidents
    .filter((incident) => incident.cause === cause)
    .flatMap(({ proof }) => proof)
    .filter(({ source }) => source.endsWith("main.cf"));

test("an open relay is tied to the line that opens it, with the command that closes it", async () => {
  const diagnosis = await diagnoseFiles({
    "mail.log": logOf(RELAY.log),
    "etc/postfix/main.cf": BASE + OPEN,
  });
  expect(diagnosis.verdict).toBe("incident");
  const shown = settingsShown(diagnosis, RELAY.cause);
  expect(shown.map(({ line, text }) => `${line}: ${text}`)).toEqual([`4: ${OPEN.trim()}`]);
  expect(shown[0]?.says).toContain("0.0.0.0/0");
  const relay = diagnosis.incidents.find(({ cause }) => cause === RELAY.cause);
  expect(relay?.actions.find(({ step }) => step === "config-fix")?.command).toBe(
    "postconf -e 'mynetworks = 127.0.0.0/8'",
  );
  expect(diagnosis.findings.map(({ code }) => code)).toContain("audit.PF-REL-01");
  const settings = diagnosis.findings.filter(({ code }) => code.startsWith("audit."));
  expect(settings.map(({ severity }) => severity)).not.toContain("info");
});

test("settings that are sound are not blamed", async () => {
  const diagnosis = await diagnoseFiles({
    "mail.log": logOf(RELAY.log),
    "etc/postfix/main.cf": BASE + CLOSED,
  });
  expect(diagnosis.verdict).toBe("incident");
  expect(settingsShown(diagnosis, RELAY.cause)).toEqual([]);
});

test("without settings nothing is said about them, and a log is none", async () => {
  const diagnosis = await diagnoseFiles({ "mail.log": logOf(RELAY.log) });
  expect(diagnosis.findings.filter(({ code }) => code.startsWith("audit."))).toEqual([]);
});

test("a weak setting alone is no incident", async () => {
  const diagnosis = await diagnoseFiles({
    "mail.log": logOf("none"),
    "etc/postfix/main.cf": BASE + OPEN,
  });
  expect(diagnosis.verdict).toBe("clean");
  expect(diagnosis.findings.map(({ code }) => code)).toContain("audit.PF-REL-01");
});

test("in the reader's language", async () => {
  const diagnosis = await diagnoseFiles({ "main.cf": BASE + OPEN }, "ja");
  const [proof] = diagnosis.findings.flatMap(({ code, proof: shown }) =>
    code === "audit.PF-REL-01" ? shown : [],
  );
  expect(proof?.says).toMatch(/\p{Script=Hiragana}/u);
});

test("a dump that a forum collapsed to one line is named by the line that the reader has", async () => {
  const others = ["alias_maps = hash:/etc/aliases", "inet_interfaces = all"];
  const long = `smtpd_banner = ${"mail of the cafe, be kind ".repeat(10)}`;
  const dump = `# postconf -n ${BASE}${OPEN}${[...others, long].join("\n")}`.replaceAll("\n", " ");
  const { findings } = await diagnoseFiles(
    {
      "question.txt": `Help!\nNov 25 10:00:00 mx postfix/smtpd[1]: connect from h[192.0.2.1]\nNov 25 10:00:01 mx postfix/smtpd[1]: disconnect from h[192.0.2.1]\n${dump}\n`,
    },
    "en",
    "question.txt",
  );
  const wide = findings.find(({ code }) => code === "audit.PF-REL-01");
  expect(wide?.proof[0]).toMatchObject({ line: 4, text: OPEN.trim() });
});
