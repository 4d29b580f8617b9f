/**
 * Runs the audit over a folder of observed configurations and compares the answers with what the real server did.
 * `node --import tsx scripts/score-audit.ts FOLDER [--verbose]`; a case is a folder with `labels.json`.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { QUESTIONS } from "../src/core/server-answers.ts";
import type { AnswerRow, AnswerValue, Question } from "../src/core/server-answers.ts";
import { auditConfiguration } from "../src/audit/audit-configuration.ts";
import type { Witness } from "../src/core/witness.ts";
import { en } from "../src/report/messages/en.ts";
import { witnessText } from "../src/report/witness-text.ts";

/** Which observations, any of them true, make the answer `yes`. */
const LABELS: Readonly<Record<Question, readonly string[]>> = {
  relayUnauthenticated: ["relay_unauth"],
  relayNeighbour: ["relay_neighbour_subnet"],
  relayPrivate: ["relay_private_lan"],
  forgeAuthenticated: ["forge_authenticated_local", "forge_authenticated_foreign"],
  forgeNullSender: ["forge_authenticated_null"],
  forgeTrusted: ["forge_trusted_network"],
  forgeUnauthenticatedLocal: ["forge_unauth_local_domain"],
  acceptsUnknownRecipients: ["accepts_unknown_rcpt"],
  backscatter: ["backscatter"],
  authPlaintext: ["auth_plaintext"],
  authOnPort25: ["auth_on_port25"],
  authBypass: ["auth_empty_password", "relay_empty_credentials"],
  startTls: ["starttls_port25"],
  vrfy: ["vrfy_enumerates"],
  smuggling: ["smuggling_nonstandard_eod"],
};

interface Labels {
  readonly version: string;
  readonly labels: Readonly<Record<string, boolean>>;
}

function caseFolders(folder: string): string[] {
  const entries = readdirSync(folder).map((n) => join(folder, n));
  if (entries.some((e) => e.endsWith("labels.json"))) return [folder];
  return entries
    .filter((e) => statSync(e).isDirectory())
    .flatMap(caseFolders)
    .sort();
}

function overall(
  rows: readonly AnswerRow<Witness>[],
  question: Question,
): AnswerRow<Witness> | undefined {
  const asked =
    question === "startTls" ? rows.filter((r) => /(?:^port 25$|:25$|^-$)/.test(r.listener)) : rows;
  const order: readonly AnswerValue[] = ["yes", "depends", "unknown", "no"];
  return order.map((value) => asked.find((r) => r.answer === value)).find((r) => r !== undefined);
}

const [, , folder = ".", ...flags] = process.argv;
const verbose = flags.includes("--verbose");
const score = new Map(QUESTIONS.map((q) => [q, { right: 0, abstained: 0, wrong: 0 }]));
for (const path of caseFolders(folder)) {
  const { version, labels } = JSON.parse(readFileSync(join(path, "labels.json"), "utf8")) as Labels;
  const names = readdirSync(path).filter((n) => n !== "labels.json" && n !== "case.json");
  const texts = names.map((name) => ({ name, text: readFileSync(join(path, name), "utf8") }));
  const { answers } = auditConfiguration({ texts, mtaVersion: version });
  for (const question of QUESTIONS) {
    const row = overall(answers[question], question);
    const expected = LABELS[question].some((l) => labels[l] === true) ? "yes" : "no";
    const kind =
      row?.answer === expected
        ? "right"
        : row?.answer === "yes" || row?.answer === "no"
          ? "wrong"
          : "abstained";
    const counts = score.get(question);
    if (counts !== undefined) counts[kind]++;
    if (kind !== "right" || verbose)
      console.log(
        `${kind.padEnd(9)} ${path.split("/").slice(-2).join("/")} ${question}: observed ${expected}, said ${row?.answer ?? "-"} (${row?.listener ?? ""}: ${row === undefined ? "" : witnessText(row.witness, en)})`,
      );
  }
}
console.table(Object.fromEntries(score));
