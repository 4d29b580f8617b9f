/**
 * Runs servers from a folder of observed configurations and compares what `probe` says of them, from outside, from the
 * subnet, from a private address and from the host, with what was observed. `--fix` instead applies every critical and high
 * fix of `audit` and looks whether legitimate mail still passes and the open questions are closed. As root:
 *
 *     NODE_IN_NAMESPACE=$(command -v node) EXIM_TREE=$PWD/build/exim test/live/enter-namespace.sh \
 *       --import tsx scripts/score-probe.ts FOLDER [--fix] [--verbose]
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { basename, join } from "node:path";
import { auditFiles } from "../src/app/audit-files.ts";
import { probeAndCompare } from "../src/app/probe-and-compare.ts";
import type { Question } from "../src/core/server-answers.ts";
import { createEvidenceWorld } from "../src/system/evidence-world.ts";
import { createSmtpWorld } from "../src/system/smtp-world.ts";
import { host, mailDomain, startDnsServer } from "../test/live/dns-server.ts";
import { mustRun } from "../test/live/run-program.ts";
import { applyFix } from "../test/live/settings/apply-fix.ts";
import { OBSERVED_PEOPLE, startObserved } from "../test/live/settings/observed-server.ts";
import type { ObservedServer } from "../test/live/settings/observed-server.ts";
import { startReceiver } from "../test/live/receiver.ts";
import { sendMail } from "../test/live/smtp-client.ts";

/** Which observations, any of them true, make the answer `yes`; what a probe without delivery cannot see is left out. */
const LABELS: Partial<Record<Question, readonly string[]>> = {
  relayUnauthenticated: ["relay_unauth"],
  relayNeighbour: ["relay_neighbour_subnet"],
  relayPrivate: ["relay_private_lan"],
  forgeAuthenticated: ["forge_accepted_local", "forge_accepted_foreign"],
  forgeNullSender: ["forge_authenticated_null"],
  forgeTrusted: ["forge_trusted_network"],
  forgeUnauthenticatedLocal: ["forge_unauth_local_domain"],
  acceptsUnknownRecipients: ["accepts_unknown_rcpt"],
  authPlaintext: ["auth_plaintext"],
  authOnPort25: ["auth_on_port25"],
  authBypass: ["auth_empty_password", "relay_empty_credentials"],
  startTls: ["starttls_port25"],
  vrfy: ["vrfy_enumerates"],
};
const VANTAGES: Readonly<Record<string, { host: string; source: string }>> = {
  outside: { host: "192.0.2.10", source: "203.0.113.66" },
  neighbour: { host: "192.0.2.10", source: "192.0.2.99" },
  private: { host: "192.0.2.10", source: "10.102.0.55" },
  self: { host: "127.0.0.1", source: "127.0.0.1" },
};

const args = process.argv.slice(2);
const folder = args.find((arg) => !arg.startsWith("--")) ?? "";
const isVerbose = args.includes("--verbose");
const worlds = { smtp: createSmtpWorld(), evidence: createEvidenceWorld() };

await startDnsServer({
  ...host("mail.example.org", "192.0.2.10"),
  ...host("bot.attacker.example", "203.0.113.66"),
  "example.org MX": ["10 mail.example.org"],
  // A server that hands mail on to whatever is named wants an address of it.
  "example.org A": ["192.0.2.10"],
  "example.com A": ["192.0.2.80"],
  ...mailDomain("partner.example", "192.0.2.25"),
  ...mailDomain("sender.example", "192.0.2.26"),
  "*.wild.dnsbl.example A": ["127.0.0.2"],
});
const strangers = [
  await startReceiver("192.0.2.25"),
  await startReceiver("192.0.2.26"),
  await startReceiver("192.0.2.80"),
];

// A policy service that has nothing to say.
createServer((socket) => {
  socket.on("data", (chunk) => chunk.includes("\n\n") && socket.write("action=dunno\n\n"));
  socket.on("error", () => {});
}).listen(10_031, "127.0.0.1");

let wrong = 0;
let sure = 0;
let asked = 0;
for (const path of caseFolders(folder)) {
  const server = await startObserved(path, prepareFor(path));
  try {
    if (args.includes("--fix")) await tryFixes(path, server);
    else await compare(path, server);
  } catch (error) {
    wrong += 1;
    console.log(`${basename(path)}: ${String(error)}`);
  }
  await server.stop();
}
const leaks = strangers.flatMap(({ received }) => received);
// With --fix, honest mail to a partner has to leave.
const isFix = args.includes("--fix");
console.log(
  isFix
    ? `${asked} servers, ${wrong} broken by the fixes`
    : `${sure} of ${asked} answers sure, ${wrong} wrong, ${leaks.length} messages left for third parties`,
);
process.exit(wrong === 0 && (isFix || leaks.length === 0) ? 0 : 1);

function caseFolders(at: string): string[] {
  const entries = readdirSync(at).map((name) => join(at, name));
  if (entries.some((entry) => entry.endsWith("labels.json"))) return [at];
  return entries.filter((entry) => statSync(entry).isDirectory()).flatMap(caseFolders);
}

