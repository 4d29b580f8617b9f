import type { Place } from "../config-text.ts";
import { baseName } from "../config-text.ts";
import type { Definition, Service } from "./config.ts";
import type { LogicalLine } from "./logical-lines.ts";
import { withoutBraces } from "./words.ts";

const SERVICE =
  /^(\S+)\s+(inet|unix|fifo|pass|unix-dgram)\s+([-yn])\s+([-yn])\s+([-yn])\s+(\d+\??|-)\s+(\d+|-)\s+(\S.*)$/;

/** Reads one master.cf line; `undefined` when it is none. */
export function parseService(line: LogicalLine, source: string): Service | undefined {
  const found = SERVICE.exec(line.text);
  if (found === null) return undefined;
  const [, name = "", type = "", , , chroot = "", wakeup = "", processLimit = "", rest = ""] =
    found;
  const place: Place = { source, line: line.line };
  const [program = "", ...words] = splitArguments(rest);
  const { overrides, strayArguments } = readArguments(words, place, baseName(program));
  const leftovers = line.comments
    .filter((c) => SERVICE.test(c.text.replace(/^#+\s*/, "")))
    .map((c) => ({ source, line: c.line }));
  return {
    name,
    type,
    chroot,
    wakeup,
    processLimit,
    command: baseName(program),
    overrides,
    strayArguments,
    place,
    leftovers,
  };
}

/** Splits at blanks; `{ ... }` is one argument (master(5), postfix 3.0). */
function splitArguments(text: string): string[] {
  const words: string[] = [];
  let start = -1;
  let depth = 0;
  for (let i = 0; i <= text.length; i++) {
    const char = text[i];
    if (char === "{") depth++;
    if (char === "}" && depth > 0) depth--;
    const separates = char === undefined || (depth === 0 && /\s/.test(char));
    if (!separates && start < 0) start = i;
    if (separates && start >= 0) {
      words.push(text.slice(start, i));
      start = -1;
    }
  }
  return words;
}

function readArguments(
  words: readonly string[],
  place: Place,
  command: string,
): Pick<Service, "overrides" | "strayArguments"> {
  const overrides: Definition[] = [];
  const strayArguments: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const attached = word.startsWith("-o") && word.length > 2;
    if (word === "-o" || attached) {
      const pair = withoutBraces(attached ? word.slice(2) : (words[++i] ?? ""));
      const equals = pair.indexOf("=");
      if (equals > 0)
        overrides.push({
          name: pair.slice(0, equals).trim(),
          value: pair.slice(equals + 1).trim(),
          place,
        });
    } else if (!word.startsWith("-") && command !== "pipe" && command !== "spawn") {
      strayArguments.push(word);
    }
  }
  return { overrides, strayArguments };
}

/** One line of `postconf -P`: `submission/inet/smtpd_sasl_auth_enable = yes`. */
export function parseServiceParameter(
  line: LogicalLine,
  source: string,
):
  { readonly service: string; readonly type: string; readonly definition: Definition } | undefined {
  const found = /^(\S+)\/(inet|unix|fifo|pass)\/([A-Za-z][A-Za-z0-9_-]*)\s*=\s*(.*)$/.exec(
    line.text,
  );
  if (found === null) return undefined;
  const [, service = "", type = "", name = "", value = ""] = found;
  return { service, type, definition: { name, value, place: { source, line: line.line } } };
}
