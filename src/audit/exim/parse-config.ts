import type { ConfigText } from "../config-text.ts";
import type {
  AclItem,
  AclStatement,
  AclVerb,
  Driver,
  EximConfig,
  ListKind,
  Option,
} from "./config.ts";
import { readEximLines } from "./logical-lines.ts";
import type { EximLine } from "./logical-lines.ts";

const VERBS = new Set(["accept", "deny", "defer", "drop", "discard", "require", "warn"]);
const ROUTERS = new Set([
  "accept",
  "dnslookup",
  "ipliteral",
  "iplookup",
  "manualroute",
  "queryprogram",
  "redirect",
]);
const TRANSPORTS = new Set(["appendfile", "autoreply", "lmtp", "pipe", "smtp", "queuefile"]);

/** No configuration that a person wrote is longer; the rest of such a text is not read. */
const TEXT_LIMIT = 8_000_000;

interface Building {
  readonly main: Map<string, Option>;
  readonly lists: Map<string, Option>;
  readonly acls: Map<string, AclStatement[]>;
  readonly drivers: {
    readonly section: string;
    readonly name: string;
    readonly options: Map<string, Option>;
    readonly line: EximLine;
  }[];
  readonly rewrites: string[];
  section: string;
  acl: AclStatement[] | undefined;
}

/** True for an Exim configuration file or `exim -bP` output. */
export function looksLikeExim(text: ConfigText): boolean {
  const sample = text.text.slice(0, 2_000_000);
  return (
    /^\s*begin\s+(?:acl|routers|transports|authenticators|retry|rewrite)\s*$/m.test(sample) ||
    /^\s*(?:acl_smtp_(?:rcpt|mail|data)|daemon_smtp_ports|exim_path|auth_advertise_hosts)\s*=/m.test(
      sample,
    ) ||
    /^\s*(?:hostlist|domainlist|addresslist)\s+\w+\s*=/m.test(sample) ||
    /^\s*server_condition\s*=/m.test(sample)
  );
}

/** Reads the Exim configuration among the texts; `undefined` when there is none. */
export function parseEximConfig(texts: readonly ConfigText[]): EximConfig | undefined {
  const own = texts.filter(looksLikeExim).map((t) => ({ ...t, text: t.text.slice(0, TEXT_LIMIT) }));
  if (own.length === 0) return undefined;
  // A full file beside `exim -bP` output: the printed values are the effective ones.
  const ordered = [...own].sort(
    (a, b) => Number(/^\s*begin\s/m.test(b.text)) - Number(/^\s*begin\s/m.test(a.text)),
  );
  const building: Building = {
    main: new Map(),
    lists: new Map(),
    acls: new Map(),
    drivers: [],
    rewrites: [],
    section: "main",
    acl: undefined,
  };
  const notes: string[] = [];
  for (const text of ordered) {
    building.section = "main";
    const read = readEximLines(text, texts);
    notes.push(...read.notes);
    for (const line of read.lines) readLine(building, line);
  }
  const of = (section: string): Driver[] =>
    building.drivers
      .filter((d) => sectionOf(d) === section)
      .map((d) => ({ name: d.name, options: d.options, place: d.line.place }));
  return {
    main: building.main,
    lists: building.lists,
    acls: building.acls,
    routers: of("routers"),
    transports: of("transports"),
    authenticators: of("authenticators"),
    rewrites: building.rewrites,
    hasAcls: building.acls.size > 0,
    texts,
    notes,
  };
}

