import { writeFileSync } from "node:fs";
import type { Postfix } from "../postfix.ts";
import { mustRun } from "../run-program.ts";
import type { DiagnosisHere } from "./diagnose-here.ts";
import type { SqlOffice } from "./sql-office.ts";

/** All that an administrator can hand over: logs, queue, settings and a dump of the accounts. */
export async function evidenceOf(office: SqlOffice, postfix: Postfix): Promise<readonly string[]> {
  const queue = "/mnt/queue.json";
  writeFileSync(queue, await mustRun("postqueue", ["-j"]));
  return [postfix.log, "/var/log/dovecot.log", queue, "/etc/postfix", await office.dump()];
}

/** What is said about accounts, beside the incidents. */
export function accountFindings({ findings }: DiagnosisHere): readonly string[] {
  return findings
    .filter(({ code }) => code.startsWith("account-"))
    .map(({ code, subject }) => `${code} ${subject}`);
}
