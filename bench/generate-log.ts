import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { parseArgs } from "node:util";
import { chooseScenarios } from "./generator/scenarios/catalogue.ts";
import { writeLog } from "./generator/write-log.ts";
import { parseSize } from "./parse-size.ts";

const HELP = `Writes a mail log with known incidents, and the truth about them.
  tsx bench/generate-log.ts --out FILE [options]
    --mta postfix|exim      (postfix)
    --bytes 100M            size of the log; K, M, G
    --hours 26              end after so many hours, if the size is not reached before
    --seed 1                the same seed and options give the same log
    --start 2026-03-02T00:00:00Z
    --scenarios all|none|a,b,c
    --scale 1               multiplies the size of every scenario
    --accounts 400          accounts of the server
    --rate 4                messages a second at noon
    --no-filter             Postfix without amavis between two hops
    --documentation         addresses of RFC 5737 only, for logs that are published
    --stamps syslog|iso
  The truth goes to FILE.truth.json.
`;

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    mta: { type: "string", default: "postfix" },
    bytes: { type: "string", default: "100M" },
    hours: { type: "string" },
    seed: { type: "string", default: "1" },
    start: { type: "string", default: "2026-03-02T00:00:00Z" },
    scenarios: { type: "string", default: "all" },
    scale: { type: "string", default: "1" },
    accounts: { type: "string", default: "400" },
    rate: { type: "string", default: "4" },
    "no-filter": { type: "boolean", default: false },
    documentation: { type: "boolean", default: false },
    stamps: { type: "string", default: "syslog" },
  },
});

if (values.out === undefined) {
  process.stderr.write(HELP);
  process.exitCode = 2;
} else {
  const descriptor = openSync(values.out, "w");
  const truth = writeLog(
    {
      seed: Number(values.seed),
      mta: values.mta === "exim" ? "exim" : "postfix",
      bytes: parseSize(values.bytes),
      ...(values.hours === undefined ? {} : { hours: Number(values.hours) }),
      startMs: Date.parse(values.start),
      scenarios: chooseScenarios(values.scenarios),
      scale: Number(values.scale),
      accounts: Number(values.accounts),
      messagesPerSecond: Number(values.rate),
      contentFilter: !values["no-filter"],
      documentationAddresses: values.documentation,
      stampForm: values.stamps === "iso" ? "iso" : "syslog",
    },
    (text) => writeSync(descriptor, text, null, "latin1"),
  );
  closeSync(descriptor);
  writeFileSync(`${values.out}.truth.json`, `${JSON.stringify(truth, null, 1)}\n`);
}
