import type { FoundMark, ScriptMark } from "./script-marks.ts";

/** A node of the syntax tree, as php-parser makes it; every kind has its own further fields. */
interface PhpNode {
  readonly kind: string;
  readonly loc?: { readonly start: { readonly line: number } } | null;
  readonly [field: string]: unknown;
}

/** More is generated code; what is found up to here stands. */
const NODES_MAX = 400_000;
/** Rounds in which a value is followed from variable to variable. */
const ROUNDS = 3;

const REQUEST_VARIABLES = new Set(["_POST", "_GET", "_REQUEST", "_COOKIE", "_FILES"]);
const DECODERS = words(
  "base64_decode gzinflate gzuncompress gzdecode str_rot13 hex2bin convert_uudecode strrev pack",
);
const MAILERS = words("mail mb_send_mail imap_mail");
const MAILER_CLASSES = /(?:^|\\)(?:PHPMailer|Swift_Message|Zend_Mail|Mail_mime)$/i;
const SOCKETS = words("fsockopen pfsockopen stream_socket_client");
const MAIL_PORTS = new Set(["25", "465", "587", "2525"]);
/** Their first argument is run as code or as a function. */
const RUNNERS = words("assert create_function call_user_func call_user_func_array");
const SHELLS = words("system exec shell_exec passthru popen proc_open pcntl_exec");
/** What these give back is still what they were given. */
const PASSING = words(
  "trim stripslashes urldecode rawurldecode str_replace strtolower explode implode join array_map array_filter " +
    "preg_split preg_replace json_decode unserialize array_values array_unique file_get_contents sprintf nl2br strtr",
);

/** Finds what a PHP program does with requests, hidden code and mail; each mark once, at its first line. */
export function findMarks(program: unknown): readonly FoundMark[] {
  if (!isNode(program)) return [];
  const nodes = allNodes(program);
  const requested = followed(nodes, isRequest, isPassedOn);
  const decoded = followed(nodes, isDecoder, isPassedOn);
  const fromRequest = (node: unknown) =>
    mentions(node, (inner) => isRequest(inner) || isIn(inner, requested), isPassedOn);
  const fromDecoder = (node: unknown) =>
    mentions(node, (inner) => isDecoder(inner) || isIn(inner, decoded), isPassedOn);
  // An address that went through a check of its form is still one that the visitor chose.
  const named = followed(nodes, isRequest, isAny);
  const isNamedByRequest = (node: unknown) =>
    mentions(node, (inner) => isRequest(inner) || isIn(inner, named), isAny);
  const found = new Map<ScriptMark, number>();
  const note = (mark: ScriptMark, { loc }: PhpNode) => {
    const line = loc?.start.line ?? 1;
    const known = found.get(mark);
    if (known === undefined || line < known) found.set(mark, line);
  };
  const noteRun = (node: PhpNode, code: unknown) => {
    if (fromRequest(code)) note("runs-request", node);
    else if (fromDecoder(code)) note("runs-decoded", node);
  };
  for (const node of nodes) {
    if (node.kind === "eval") noteRun(node, node["source"]);
    else if (node.kind === "new") {
      if (MAILER_CLASSES.test(nameOf(node["what"]))) note("sends-mail", node);
    } else if (node.kind === "encapsed" && node["type"] === "shell") {
      if (fromRequest(node["value"])) note("runs-request", node);
    } else if (node.kind === "call") {
      const args = Array.isArray(node["arguments"]) ? (node["arguments"] as unknown[]) : [];
      const name = callName(node);
      if (name === "") {
        if (isNode(node["what"]) && isCallable(node["what"])) noteRun(node, node["what"]);
      } else if (MAILERS.has(name)) {
        note("sends-mail", node);
        if (isNamedByRequest(args[0])) note("request-to-mail", node);
      } else if (SOCKETS.has(name)) {
        if (mentions(args, isMailPort, isAny)) note("sends-mail", node);
      } else if (RUNNERS.has(name)) noteRun(node, args[0]);
      else if (name === "preg_replace" && mentions(args[0], isEvalPattern, isAny))
        noteRun(node, args);
      else if (SHELLS.has(name)) {
        if (fromRequest(args)) note("runs-request", node);
        if (mentions(args, isSendmail, isAny)) note("sends-mail", node);
      }
    }
  }
  return [...found].map(([mark, line]) => ({ mark, line }));
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

function isNode(value: unknown): value is PhpNode {
  return typeof value === "object" && value !== null && typeof (value as PhpNode).kind === "string";
}

/** Fields that choose among values, but are none of them: `$map[$_GET["a"]]` gives what is in the map. */
const CHOOSING = words("loc offset test");

/** Every node below one, itself included, without recursion: what is nested deeply was nested by somebody. */
function allNodes(
  root: unknown,
  enters: (node: PhpNode) => boolean = isAny,
  leaves: ReadonlySet<string> = new Set(["loc"]),
): readonly PhpNode[] {
  const found: PhpNode[] = [];
  const waiting: unknown[] = [root];
  while (waiting.length > 0 && found.length < NODES_MAX) {
    const next = waiting.pop();
    if (Array.isArray(next)) {
      for (const one of next) waiting.push(one);
      continue;
    }
    if (!isNode(next)) continue;
    found.push(next);
    if (!enters(next)) continue;
    for (const [field, value] of Object.entries(next))
      if (!leaves.has(field) && typeof value === "object" && value !== null) waiting.push(value);
  }
  return found;
}

/** Whether a value comes from what is `wanted`. */
function mentions(
  root: unknown,
  wanted: (node: PhpNode) => boolean,
  enters: (node: PhpNode) => boolean,
): boolean {
  return allNodes(root, enters, CHOOSING).some(wanted);
}

function isAny(): boolean {
  return true;
}

/** False for calls of which nothing is known: `handlerFor($_GET["a"])` is not what the request brought. */
function isPassedOn(node: PhpNode): boolean {
  if (node.kind === "isset" || node.kind === "empty") return false;
  if (node.kind !== "call") return node.kind !== "new";
  const name = callName(node);
  return PASSING.has(name) || DECODERS.has(name);
}

/** The plain name of a called function, lower case; `""` where it is no name. */
function callName(node: PhpNode): string {
  return nameOf(node["what"]).replace(/^\\/, "").toLowerCase();
}

/** Variables that get what `origin` says, directly or from one another. */
function followed(
  nodes: readonly PhpNode[],
  origin: (node: PhpNode) => boolean,
  enters: (node: PhpNode) => boolean,
): ReadonlySet<string> {
  const known = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = known.size;
    for (const node of nodes) {
      const [into, from] =
        node.kind === "assign"
          ? [node["left"], node["right"]]
          : node.kind === "foreach"
            ? [node["value"], node["source"]]
            : [undefined, undefined];
      const name = variableOf(into);
      if (name === undefined || known.has(name)) continue;
      if (mentions(from, (inner) => origin(inner) || isIn(inner, known), enters)) known.add(name);
    }
    if (known.size === before) break;
  }
  return known;
}

function variableOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.kind === "offsetlookup") return variableOf(node["what"]);
  return node.kind === "variable" && typeof node["name"] === "string" ? node["name"] : undefined;
}

function isIn(node: PhpNode, names: ReadonlySet<string>): boolean {
  return node.kind === "variable" && typeof node["name"] === "string" && names.has(node["name"]);
}

function isRequest(node: PhpNode): boolean {
  if (node.kind === "string") return node["value"] === "php://input";
  return (
    node.kind === "variable" &&
    typeof node["name"] === "string" &&
    REQUEST_VARIABLES.has(node["name"])
  );
}

function isDecoder(node: PhpNode): boolean {
  return node.kind === "call" && DECODERS.has(callName(node));
}

/** `$f(...)`, `$_POST["f"](...)`; a method of an object is called otherwise. */
function isCallable({ kind }: PhpNode): boolean {
  return kind === "variable" || kind === "offsetlookup";
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return "";
  return node.kind === "name" && typeof node["name"] === "string" ? node["name"] : "";
}

function isMailPort(node: PhpNode): boolean {
  const value = String(node["value"]);
  if (node.kind === "number") return MAIL_PORTS.has(value);
  return node.kind === "string" && /:(?:25|465|587)$/.test(value);
}

function isSendmail(node: PhpNode): boolean {
  return node.kind === "string" && /\bsendmail\b/.test(String(node["value"]));
}

/** `/.../e` runs the replacement as code (until PHP 7.0). */
function isEvalPattern(node: PhpNode): boolean {
  return node.kind === "string" && /[^\\\w\s][a-z]*e[a-z]*$/.test(String(node["value"]).slice(-20));
}
