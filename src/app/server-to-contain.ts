import { describeServer } from "../contain/describe-server.ts";
import type { MailServer } from "../contain/mail-server.ts";
import { containFault } from "../core/containment.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { HostWorld } from "../core/host-world.ts";
import type { MachineWorld } from "../core/machine-world.ts";
import { serversHere } from "./servers-here.ts";

export interface ServerWorlds {
  readonly host: HostWorld;
  readonly evidence: EvidenceWorld;
  readonly machine: MachineWorld;
}

/**
 * The mail server of this machine that is to be changed: the one that runs, else the one that is installed; of several
 * instances of Postfix the one that `MAIL_CONFIG` names, as for Postfix's own programs. Throws a `ContainProblem` where
 * there is none, or where two different ones run.
 */
export async function serverToContain({
  host,
  evidence,
  machine,
}: ServerWorlds): Promise<MailServer> {
  const { mailConfig } = host;
  if (mailConfig !== undefined)
    return describeServer(host, { kind: "postfix", settings: mailConfig });
  const here = await serversHere(evidence, machine);
  const running = here.filter(({ pid }) => pid !== undefined);
  if (new Set(running.map(({ kind }) => kind)).size > 1) {
    throw containFault("two-servers", {});
  }
  const [first] = running.length > 0 ? running : here;
  if (first !== undefined) return describeServer(host, first);
  throw containFault("no-server", {});
}