function readLine(building: Building, line: EximLine): void {
  const begin = /^begin\s+(\w+)$/.exec(line.text);
  if (begin !== null) {
    building.section = begin[1] ?? "";
    building.acl = undefined;
    return;
  }
  const head = /^([A-Za-z0-9_-]+):$/.exec(line.text);
  if (building.section === "acl") readAclLine(building, line);
  else if (building.section === "rewrite") building.rewrites.push(line.text);
  else if (head !== null && building.section !== "retry") {
    building.drivers.push({
      section: building.section,
      name: head[1] ?? "",
      options: new Map(),
      line,
    });
  } else if (
    ["routers", "transports", "authenticators"].includes(building.section) ||
    (building.section === "main" && building.drivers.at(-1)?.section === "main")
  ) {
    const option = parseOption(line);
    if (option !== undefined) building.drivers.at(-1)?.options.set(option.name, option);
  } else if (building.section === "main") readMainLine(building, line);
}

/** A driver pasted without its `begin` line says by its driver name what it is. */
function sectionOf(driver: Building["drivers"][number]): string {
  if (driver.section !== "main") return driver.section;
  const name = driver.options.get("driver")?.value ?? "";
  if (TRANSPORTS.has(name)) return "transports";
  return ROUTERS.has(name) ? "routers" : name === "" ? "none" : "authenticators";
}

function readMainLine(building: Building, line: EximLine): void {
  const list =
    /^(?:hide\s+)?(domain|host|address|localpart)list(?:_cache)?\s+([A-Za-z0-9_]+)\s*=\s*(.*)$/.exec(
      line.text,
    );
  if (list !== null) {
    const [, kind = "", name = "", value = ""] = list;
    building.lists.set(`${kind as ListKind}:${name}`, {
      name,
      value: unquote(value),
      place: line.place,
    });
    return;
  }
  const option = parseOption(line);
  if (option !== undefined) building.main.set(option.name, option);
}

function parseOption(line: EximLine): Option | undefined {
  const text = line.text.replace(/^hide\s+/, "");
  const found = /^([a-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/s.exec(text);
  if (found !== null)
    return { name: found[1] ?? "", value: unquote(found[2] ?? ""), place: line.place };
  const flag = /^(no_|not_)?([a-z_][a-z0-9_]*)$/.exec(text);
  if (flag === null) return undefined;
  return {
    name: flag[2] ?? "",
    value: flag[1] === undefined ? "true" : "false",
    place: line.place,
  };
}

/** A quoted value is taken literally but for backslash escapes. */
function unquote(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length < 2 || !trimmed.startsWith('"') || !trimmed.endsWith('"')) return trimmed;
  return trimmed
    .slice(1, -1)
    .replace(/\\(.)/g, (_, c: string) => (c === "n" ? "\n" : c === "t" ? "\t" : c));
}

function readAclLine(building: Building, line: EximLine): void {
  const head = /^([A-Za-z0-9_]+):$/.exec(line.text);
  if (head !== null) {
    building.acl = [];
    building.acls.set(head[1] ?? "", building.acl);
    return;
  }
  building.acl ??= [];
  appendAclText(building.acl, line);
}

/** Adds one line to an ACL (quotes stay: an ACL does not remove them): it may start with a verb, and holds at most one condition or modifier. */
export function appendAclText(statements: AclStatement[], line: EximLine): void {
  const verb = /^([a-z]+)(?=\s|$)\s*(.*)$/s.exec(line.text);
  let rest = line.text;
  if (verb !== null && VERBS.has(verb[1] ?? "")) {
    statements.push({ verb: verb[1] as AclVerb, items: [], place: line.place });
    rest = verb[2] ?? "";
  }
  const item = parseItem(rest.trim(), line);
  const last = statements.at(-1);
  if (item !== undefined && last !== undefined)
    statements[statements.length - 1] = { ...last, items: [...last.items, item] };
}

function parseItem(text: string, line: EximLine): AclItem | undefined {
  if (text === "") return undefined;
  const found = /^(!?)\s*([a-z_]+)\s*(?:=\s*|\s+(?=acl_))(.*)$/s.exec(text);
  if (found === null) return { name: text.trim(), negated: false, value: "", place: line.place };
  const [, bang = "", name = "", value = ""] = found;
  return { name, negated: bang === "!", value: value.trim(), place: line.place };
}
