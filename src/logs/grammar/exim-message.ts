import type { EventKind } from "../../core/log-event.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";
import { readEximHost } from "./exim-host.ts";
import { readReply } from "./read-reply.ts";

interface Remark {
  readonly form: RegExp;
  readonly kind: EventKind;
}

/** Exim deliver.c, queue.c, receive.c. */
const REMARKS: readonly Remark[] = [
  { form: /^Completed(?: QT=|$)/, kind: "removed" },
  { form: /^(?:\*\*\* )?Frozen|^frozen |^Message is frozen|^message frozen/, kind: "frozen" },
  { form: /^Unfrozen |^unfrozen |^Message has been unfrozen/, kind: "thawed" },
  {
    form: /^removed by |^cancelled by |^cancelled, |^delivery cancelled|^Message \S+ has been removed/,
    kind: "deleted",
  },
  {
    form: /^no immediate delivery: |^Spool file is locked|^message is being delivered|^retry time not reached|^delivery (?:delayed|deferred)|^queued /,
    kind: "queue-run",
  },
  {
    form: /^error message sent to |^Warning: message .{0,40} delayed|^warning message sent|^delayed delivery|^failed to send warning/,
    kind: "notification",
  },
  {
    form: /^sender address changed|^address .{0,200} (?:added|given) by|^original recipients ignored|^list of recipients/,
    kind: "header-action",
  },
  { form: /^DKIM: |^DMARC|^SPF|^PDKIM/, kind: "signature" },
  { form: /^SMTP connection outbound /, kind: "server" },
  { form: /^discarded|^=> blackhole|^blackholed/, kind: "discarded" },
];

const REMOTE =
  /^(?:SMTP error from remote mail(?:er| server) after [^:]{0,60}(?::<[^>]{0,320}>[^:]{0,60})?: host |Remote host |SMTP timeout (?:after|while) [^:]{0,80}: host )/;

/** Lines with a message id that are neither arrival nor delivery. */
export function readEximRemark(rest: string): EventDraft | undefined {
  for (const { form, kind } of REMARKS)
    if (form.test(rest)) return kind === "removed" ? { kind } : { kind, reason: maskSecrets(rest) };
  return readRemoteHost(rest);
}

const AFTER_HOST = /(?::? |:|$)/y;

/** `H=mx [ip]: SMTP error from remote mail server after ...`, `mx [ip]:25 Connection timed out`, `host mx [ip] said`. */
function readRemoteHost(rest: string): EventDraft | undefined {
  const head = REMOTE.exec(rest)?.[0].length ?? (rest.startsWith("H=") ? 2 : 0);
  const host = readEximHost(rest, head, AFTER_HOST);
  if (host?.ip === undefined) return undefined;
  const event: EventDraft = { kind: "delivery-error", relayIp: host.ip };
  if (host.name !== undefined) event.relayName = host.name;
  if (host.port !== undefined) event.relayPort = host.port;
  const text = rest.slice(host.end).replace(/^:? ?/, "");
  if (text === "") return event;
  event.reason = maskSecrets(text);
  const said =
    /^SMTP error from remote mail(?:er| server) after [^:]{0,80}(?::<[^>]{0,320}>[^:]{0,60})?: /.exec(
      text,
    );
  if (said === null) return event;
  const { replyCode, enhancedCode } = readReply(text.slice(said[0].length));
  if (replyCode !== undefined) event.replyCode = replyCode;
  if (enhancedCode !== undefined) event.enhancedCode = enhancedCode;
  return event;
}
