import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";

const QUEUE_RUN = /^(?:Start|End) (?:'[^']{0,80}' )?queue run: /;
const START = /^(?:exim \d[\w.-]* (?:daemon|restarted)|exim .{0,40}daemon started|pid \d+: SIG|SIGHUP received|pid \d+:|daemon (?:started|restarted)|listening for |Warning: purging the environment|  ?Suggested action: |exim user |Received (?:SIG|TERM))/;
const RESOURCE = /[Nn]o space left|Cannot allocate memory|too many (?:open files|processes)|[Ss]pool (?:file )?(?:disk|space)|space shortage|load average/;
const TROUBLE = /^(?:failed to |[Ff]ailed |Failure |error in |Exim configuration error|lowest numbered MX|unable to |[Uu]nable |Cannot |cannot |could not |MySQL|PGSQL|LDAP|lookup of |host lookup|socket bind|bind\(\)|malware acl|spam acl|spam: |warn(?:ing)?: |Warning: |string_|non-existent configuration|taint|Tainted|attempt to |DNS |dnslookup|Expansion|expansion|internal problem|unexpected|ACL |log |Format error|all |Panic|panic|SMTP |TLS |2|accept\(\))/;

/** `cwd=/home/shop/public_html 4 args: /usr/sbin/sendmail -t -i` (log_selector +arguments); carries no message id. */
export function readCommandLine(rest: string): EventDraft | undefined {
  if (!rest.startsWith("cwd=")) return undefined;
  const found = / (\d{1,5}) args?: /.exec(rest);
  if (found === null) return { kind: "command-line", directory: rest.slice("cwd=".length) };
  return { kind: "command-line", directory: rest.slice("cwd=".length, found.index), reason: maskSecrets(rest.slice(found.index + found[0].length)) };
}

/** Exim's daemon, queue runners and troubles. */
export function readEximServer(rest: string): EventDraft | undefined {
  if (QUEUE_RUN.test(rest)) return { kind: "queue-run", reason: rest };
  if (START.test(rest)) return { kind: "server", reason: rest };
  if (RESOURCE.test(rest)) return { kind: "resource", reason: maskSecrets(rest) };
  return TROUBLE.test(rest) ? { kind: "trouble", reason: maskSecrets(rest) } : undefined;
}
