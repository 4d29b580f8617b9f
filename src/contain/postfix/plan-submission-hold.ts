import type { HostWorld } from "../../core/host-world.ts";
import type { FileChange } from "../file-change.ts";
import type { PostfixServer } from "../mail-server.ts";
import type { Culprit } from "../culprit.ts";
import { holdClient, holdEntry, holdSubmitter } from "./hold-table.ts";
import { PostfixDraft } from "./settings-draft.ts";

/**
 * Where everything is known and nothing is decided yet: a list of its own, run at DATA (postconf(5),
 * smtpd_data_restrictions), so that no `permit` stands before our entries.
 */
const LIST = "smtpd_data_restrictions";
const SERVICE = "mailwarden-cleanup";

/** The changes of settings that hold what the culprit submits, on every listener. */
export async function planSubmissionHold(
  host: HostWorld,
  server: PostfixServer,
  culprit: Culprit,
): Promise<readonly FileChange[]> {
  return PostfixDraft.changesOf(host, server, async (draft) => {
    const checks: string[] = [];
    if (culprit.accounts.length > 0) {
      const table = draft.addFile(
        "mailwarden-hold-logins",
        culprit.accounts.map(holdEntry).join(""),
      );
      checks.push(`check_sasl_access regexp:${table}`);
    }
    if (culprit.clients.length > 0) {
      const table = draft.addFile(
        "mailwarden-hold-clients",
        culprit.clients.map(holdClient).join(""),
      );
      checks.push(`check_client_access cidr:${table}`);
    }
    if (checks.length > 0) await putFirst(draft, checks.join(", "));
    if (culprit.uids.length > 0) await holdSubmitters(draft, culprit.uids);
  });
}

/** Master.cf may give a listener a list of its own: there, too. */
async function putFirst(draft: PostfixDraft, checks: string): Promise<void> {
  const joined = (value: string) => (value === "" ? checks : `${checks}, ${value}`);
  await draft.setParameter(LIST, joined(await draft.parameter(LIST)));
  for (const { service, value } of await draft.overrides(LIST)) {
    // `-o` takes no blanks outside braces; commas part as well (master(5)).
    await draft.setOverride(service, LIST, joined(value).replaceAll(/[\s,]+/g, ","));
  }
}

/** What local users submit comes through pickup: it gets a cleanup of its own, whose checks nobody outside can meet. */
async function holdSubmitters(draft: PostfixDraft, uids: readonly number[]): Promise<void> {
  const table = draft.addFile("mailwarden-hold-submitters", uids.map(holdSubmitter).join(""));
  const pickup = (await draft.overrides("cleanup_service_name")).find(({ service }) =>
    service.startsWith("pickup/"),
  );
  const present = pickup?.value ?? (await draft.parameter("cleanup_service_name"));
  const line = await draft.service(`${present}/unix`);
  if (line === undefined) return;
  await draft.setService(SERVICE, "unix", line);
  const own = (await draft.overrides("header_checks")).find(
    ({ service }) => service === `${present}/unix`,
  );
  const checks = own?.value ?? (await draft.parameter("header_checks"));
  const joined = [`regexp:${table}`, ...(checks === "" ? [] : [checks])].join(",");
  await draft.setOverride(`${SERVICE}/unix`, "header_checks", joined.replaceAll(/[\s,]+/g, ","));
  for (const type of ["unix", "fifo"]) {
    if ((await draft.service(`pickup/${type}`)) === undefined) continue;
    await draft.setOverride(`pickup/${type}`, "cleanup_service_name", SERVICE);
  }
}