/** Account tables of the cases. */
function prepareFor(path: string) {
  return async (to: string): Promise<void> => {
    const sql = join(path, "users.sql");
    if (!existsSync(sql)) return;
    const script = `import sqlite3,sys; sqlite3.connect("${to}/users.db").executescript(open("${sql}").read())`;
    await mustRun("python3", ["-c", script]);
    await mustRun("chmod", ["644", `${to}/users.db`]);
  };
}

async function probeFrom(vantage: string, server: ObservedServer) {
  const { host: target, source } = VANTAGES[vantage] ?? { host: "", source: "" };
  const probed = await probeAndCompare(
    {
      host: target,
      source,
      port: 25,
      isOwn: true,
      known: "bob@example.org",
      domain: "example.org",
      login: { user: "alice@example.org", password: OBSERVED_PEOPLE["alice@example.org"] ?? "" },
      limits: { replyMs: 20_000 },
    },
    server.folder,
    worlds,
  );
  if ("kind" in probed) throw new Error(`${vantage}: ${probed.kind}`);
  return probed;
}

function labelsOf(path: string): Readonly<Record<string, boolean>> {
  const { labels } = JSON.parse(readFileSync(join(path, "labels.json"), "utf8")) as {
    labels: Record<string, boolean>;
  };
  return labels;
}

async function compare(path: string, server: ObservedServer): Promise<void> {
  const labels = labelsOf(path);
  for (const vantage of Object.keys(VANTAGES)) {
    const { answers } = await probeFrom(vantage, server);
    for (const [question, names] of Object.entries(LABELS)) {
      const row = answers[question as Question][0];
      const want = names.some((name) => labels[name]) ? "yes" : "no";
      asked += 1;
      const isSure = row?.answer === "yes" || row?.answer === "no";
      if (isSure) sure += 1;
      const isWrong = isSure && row.answer !== want;
      if (isWrong) wrong += 1;
      if (!isWrong && !isVerbose) continue;
      const said = `${row?.answer ?? "-"} ${row?.doubt ?? ""}`;
      const mark = isWrong ? "WRONG" : isSure ? "ok" : "open";
      console.log(
        `${mark} ${basename(path)} ${vantage} ${question}: ${said}, observed ${want}: ${row?.witness ?? ""}`,
      );
    }
  }
}

/** Whether the legitimate uses still work. */
async function legitimate(labels: Readonly<Record<string, boolean>>): Promise<readonly string[]> {
  const broken: string[] = [];
  if (labels["inbound_works"]) {
    const [sent] = await sendMail({ from: "203.0.113.66", helo: "bot.attacker.example" }, [
      {
        sender: "someone@sender.example",
        recipients: ["bob@example.org"],
        message: "Subject: in\n\nx",
      },
    ]);
    if (sent?.accepted.length !== 1)
      broken.push(`inbound: ${sent?.reply.code} ${sent?.reply.text}`);
  }
  if (labels["auth_user_can_send_own"]) {
    const user = "alice@example.org";
    const password = OBSERVED_PEOPLE[user] ?? "";
    const message = {
      sender: user,
      recipients: ["pat@partner.example"],
      message: "Subject: out\n\nx",
    };
    const tries: string[] = [];
    for (const [port, startTls] of [
      [587, true],
      [587, false],
      [25, true],
      [25, false],
    ] as const) {
      try {
        const [sent] = await sendMail(
          { from: "198.51.100.7", port, startTls, login: { user, password } },
          [message],
        );
        if (sent?.accepted.length === 1) return broken;
        tries.push(`${port} ${sent?.reply.code} ${sent?.reply.text}`);
      } catch (error) {
        tries.push(`${port} ${String(error)}`);
      }
    }
    broken.push(`own sending: ${tries.join("; ")}`);
  }
  return broken;
}

async function tryFixes(path: string, server: ObservedServer): Promise<void> {
  const labels = labelsOf(path);
  const before = await legitimate(labels);
  const open = new Set<string>();
  for (const vantage of Object.keys(VANTAGES)) {
    for (const question of (await probeFrom(vantage, server)).open)
      open.add(`${vantage} ${question}`);
  }
  const { findings, open: said } = await auditFiles(
    [server.folder],
    { mtaVersion: server.mta === "postfix" ? "3.7.11" : "4.96", language: "en" },
    worlds.evidence,
  );
  const grave = findings.filter(({ severity }) => severity === "critical" || severity === "high");
  const applied: string[] = [];
  for (const finding of grave) {
    applied.push(`${finding.code} ${await applyFix(finding, server.folder)}`);
  }
  const starts = await server.restart();
  const after = starts ? await legitimate(labels) : ["does not start"];
  const still = new Set<string>();
  if (starts) {
    for (const vantage of Object.keys(VANTAGES)) {
      for (const question of (await probeFrom(vantage, server)).open)
        still.add(`${vantage} ${question}`);
    }
  }
  const broken = after.filter((one) => !before.includes(one));
  if (broken.length > 0) wrong += 1;
  asked += 1;
  console.log(
    `${broken.length > 0 ? "BROKEN" : "ok"} ${basename(path)}: ${applied.join(", ") || "nothing to fix"}; audit open: ${said.join(" ")}` +
      `; before: ${[...open].join(", ") || "-"}; still open: ${[...still].join(", ") || "-"}${broken.length > 0 ? `; ${broken.join(" | ")}` : ""}`,
  );
}
