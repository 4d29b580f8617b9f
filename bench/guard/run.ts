import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { median } from "../bars.ts";
import { type LoadResult, loadPolicyServer } from "./policy-load.ts";
import { type Contender, startBareNode, startGuard, startPostfwd } from "./rivals.ts";

const PORT = 10_970;
const CONNECTIONS = 64;
const ACCOUNTS = 1000;
const MANY_ACCOUNTS = 100_000;
/** What must hold; the guard's requests per second count for nothing on a machine that does other things, ratios do. */
const BARS = { ofBareNode: 1 / 3, timesPostfwd: 10, p99Ms: 10, rssMiB: 120 };

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    program: { type: "string", default: "dist/mailwarden.js" },
    "without-postfwd": { type: "boolean", default: false },
  },
});

const contenders: Contender[] = [];
const measured = new Map<string, LoadResult[]>();
try {
  contenders.push(await startBareNode(PORT));
  contenders.push(await startGuard(PORT + 1, values.program));
  if (!values["without-postfwd"]) contenders.push(await startPostfwd(PORT + 2));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const { name, port } of contenders) {
      const requests = name === "postfwd" ? 5000 : 60_000;
      const load = { port, connections: CONNECTIONS, requests, warmup: requests / 20 };
      const result = await loadPolicyServer({
        ...load,
        accounts: ACCOUNTS,
        run: `r${round}`,
      });
      console.log(`${name}: ${JSON.stringify(result)}`);
      measured.set(name, [...(measured.get(name) ?? []), result]);
    }
  }
  const guard = contenders.find(({ name }) => name === "mailwarden guard");
  if (guard === undefined) throw new Error("the guard does not run");
  const many = await loadPolicyServer({
    port: guard.port,
    connections: CONNECTIONS,
    requests: 2 * MANY_ACCOUNTS,
    warmup: 0,
    accounts: MANY_ACCOUNTS,
    run: "many",
  });
  conclude(many, rssMiB(guard.pid));
} finally {
  for (const contender of contenders) await contender.stop();
}

function conclude(many: LoadResult, rss: number): void {
  const rate = (name: string) =>
    median((measured.get(name) ?? []).map(({ requestsPerSecond }) => requestsPerSecond));
  const guardRate = rate("mailwarden guard");
  const results = {
    requestsPerSecond: Object.fromEntries([...measured.keys()].map((name) => [name, rate(name)])),
    ofBareNode: rounded(guardRate / rate("bare Node")),
    timesPostfwd: measured.has("postfwd") ? rounded(guardRate / rate("postfwd")) : null,
    p99Ms: median((measured.get("mailwarden guard") ?? []).map(({ p99Ms }) => p99Ms)),
    with100000Accounts: many,
    rssMiBWith100000Accounts: rss,
  };
  const holds = {
    ofBareNode: results.ofBareNode >= BARS.ofBareNode,
    timesPostfwd: results.timesPostfwd === null ? null : results.timesPostfwd >= BARS.timesPostfwd,
    p99Ms: results.p99Ms < BARS.p99Ms,
    rssMiB: rss < BARS.rssMiB,
  };
  const cpu = cpus()[0]?.model ?? "unknown";
  const run = {
    at: new Date().toISOString(),
    machine: {
      cpu,
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      kernel: release(),
    },
    node: process.version,
    // Others on the machine make every figure smaller, and the tails longer.
    loadAverage: loadavg().map(rounded),
    connections: CONNECTIONS,
    bars: BARS,
    results,
    holds,
    rounds: Object.fromEntries(measured),
  };
  mkdirSync("bench/runs", { recursive: true });
  const slug = cpu
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .split("-")
    .slice(0, 2)
    .join("-");
  const file = join("bench/runs", `${run.at.slice(0, 10)}-guard-${slug}.json`);
  writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`);
  console.log(JSON.stringify({ results, holds }, null, 2));
  if (Object.values(holds).includes(false)) process.exitCode = 1;
}

function rssMiB(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "latin1");
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
