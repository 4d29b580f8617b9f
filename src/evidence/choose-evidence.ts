import type { EvidenceWorld } from "../core/evidence-world.ts";

/** Where mail servers log by default: Debian, Red Hat, SUSE, FreeBSD, cPanel. Folder and what begins its logs' names. */
const PLACES: readonly (readonly [folder: string, names: RegExp])[] = [
  ["/var/log", /^(?:mail\.log|maillog|mail\.info|mail\.warn|mail\.err|mail)(?:[.-].*)?$/],
  ["/var/log/exim4", /^(?:mainlog|rejectlog|paniclog)(?:\..*)?$/],
  ["/var/log/exim", /^(?:main|reject|panic)(?:log|\.log)?(?:[.-].*)?$/],
  ["/var/log", /^exim_(?:main|reject|panic)log(?:[.-].*)?$/],
  ["/var/log/mail", /^(?:mail|exim|postfix).*$/],
];

/** Rotated logs older than the newest ones add little and cost much; `diagnose FILES` reads as many as named. */
const LOGS_MAX = 12;

/**
 * The evidence to read: what was named, else what is piped or redirected in, else this machine's own mail logs.
 * `undefined` = nothing was named and nothing found.
 */
export async function chooseEvidence(
  named: readonly string[],
  world: EvidenceWorld,
): Promise<readonly string[] | undefined> {
  if (named.length > 0) return named;
  if ((await world.standardInputKind()) !== "none") return ["-"];
  const found: { path: string; modifiedMs: number }[] = [];
  for (const [folder, names] of PLACES) {
    for (const name of await listOrNothing(folder, world)) {
      if (!names.test(name)) continue;
      const path = world.join(folder, name);
      const modifiedMs = await modifiedOf(path, world);
      if (modifiedMs !== undefined) found.push({ path, modifiedMs });
    }
  }
  if (found.length === 0) return undefined;
  found.sort((a, b) => b.modifiedMs - a.modifiedMs);
  return found.slice(0, LOGS_MAX).map(({ path }) => path);
}

async function listOrNothing(folder: string, world: EvidenceWorld): Promise<readonly string[]> {
  try {
    return await world.list(folder);
  } catch {
    return []; // most of the places do not exist on a given machine
  }
}

async function modifiedOf(path: string, world: EvidenceWorld): Promise<number | undefined> {
  try {
    const facts = await world.inspect(path);
    return facts.kind === "file" && facts.sizeBytes > 0 ? facts.modifiedMs : undefined;
  } catch {
    return undefined;
  }
}
