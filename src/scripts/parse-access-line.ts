import type { NumberedLine, ScriptCall } from "./script-call.ts";
import { scriptOfUrl } from "./script-name.ts";
import { webStampMs } from "./web-stamp.ts";

/** What the line of a request that sends data to a script holds. */
export const POST_WORDS = ' "POST ';
const URL_MAX = 4096;

/**
 * Reads a POST in an access log of Apache (common, combined, vhost_combined) or nginx (combined): who asked for which
 * script when. Undefined for requests that the server refused (4xx): no script ran. Apache's stamp is that of the
 * request's arrival, nginx' that of its end (mod_log_config, ngx_http_log_module).
 */
export function parseAccessLine({ source, line, text }: NumberedLine): ScriptCall | undefined {
  const open = text.indexOf(" [");
  const close = text.indexOf("]", open);
  if (open < 0 || close - open > 40 || !text.startsWith(POST_WORDS, close + 1)) return undefined;
  const atMs = webStampMs(text.slice(open + 2, close));
  const start = close + 1 + POST_WORDS.length;
  const blank = text.indexOf(" ", start);
  if (atMs === undefined || blank < 0 || blank - start > URL_MAX) return undefined;
  const status = /^ [^"]{0,20}" (\d{3})(?: |$)/.exec(text.slice(blank, blank + 40))?.[1];
  if (status === undefined || status.startsWith("4")) return undefined;
  const words = text.slice(0, open).split(" ");
  // vhost_combined has `host:port` in front
  const client = /:\d{1,5}$/.test(words[0] ?? "") && words.length > 3 ? words[1] : words[0];
  return {
    atMs,
    script: scriptOfUrl(text.slice(start, blank)),
    recipients: [],
    clientIp: client ?? "",
    source,
    line,
    text,
  };
}
