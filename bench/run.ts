import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Contest, judge, median, type Result } from "./bars.ts";
import { benchLog, compressed, eximIdInTheMiddle } from "./bench-files.ts";
import { measure, type Measurement } from "./measure.ts";
import { findRivalTool } from "./rival-tools.ts";

/** Statuses of `diagnose` that mean it did its work: nothing found, something found. */
const DONE = [0, 1];
const DATA = "bench/data";
const MIB_PER_FURTHER_GB = 25;

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    large: { type: "boolean", default: false },
    rounds: { type: "string", default: "3" },
    only: { type: "string", default: "" },
    program: { type: "string", default: "dist/mailwarden.js" },
  },
});
const rounds = Number(values.rounds);
const mailwarden = [process.execPath, values.program];
const contests = (await buildContests()).filter(({ name }) => name.includes(values.only));
const results: Result[] = [];
for (const contest of contests) results.push(await hold(contest));
const growth = values.large ? await measureGrowth() : null;

print(results, growth);
store(results, growth);
if (results.some(({ holds }) => !holds) || (growth !== null && growth > MIB_PER_FURTHER_GB)) {
  process.exitCode = 1;
}

async function buildContests(): Promise<readonly Contest[]> {
  const tool = (name: Parameters<typeof findRivalTool>[0]): string =>
    findRivalTool(name, join(DATA, "tools"));
  const size = (bytes: number): number => (values.quick ? 20e6 : bytes);
  const postfix = benchLog(DATA, "postfix", size(1e9));
  const postfixSmall = benchLog(DATA, "postfix", size(1e8));
  const exim = benchLog(DATA, "exim", size(5e8));
  const eximId = eximIdInTheMiddle(exim);
  const diagnose = [...mailwarden, "diagnose", "--format", "json"];
  const trace = [...mailwarden, "trace", "--format", "json"];
  const pflogsumm = tool("pflogsumm");
  return [
    {
      name: "Postfix 1 GB",
      ours: [...diagnose, postfix],
      rival: [pflogsumm, postfix],
      ratioMin: 10,
      rssMaxMiB: 150,
    },
    {
      name: "Postfix 100 MB, start included",
      ours: [...diagnose, postfixSmall],
      rival: [pflogsumm, postfixSmall],
      ratioMin: 6,
    },
    {
      name: "Postfix 1 GB as gz",
      ours: [...diagnose, await compressed(postfix)],
      rival: [pflogsumm, postfix],
      ratioMin: 5,
    },
    {
      name: "Exim 500 MB",
      ours: [...diagnose, exim],
      rival: [tool("eximstats"), exim],
      ratioMin: 6,
    },
    {
      name: "Exim 500 MB, trace one message",
      ours: [...trace, eximId, exim],
      rival: [tool("exigrep"), eximId, exim],
      ratioMin: 1,
    },
  ];
}

/** Interleaved, so that a machine that slows down slows down both. */
async function hold(contest: Contest): Promise<Result> {
  const ours: Measurement[] = [];
  const rival: Measurement[] = [];
  for (let round = 1; round <= rounds; round++) {
    process.stderr.write(`${contest.name}: round ${round} of ${rounds}\n`);
    ours.push(await measure(contest.ours, DONE));
    rival.push(await measure(contest.rival, [0]));
  }
  return judge(contest, ours, rival);
}

/** MiB that a second GB costs. */
async function measureGrowth(): Promise<number> {
  const rss: number[] = [];
  for (const bytes of [1e9, 2e9]) {
    const log = benchLog(DATA, "postfix", bytes);
    rss.push((await measure([...mailwarden, "diagnose", "--format", "json", log], DONE)).rssMiB);
  }
  return (rss[1] ?? NaN) - (rss[0] ?? NaN);
}

function print(all: readonly Result[], growthMiB: number | null): void {
  if (values.quick) console.log("quick: 20 MB in place of every size; start-up weighs more");
  console.log(
    "what                              ours s   rival s   ratio    bar   RSS MiB   bar  holds",
  );
  for (const result of all) {
    const seconds = (runs: readonly Measurement[]): string =>
      median(runs.map((measurement) => measurement.seconds)).toFixed(2);
    console.log(
      [
        result.name.padEnd(31),
        seconds(result.ours).padStart(8),
        seconds(result.rival).padStart(9),
        result.ratio.toFixed(1).padStart(7),
        `>= ${result.ratioMin}`.padStart(6),
        result.rssMiB.toFixed(0).padStart(9),
        (result.rssMaxMiB === null ? "-" : `${result.rssMaxMiB}`).padStart(5),
        (result.holds ? "yes" : "NO").padStart(6),
      ].join(" "),
    );
  }
  if (growthMiB !== null) {
    console.log(`a second GB costs ${growthMiB.toFixed(0)} MiB (bar: ${MIB_PER_FURTHER_GB})`);
  }
}

function store(all: readonly Result[], growthMiB: number | null): void {
  const cpu = cpus()[0]?.model.trim() ?? "unknown";
  const date = new Date().toISOString().slice(0, 10);
  const machine = cpu
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .toLowerCase();
  const folder = join("bench", "runs");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${date}-${machine}${values.quick ? "-quick" : ""}.json`);
  const run = {
    date,
    machine: {
      cpu,
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      kernel: release(),
    },
    node: process.version,
    quick: values.quick,
    secondGbMiB: growthMiB,
    results: all,
  };
  writeFileSync(file, `${JSON.stringify(run, null, 1)}\n`);
  console.log(`stored in ${file}`);
}
