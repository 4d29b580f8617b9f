import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { ByteReader } from "../core/log-source.ts";
import { linesWith } from "./lines-with.ts";
import { parseAccessLine, POST_WORDS } from "./parse-access-line.ts";
import { parsePhpMailLine, PHP_MAIL_WORDS } from "./parse-php-mail-line.ts";
import type { NumberedLine, ScriptCall } from "./script-call.ts";

/** A log of a web server or of PHP's `mail()`. */
export interface WebLog {
  readonly kind: "web access log" | "php mail log";
  readonly name: string;
  open(): Promise<ByteReader>;
}

export interface UnreadableScriptSource {
  readonly name: string;
  readonly code: EvidenceProblem["code"];
  readonly message: string;
  readonly hint: string;
}

export interface ReadCalls {
  /** Lines of PHP's mail log, in order of time. */
  readonly mails: readonly ScriptCall[];
  /** POSTs, in order of time; of one script in one second the first one. */
  readonly requests: readonly ScriptCall[];
  readonly unreadable: readonly UnreadableScriptSource[];
  /** True when there were more calls than are kept. */
  readonly cut: boolean;
}

/** Some 500 bytes each. A site that is asked more often in the time of an abuse is under another attack. */
const CALLS_MAX = 100_000;
/** Shown and kept of a line. */
const TEXT_MAX = 400;

/** Reads the calls between two instants out of logs, which may be large: one pass, line by line. */
export async function readCalls(
  logs: readonly WebLog[],
  fromMs: number,
  toMs: number,
): Promise<ReadCalls> {
  const mails: ScriptCall[] = [];
  const requests: ScriptCall[] = [];
  const unreadable: UnreadableScriptSource[] = [];
  const seen = new Set<string>();
  let cut = false;
  for (const log of logs) {
    const [words, parse, into] =
      log.kind === "php mail log"
        ? ([PHP_MAIL_WORDS, parsePhpMailLine, mails] as const)
        : ([POST_WORDS, parseAccessLine, requests] as const);
    try {
      const reader = await log.open();
      try {
        for await (const line of linesWith(reader, log.name, words)) {
          const call = parse(line);
          if (call === undefined || call.atMs < fromMs || call.atMs > toMs) continue;
          if (into === requests) {
            const key = `${Math.floor(call.atMs / 1000)} ${call.script}`;
            if (seen.has(key)) continue;
            seen.add(key);
          }
          if (into.length >= CALLS_MAX) {
            cut = true;
            break;
          }
          into.push(kept(call));
        }
      } finally {
        await reader.close();
      }
    } catch (error) {
      if (!(error instanceof EvidenceProblem)) throw error;
      const { code, message, hint } = error;
      unreadable.push({ name: log.name, code, message, hint });
    }
  }
  const inTime = (a: ScriptCall, b: ScriptCall) => a.atMs - b.atMs;
  return { mails: mails.sort(inTime), requests: requests.sort(inTime), unreadable, cut };
}

/** Pieces of a line keep all of it in memory: copies, and only its beginning. */
function kept(call: ScriptCall): ScriptCall {
  const text: NumberedLine["text"] = call.text.slice(0, TEXT_MAX);
  return structuredClone({ ...call, text });
}
