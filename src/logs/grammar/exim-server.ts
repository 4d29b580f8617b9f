import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";
import { parseIp } from "./read-peer.ts";

const SENDER = /^Sender identification U=(\S{1,64}) D=\S{0,255} S=(.*)$/;
const CONNECTION =
  /^SMTP connection identification (?:H=\S{1,255} )?A=([0-9A-Fa-f:.]+) .{0,200}? U=(\S{1,64}) ID=(\d{1,10}) /;

/** cPanel's ACLs say which system user is behind a message or a connection from this machine. */
export function readIdentification(rest: string): EventDraft | undefined {
  const sender = SENDER.exec(rest);
  if (sender !== null)
    return {
      kind: "header-action",
      action: "identified",
      user: sender[1] ?? "",
      from: sender[2] ?? "",
    };
  const connection = CONNECTION.exec(rest);
  if (connection === null) return undefined;
  const ip = parseIp(connection[1] ?? "");
  return {
    kind: "connect",
    action: "identified",
    ...(ip !== undefined && { clientIp: ip }),
    user: connection[2] ?? "",
    uid: Number(connection[3]),
  };
}

const QUEUE_RUN = /^(?:Start|End) (?:'[^']{0,80}' )?queue run: /;
const START =
  /^(?:exim \d[\w.-]* (?:daemon|restarted)|exim .{0,40}daemon started|pid \d+: SIG|SIGHUP received|pid \d+:|daemon (?:started|restarted)|listening for |Warning: purging the environment|  ?Suggested action: |exim user |Received (?:SIG|TERM))/;
const RESOURCE =
  /[Nn]o space left|Cannot allocate memory|too many (?:open files|processes)|[Ss]pool (?:file )?(?:disk|space)|space shortage|load average/;
const TROUBLE =
  /^(?:failed to |[Ff]ailed |Failure |error in |Exim configuration error|lowest numbered MX|unable to |[Uu]nable |Cannot |cannot |could not |MySQL|PGSQL|LDAP|lookup of |host lookup|socket bind|bind\(\)|malware acl|spam acl|spam: |Warning: |string_|non-existent configuration|taint|Tainted|attempt to |DNS |dnslookup|Expansion|expansion|internal problem|ACL |Format error|SMTP |TLS |accept\(\)|daemon: |too many connections|list matching |exim daemon)/;

/** `cwd=/home/shop/public_html 4 args: /usr/sbin/sendmail -t -i` (log_selector +arguments); carries no message id. */
export function readCommandLine(rest: string): EventDraft | undefined {
  if (!rest.startsWith("cwd=")) return undefined;
  const found = / (\d{1,5}) args?: /.exec(rest);
  if (found === null) return { kind: "command-line", directory: rest.slice("cwd=".length) };
  return {
    kind: "command-line",
    directory: rest.slice("cwd=".length, found.index),
    reason: maskSecrets(rest.slice(found.index + found[0].length)),
  };
}

/** Exim's daemon, queue runners and troubles. */
export function readEximServer(rest: string): EventDraft | undefined {
  if (QUEUE_RUN.test(rest)) return { kind: "queue-run", reason: rest };
  if (START.test(rest)) return { kind: "server", reason: rest };
  if (RESOURCE.test(rest)) return { kind: "resource", reason: maskSecrets(rest) };
  return TROUBLE.test(rest) ? { kind: "trouble", reason: maskSecrets(rest) } : undefined;
}
