import type { Finding } from "../../core/diagnosis.ts";
import type { HostWorld } from "../../core/host-world.ts";
import { type FileChange, readSettings } from "../file-change.ts";
import type { EximServer } from "../mail-server.ts";
import type { PlanFacts } from "../plan-facts.ts";
import { eximTable } from "./exim-table.ts";
import { insertIntoAcl } from "./insert-into-acl.ts";
import { ownDomainLists } from "./own-domain-lists.ts";

/** Lines in place of others of the file; `span` 0 = in front of the line `at`. */
interface Edit {
  /** 0 = the first line. */
  readonly at: number;
  readonly span: number;
  readonly lines: readonly string[];
}

const RELAYING = /^audit\.EX-REL-0[57]$/;
const BOUNCING = /^audit\.EX-BSC-0[12]$/;

/** The changes of settings that close what let the incident in, in the file that the server reads. */
export function planConfigFix(
  host: HostWorld,
  server: EximServer,
  { culprit, holes, incident }: Pick<PlanFacts, "culprit" | "holes" | "incident">,
): readonly FileChange[] {
  const before = readSettings(host.files, server.configFile);
  if (before === null) return [];
  const tables: FileChange[] = [];
  const lines = before.split("\n");
  const domains = ownDomainLists(before);
  const edits = holes.flatMap((hole) =>
    RELAYING.test(hole.code)
      ? guard(hole, lines, domains, server)
      : replacement(hole, lines, server),
  );
  // One statement may open several things, but is guarded once. Last lines first: the numbers of the others stay right.
  const distinct = new Map(edits.map((edit) => [JSON.stringify(edit), edit]));
  for (const { at, span, lines: made } of [...distinct.values()].toSorted((a, b) => b.at - a.at))
    lines.splice(at, span, ...made);
  let after = lines.join("\n");
  const own = domains.map((name) => `+${name}`).join(" : ");
  if (own !== "" && holes.some(({ code }) => BOUNCING.test(code))) {
    after = insertIntoAcl(after, "acl_smtp_rcpt", [
      "  deny message = unknown user",
      `       domains = ${own}`,
      "       !verify = recipient",
    ]);
  }
  if (incident.cause === "trusted-network" && culprit.clients.length > 0) {
    const table = eximTable(host, server, "untrusted-clients", culprit.clients);
    tables.push(table);
    after = insertIntoAcl(after, "acl_smtp_rcpt", [
      `  deny message = this host sends spam`,
      `       !authenticated = *`,
      `       condition = \${lookup{$sender_host_address}lsearch{${table.path}}{true}{false}}`,
    ]);
  }
  if (after === before) return [];
  const owner = { mode: 0o640, uid: 0, gid: 0 };
  return [...tables, { path: server.configFile, before, after, owner }];
}

/**
 * Refuses strangers, in front of the statement that accepts them: for our own domains, for those who have logged in, and
 * for whatever was accepted further up, nothing changes. None where the settings do not tell which domains are our own.
 */
function guard(
  { proof }: Finding<string>,
  lines: readonly string[],
  domains: readonly string[],
  { configFile }: EximServer,
): readonly Edit[] {
  const at = (proof.find(({ source }) => source.endsWith(configFile))?.line ?? 0) - 1;
  const statement = lines[at] ?? "";
  if (!/^\s*accept\b/.test(statement) || domains.length === 0) return [];
  const own = domains.map((name) => `+${name}`).join(" : ");
  const indent = /^\s*/.exec(statement)?.[0] ?? "";
  const made = [
    "deny message = relay not permitted",
    "     !hosts = :",
    "     !authenticated = *",
    `     !domains = ${own}`,
  ];
  return [{ at, span: 0, lines: made.map((text) => indent + text) }];
}

/** The line that a finding's fix replaces. A line that stands there twice is left alone. */
function replacement(
  { proof, fix }: Finding<string>,
  lines: readonly string[],
  { configFile }: EximServer,
): readonly Edit[] {
  const diff = fix?.diff?.split("\n") ?? [];
  const old = diff.filter((line) => line.startsWith("-")).map((line) => line.slice(1));
  const made = diff.filter((line) => line.startsWith("+")).map((line) => line.slice(1).trim());
  const [first] = old;
  if (first === undefined || old.length !== 1) return [];
  const fitting = logicalLines(lines).filter(({ text }) => text === withoutBlanks(first));
  const named = proof.find(({ source }) => source.endsWith(configFile))?.line;
  const place = fitting.length === 1 ? fitting[0] : fitting.find(({ at }) => at + 1 === named);
  if (place === undefined) return [];
  const indent = /^\s*/.exec(lines[place.at] ?? "")?.[0] ?? "";
  return [{ at: place.at, span: place.span, lines: made.map((line) => indent + line) }];
}

interface LogicalLine {
  readonly at: number;
  /** Lines of the file that it takes: a backslash at the end goes on (Exim spec, "Configuration file format"). */
  readonly span: number;
  /** Without any blanks: how a line was broken and aligned is no difference. */
  readonly text: string;
}

function logicalLines(lines: readonly string[]): readonly LogicalLine[] {
  const found: LogicalLine[] = [];
  for (let at = 0; at < lines.length;) {
    let span = 1;
    while (/\\\s*$/.test(lines[at + span - 1] ?? "") && at + span < lines.length) span += 1;
    const text = lines
      .slice(at, at + span)
      .map((line) => line.replace(/\\\s*$/, ""))
      .join("");
    found.push({ at, span, text: withoutBlanks(text) });
    at += span;
  }
  return found;
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s+/g, "");
}
