/**
 * Asks the commands that mask about recorded incidents, in every format, and looks for everybody in their output who
 * is not accused. Each folder holds `truth.json`, `truth/*.jsonl` and the evidence:
 *
 *     tsx scripts/check-redaction.ts FOLDER...
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runQuietly } from "./run-quietly.ts";

const EVIDENCE = ["logs", "queue", "config", "maildir", "db"];
const ADDRESS = /[^\s"<>@,;:()[\]]+@[^\s"<>@,;:()[\]]+/g;
const IPV4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g;
const HOST = /"(?:host|domain)": ?"([^"]+)"/g;

/** Everybody whom the truth names, lower case, but the culprits, the loopback interface and the wildcard. */
function bystandersOf(folder: string): ReadonlySet<string> {
  const truth = readFileSync(join(folder, "truth.json"), "utf8");
  const { culprits } = JSON.parse(truth) as {
    culprits: { accounts: readonly string[]; ips: readonly string[] };
  };
  const guilty = new Set([...culprits.accounts, ...culprits.ips]);
  const lists = readdirSync(join(folder, "truth")).filter((name) => name.endsWith(".jsonl"));
  const texts = [truth, ...lists.map((name) => readFileSync(join(folder, "truth", name), "utf8"))];
  const all = texts.flatMap((text) => [
    ...(text.match(ADDRESS) ?? []),
    ...(text.match(IPV4) ?? []),
    ...[...text.matchAll(HOST)].map((match) => match[1] ?? ""),
  ]);
  return new Set(
    all
      .map((name) => name.toLowerCase().replace(/[.\\/]+$/, ""))
      .filter(
        (name) =>
          name.length > 3 && !guilty.has(name) && !name.startsWith("127.") && name !== "0.0.0.0",
      ),
  );
}

/** The names of `bystanders` that stand in the text; an address also counts inside a longer word. */
function namedIn(text: string, bystanders: ReadonlySet<string>): readonly string[] {
  const lower = text.toLowerCase().replace(/\s+/g, " ");
  return [...bystanders].filter((name) => {
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
      const isPartOfOther =
        /[\w.]/.test(lower[at - 1] ?? " ") || /\w/.test(lower[at + name.length] ?? " ");
      // The culprit's own address ends in a domain that others have, too.
      const isInAddress = !name.includes("@") && lower[at - 1] === "@";
      if (!isPartOfOther && !isInAddress) return true;
    }
    return false;
  });
}

let failures = 0;
for (const folder of process.argv.slice(2)) {
  const evidence = EVIDENCE.map((name) => join(folder, name)).filter((path) => existsSync(path));
  const logs = [join(folder, "logs")];
  const queue = evidence.filter((path) => path.endsWith("/queue"));
  const bystanders = bystandersOf(folder);
  const stamps = ["--timezone", "UTC", "--redact"];
  const runs: readonly (readonly string[])[] = [
    ...["text", "json", "markdown", "html"].map((format) => [
      "diagnose",
      "--format",
      format,
      ...stamps,
      ...evidence,
    ]),
    ...["text", "json", "markdown", "html"].map((format) => [
      "report",
      "--format",
      format,
      ...stamps.slice(0, 2),
      ...evidence,
    ]),
    ...["text", "json"].flatMap((format) => [
      ["explain", "--format", format, ...stamps, ...evidence],
      ...queue.flatMap((path) => [
        ["queue", "list", "--format", format, ...stamps, path],
        ...["account", "client", "sender-domain", "receiver", "reason"].map((by) =>
          ["queue", "list", "--by", by, "--format", format].concat(stamps, path),
        ),
      ]),
      ["trace", "2000-01-01..2100-01-01", "--lines", "--format", format, ...stamps, ...logs],
      ["events", "--all", "--format", format, ...stamps, ...logs],
    ]),
  ];
  for (const args of runs) {
    const text = await runQuietly(args);
    const left = namedIn(text, bystanders);
    failures += left.length;
    const shown = left.length > 0 ? `: ${left.slice(0, 8).join(", ")}` : "";
    process.stdout.write(
      `${folder} ${args[0]} ${args[args.indexOf("--format") + 1]}: ${text.length} characters, ${bystanders.size} names looked for, ${left.length} found${shown}\n`,
    );
  }
}
process.exitCode = failures > 0 ? 1 : 0;
