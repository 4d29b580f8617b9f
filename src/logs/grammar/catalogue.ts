import { parseAmavis } from "./amavis.ts";
import { parseDovecot } from "./dovecot.ts";
import type { BodyParser } from "./event-draft.ts";
import { parseExim } from "./exim.ts";
import { parseOpendkim } from "./opendkim.ts";
import { parseOpendmarc } from "./opendmarc.ts";
import { parsePhpMail } from "./php-mail.ts";
import { parsePolicydSpf } from "./policyd-spf.ts";
import { parseAnvil } from "./postfix-anvil.ts";
import { parseBounce } from "./postfix-bounce.ts";
import { parseCleanup } from "./postfix-cleanup.ts";
import { parseDelivery } from "./postfix-delivery.ts";
import { parseDnsblog } from "./postfix-dnsblog.ts";
import { parsePickup } from "./postfix-pickup.ts";
import { parsePostscreen } from "./postfix-postscreen.ts";
import { parsePostsuper } from "./postfix-postsuper.ts";
import { parseQmgr } from "./postfix-qmgr.ts";
import { parsePostfixServer } from "./postfix-server.ts";
import { parseSmtpd } from "./postfix-smtpd.ts";
import { parsePostfwd } from "./postfwd.ts";
import { parsePostgrey } from "./postgrey.ts";
import { parseRspamd } from "./rspamd.ts";
import { parseSaslauthd } from "./saslauthd.ts";
import { parseSpamd } from "./spamd.ts";

interface DaemonGrammar {
  readonly daemons: readonly string[];
  readonly parse: BodyParser;
}

/** Every daemon that is understood. One file per grammar; a new daemon is a new line here. */
const GRAMMARS: readonly DaemonGrammar[] = [
  { daemons: ["postfix/smtpd", "postfix/qmqpd"], parse: parseSmtpd },
  { daemons: ["postfix/postscreen", "postfix/tlsproxy"], parse: parsePostscreen },
  { daemons: ["postfix/cleanup"], parse: parseCleanup },
  { daemons: ["postfix/qmgr", "postfix/nqmgr", "postfix/oqmgr"], parse: parseQmgr },
  { daemons: ["postfix/pickup"], parse: parsePickup },
  {
    daemons: ["smtp", "lmtp", "relay", "local", "virtual", "pipe", "error", "retry", "discard"].map(
      (name) => `postfix/${name}`,
    ),
    parse: parseDelivery,
  },
  { daemons: ["postfix/bounce", "postfix/defer", "postfix/trace"], parse: parseBounce },
  { daemons: ["postfix/anvil", "postfix/scache", "postfix/verify"], parse: parseAnvil },
  { daemons: ["postfix/postsuper"], parse: parsePostsuper },
  { daemons: ["postfix/dnsblog"], parse: parseDnsblog },
  {
    daemons: ["postfix/master", "postfix/postfix-script", "postfix/postlogd"],
    parse: parsePostfixServer,
  },
  { daemons: ["exim"], parse: parseExim },
  { daemons: ["dovecot"], parse: parseDovecot },
  { daemons: ["opendkim"], parse: parseOpendkim },
  { daemons: ["opendmarc"], parse: parseOpendmarc },
  { daemons: ["amavis"], parse: parseAmavis },
  { daemons: ["rspamd"], parse: parseRspamd },
  { daemons: ["postgrey"], parse: parsePostgrey },
  { daemons: ["postfwd"], parse: parsePostfwd },
  { daemons: ["policyd-spf"], parse: parsePolicydSpf },
  { daemons: ["spamd"], parse: parseSpamd },
  { daemons: ["php"], parse: parsePhpMail },
  { daemons: ["saslauthd"], parse: parseSaslauthd },
];

const BY_DAEMON: ReadonlyMap<string, BodyParser> = new Map(
  GRAMMARS.flatMap(({ daemons, parse }) => daemons.map((daemon) => [daemon, parse] as const)),
);

/** The grammar of a daemon such as `postfix/smtpd`; undefined when there is none. */
export function grammarOf(daemon: string): BodyParser | undefined {
  return BY_DAEMON.get(daemon);
}
