import type { EvidenceSource } from "../core/diagnosis.ts";
import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import { gatherArguments } from "../evidence/gather-arguments.ts";
import { startGathering, type UnreadableEvidence } from "../evidence/gathering.ts";
import { readUpTo } from "../evidence/piece.ts";
import { findPhpFiles } from "../scripts/find-php-files.ts";
import { readWebSettings } from "../scripts/web-settings.ts";
import { phpFile, type ScriptSources, scriptSources, type ScriptWorlds } from "./script-sources.ts";

/** What this machine has that tells of web scripts, and what of it may not be read. */
export interface WebHere extends ScriptSources {
  readonly evidence: readonly EvidenceSource[];
  readonly unreadable: readonly UnreadableEvidence[];
}

/** Settings of Apache, nginx and PHP on Debian, Red Hat, SUSE and FreeBSD; `*` stands for a whole name or a part. */
const SETTINGS: readonly string[] = [
  "/etc/apache2/apache2.conf",
  "/etc/apache2/sites-enabled/*",
  "/etc/apache2/conf-enabled/*",
  "/etc/httpd/conf/httpd.conf",
  "/etc/httpd/conf.d/*",
  "/usr/local/apache/conf/httpd.conf",
  "/usr/local/etc/apache24/httpd.conf",
  "/etc/nginx/nginx.conf",
  "/etc/nginx/sites-enabled/*",
  "/etc/nginx/conf.d/*",
  "/etc/php/*/*/php.ini",
  "/etc/php/*/*/conf.d/*",
  "/etc/php/*/fpm/pool.d/*",
  "/etc/php.ini",
  "/etc/php.d/*",
  "/etc/php-fpm.d/*",
  "/usr/local/etc/php.ini",
];
const ACCESS_LOGS: readonly string[] = [
  "/var/log/apache2/*access*",
  "/var/log/httpd/*access*",
  "/var/log/nginx/*access*",
  "/usr/local/apache/domlogs/*",
];
const ROOTS: readonly string[] = [
  "/var/www",
  "/srv/www",
  "/srv/http",
  "/home/*/public_html",
  "/home/*/www",
  "/home/*/htdocs",
  "/home/*/domains",
];
const SETTINGS_BYTES_MAX = 1 << 20;
const SETTINGS_MAX = 2_000;
const EXPANDED_MAX = 5_000;
/** Of each kind, the newest: what an abuse of today left behind. */
const LOGS_MAX = 12;

/** Looks for the logs of web servers and of PHP's `mail()`, and for PHP files, where settings and habit put them. */
export async function webHere(worlds: ScriptWorlds): Promise<WebHere> {
  const world = worlds.evidence;
  const texts: string[] = [];
  for (const path of (await expandAll(SETTINGS, world)).slice(0, SETTINGS_MAX)) {
    const text = await readSetting(path, world);
    if (text !== undefined) texts.push(text);
  }
  const places = readWebSettings(texts);
  const rotated = [...places.accessLogs, ...places.phpMailLogs].map((path) => `${path}*`);
  const logs = await newest(await expandAll([...rotated, ...ACCESS_LOGS], world), world);
  const gathering = startGathering(world);
  await gatherArguments(gathering, logs);
  const sources = scriptSources(gathering.other, worlds);
  const asked = [...places.documentRoots, ...(await expandAll(ROOTS, world))];
  const { paths, roots, refused } = findPhpFiles(asked, worlds.queue);
  return {
    logs: sources.logs,
    files: paths.map((path) => phpFile(path, worlds.queue)),
    evidence: [
      ...sources.logs.map(({ name, kind }) => evidenceOf(name, kind)),
      ...roots.map((root) => evidenceOf(root, "php script")),
    ],
    unreadable: [
      ...gathering.unreadable,
      ...refused.map((name): UnreadableEvidence => ({
        name,
        code: "no-permission",
        message: `Cannot read "${name}": permission denied`,
        hint: "Run as root.",
      })),
    ],
  };
}

function evidenceOf(name: string, kind: string): EvidenceSource {
  return { name, kind, lines: 0, understood: 0, skipped: 0, from: null, to: null, notes: [] };
}

/** The paths that fit patterns with `*`; folders that are not there, or may not be listed, give none. */
async function expandAll(
  patterns: readonly string[],
  world: EvidenceWorld,
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const pattern of patterns)
    for (const path of await expand(pattern, world)) {
      if (found.size >= EXPANDED_MAX) return [...found];
      found.add(path);
    }
  return [...found];
}

async function expand(pattern: string, world: EvidenceWorld): Promise<readonly string[]> {
  let paths = [""];
  for (const part of pattern.split("/").slice(1)) {
    const next: string[] = [];
    for (const path of paths) {
      if (!part.includes("*")) next.push(`${path}/${part}`);
      else {
        const fits = wildcard(part);
        for (const name of await listOrNothing(path === "" ? "/" : path, world))
          if (next.length < EXPANDED_MAX && fits(name)) next.push(`${path}/${name}`);
      }
    }
    paths = next;
  }
  return paths;
}

/** A name with `*`: its pieces one after the other, without going back. */
function wildcard(pattern: string): (name: string) => boolean {
  const [start = "", ...rest] = pattern.split("*");
  const end = rest.pop() ?? "";
  return (name) => {
    if (!name.startsWith(start) || !name.endsWith(end) || name.startsWith(".")) return false;
    let at = start.length;
    for (const piece of rest) {
      const next = name.indexOf(piece, at);
      if (next < 0) return false;
      at = next + piece.length;
    }
    return name.length - end.length >= at;
  };
}

async function listOrNothing(folder: string, world: EvidenceWorld): Promise<readonly string[]> {
  return orNothing(() => world.list(folder), []);
}

async function readSetting(path: string, world: EvidenceWorld): Promise<string | undefined> {
  const open = (offset: number) => world.open(path, offset);
  const bytes = await orNothing(() => readUpTo({ open }, 0, SETTINGS_BYTES_MAX), undefined);
  return bytes?.toString("latin1");
}

async function newest(paths: readonly string[], world: EvidenceWorld): Promise<readonly string[]> {
  const dated: { path: string; modifiedMs: number }[] = [];
  for (const path of paths) {
    const facts = await orNothing(() => world.inspect(path), undefined);
    // What may not even be looked at is named as such when it is opened.
    if (facts === undefined) dated.push({ path, modifiedMs: 0 });
    else if (facts.kind === "file" && facts.sizeBytes > 0)
      dated.push({ path, modifiedMs: facts.modifiedMs });
  }
  dated.sort((a, b) => b.modifiedMs - a.modifiedMs);
  return dated.slice(0, LOGS_MAX).map(({ path }) => path);
}

async function orNothing<Result, Otherwise>(
  ask: () => Promise<Result>,
  otherwise: Otherwise,
): Promise<Result | Otherwise> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof EvidenceProblem) return otherwise;
    throw error;
  }
}
