/**
 * Makes up mail servers, starts each in the namespace of the live tests, does what strangers, neighbours and users would do,
 * and compares with what `audit` says of its files (test/live/trial). As root:
 *
 *     NODE_IN_NAMESPACE=$(command -v node) EXIM_TREE=$PWD/build/exim test/live/enter-namespace.sh \
 *       --import tsx scripts/try-audit.ts postfix|exim FIRST LAST [--show] [--verbose]
 *
 * FIRST and LAST are the numbers of the configurations. `--show` prints the files of those that were answered wrong.
 */
import { eximCase } from "../test/live/trial/exim-case.ts";
import { postfixCase } from "../test/live/trial/postfix-case.ts";
import { startTrialBench } from "../test/live/trial/trial-bench.ts";

const [mta, first, last] = process.argv.slice(2);
const isVerbose = process.argv.includes("--verbose");
if (mta !== "postfix" && mta !== "exim") throw new Error("postfix or exim?");
const bench = await startTrialBench(mta);
const score = { right: 0, wrong: 0, abstained: 0 };
let refused = 0;
for (let seed = Number(first); seed <= Number(last); seed++) {
  const trial = mta === "postfix" ? postfixCase(seed, bench.tableTypes) : eximCase(seed);
  const compared = await bench.compare(trial);
  if (compared === undefined) {
    refused += 1;
    console.log(`${trial.name}: not taken by the server`);
    continue;
  }
  for (const { kind, question, observed, said, witness } of compared) {
    score[kind] += 1;
    if (kind === "wrong" || isVerbose || kind === "abstained")
      console.log(
        `${kind} ${trial.name} ${question}: observed ${observed ? "yes" : "no"}, said ${said} (${witness})`,
      );
  }
  if (process.argv.includes("--show") && compared.some(({ kind }) => kind === "wrong"))
    for (const [name, text] of Object.entries(trial.files))
      console.log(`--- ${name}\n${text.split("\nqmgr ")[0] ?? text}`);
}
console.log(`${JSON.stringify(score)}, ${refused} refused by the server`);
process.exit(score.wrong === 0 ? 0 : 1);
