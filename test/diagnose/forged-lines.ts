/** Who must never be named. */
export const BYSTANDER = {
  account: "bystander@victim.example",
  ip: "198.51.100.77",
  uid: 4711,
  user: "bystander",
  directory: "/var/www/bystander",
} as const;

/** A login that the attacker really has. */
export const THIEF = "thief@victim.example";
export const ATTACKER_IP = "203.0.113.9";

export interface Forgery {
  readonly name: string;
  /** Bodies of lines (with the program, where the log has one) that one attempt leaves; `id` is the attempt's own. */
  readonly lines: (id: string, bystanderId: string) => readonly string[];
}

const { account: VICTIM, ip: VICTIM_IP } = BYSTANDER;
const PEER = `unknown[${ATTACKER_IP}]`;
const CLAIM = `client=host.victim.example[${VICTIM_IP}], sasl_method=PLAIN, sasl_username=${VICTIM}`;
const SMTPD = "postfix/smtpd[301]";
const CLEANUP = "postfix/cleanup[302]";
const QMGR = "postfix/qmgr[303]";
const SMTP = "postfix/smtp[304]";

function refusal(part: {
  readonly from?: string;
  readonly to?: string;
  readonly helo?: string;
}): string {
  const { from = "a@evil.example", to = "x@far.test", helo = "evil.example" } = part;
  return `${SMTPD}: NOQUEUE: reject: RCPT from ${PEER}: 554 5.7.1 <${to}>: Relay access denied; from=<${from}> to=<${to}> proto=ESMTP helo=<${helo}>`;
}

/** The thief's own message, with text of his choice where a client may choose it. */
function accepted(
  id: string,
  part: {
    readonly login?: string;
    readonly messageId?: string;
    readonly from?: string;
    readonly to?: string;
    readonly reply?: string;
  } = {},
): readonly string[] {
  const {
    login = `, sasl_method=LOGIN, sasl_username=${THIEF}`,
    messageId = `<${id}@evil.example>`,
    from = `<a${id}@evil${id.slice(-4, -3)}.example>`,
    to = `<x${id}@far.test>`,
    reply = "250 2.0.0 Ok",
  } = part;
  return [
    `${SMTPD}: ${id}: client=${PEER}${login}`,
    `${CLEANUP}: ${id}: message-id=${messageId}`,
    `${QMGR}: ${id}: from=${from}, size=900, nrcpt=1 (queue active)`,
    `${SMTP}: ${id}: to=${to}, relay=mx.far.test[192.0.2.80]:25, delay=1, delays=0.1/0/0.5/0.4, dsn=2.0.0, status=sent (${reply})`,
    `${QMGR}: ${id}: removed`,
  ];
}

const fakeLine = (bystanderId: string): string =>
  `Mar  2 03:00:00 mail postfix/smtpd[9]: ${bystanderId}: ${CLAIM}`;

/** Text of outsiders in Postfix', Dovecot's and amavis' lines. */
export const POSTFIX_FORGERIES: readonly Forgery[] = [
  { name: "HELO with a claim", lines: (id) => [refusal({ helo: `${id}: ${CLAIM}` })] },
  { name: "HELO that closes its bracket", lines: () => [refusal({ helo: `x>, ${CLAIM}, a=<b` })] },
  { name: "HELO with a syslog header", lines: (_, other) => [refusal({ helo: fakeLine(other) })] },
  {
    name: "HELO with an escaped line end and a syslog header",
    lines: (_, other) => [refusal({ helo: `x#012${fakeLine(other)}` })],
  },
  {
    name: "quoted sender with a login",
    lines: () => [refusal({ from: `"x>, sasl_username=${VICTIM}, y=<"@evil.example` })],
  },
  {
    name: "quoted recipient with a peer",
    lines: () => [refusal({ to: `"RCPT from h[${VICTIM_IP}]: 554"@far.test` })],
  },
  {
    name: "subject with a claim, in a header warning",
    lines: (id) => [
      `${CLEANUP}: ${id}: warning: header Subject: ${CLAIM} from ${PEER}; from=<a@evil.example> to=<x@victim.example> proto=ESMTP helo=<evil.example>`,
    ],
  },
  {
    name: "subject that ends as a header warning does",
    lines: (id) => [
      `${CLEANUP}: ${id}: reject: header Subject: hi from host.victim.example[${VICTIM_IP}]; from=<${VICTIM}> to=<x@far.test> proto=ESMTP helo=<h>: 5.7.1 no from ${PEER}; from=<a@evil.example> to=<x@victim.example> proto=ESMTP helo=<evil.example>: 5.7.1 no`,
    ],
  },
  { name: "Message-ID with a claim", lines: (id) => accepted(id, { messageId: `<x, ${CLAIM}>` }) },
  {
    name: "Message-ID with an id and a claim, no brackets",
    lines: (id, other) => accepted(id, { messageId: `${other}: ${CLAIM}` }),
  },
  {
    name: "Message-ID with a syslog header",
    lines: (id, other) => accepted(id, { messageId: `<${fakeLine(other)}>` }),
  },
  {
    name: "quoted envelope sender with orig_queue_id",
    lines: (id, other) =>
      accepted(id, { from: `<"a>, orig_queue_id=${other}, b=<"@evil.example>` }),
  },
  {
    name: "quoted recipient with a status",
    lines: (id, other) =>
      accepted(id, { to: `<"x>, status=sent (250 Ok: queued as ${other}), y=<"@far.test>` }),
  },
  {
    name: "reply of a foreign server: queued as the bystander's id",
    lines: (id, other) => accepted(id, { reply: `250 2.0.0 Ok: queued as ${other}` }),
  },
  {
    name: "reply of a foreign server in amavis' words",
    lines: (id, other) =>
      accepted(id, {
        reply: `250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as ${other}`,
      }),
  },
  { name: "reply with a claim", lines: (id) => accepted(id, { reply: `250 ok, ${CLAIM}` }) },
  {
    name: "AUTH= of the MAIL command",
    lines: (id) =>
      accepted(id, {
        login: `, sasl_method=LOGIN, sasl_username=${THIEF}, sasl_sender=${VICTIM}`,
      }),
  },
  {
    name: "AUTH= of the MAIL command with a login",
    lines: (id) =>
      accepted(id, {
        login: `, sasl_method=LOGIN, sasl_username=${THIEF}, sasl_sender=x,sasl_username=${VICTIM}`,
      }),
  },
  {
    name: "bystander's address as envelope sender",
    lines: (id) => accepted(id, { from: `<${VICTIM}>` }),
  },
  {
    name: "failed login whose name has a comma and a login",
    lines: () => [
      `${SMTPD}: warning: ${PEER}: SASL LOGIN authentication failed: (reason unavailable), sasl_username=evil, sasl_username=${VICTIM}`,
    ],
  },
  {
    name: "failed login whose name is a failure of somebody else",
    lines: () => [
      `${SMTPD}: warning: ${PEER}: SASL LOGIN authentication failed: x, sasl_username=warning: h[${VICTIM_IP}]: SASL LOGIN authentication failed: y`,
    ],
  },
  {
    name: "client name that looks like name[ip]",
    lines: () => [
      `${SMTPD}: connect from h[${VICTIM_IP}][${ATTACKER_IP}]`,
      `${SMTPD}: warning: h[${VICTIM_IP}][${ATTACKER_IP}]: SASL LOGIN authentication failed: x`,
      `${SMTPD}: disconnect from h[${VICTIM_IP}][${ATTACKER_IP}] ehlo=1 auth=0/1 quit=1 commands=2/3`,
    ],
  },
  {
    name: "relaying client whose name looks like name[ip]",
    lines: (id) => [
      `${SMTPD}: ${id}: client=h[${VICTIM_IP}][${ATTACKER_IP}]`,
      ...accepted(id).slice(1),
    ],
  },
  {
    name: "pipelined commands with a claim",
    lines: () => [
      `${SMTPD}: improper command pipelining after EHLO from ${PEER}: ${CLAIM}\\r\\n`,
      `${SMTPD}: warning: non-SMTP command from ${PEER}: Subject: ${CLAIM}`,
    ],
  },
  {
    name: "PREGREET with a peer and a login",
    lines: () => [
      `postfix/postscreen[305]: PREGREET 90 after 0.1 from [${ATTACKER_IP}]:4000: EHLO [${VICTIM_IP}]: SASL LOGIN authentication failed\\r\\n`,
    ],
  },
  {
    name: "amavis: Message-ID with queue ids",
    lines: (id, other) => [
      `amavis[306]: (00306-01) Passed CLEAN {RelayedInbound}, [${ATTACKER_IP}]:4000 [${ATTACKER_IP}] <a@evil.example> -> <x@victim.example>, Queue-ID: ${id}, Message-ID: <x>, Queue-ID: ${other}, queued_as: ${other}, y=<z>, mail_id: abc, Hits: 1.0, size: 900, queued_as: 7D${id.slice(2)}, 300 ms`,
    ],
  },
  {
    name: "amavis: subject that looks like its line",
    lines: (id, other) => [
      `amavis[306]: (00306-02) Blocked SPAM {DiscardedInbound}, [${ATTACKER_IP}]:4000 <a@evil.example> -> <x@victim.example>, Queue-ID: ${id}, Subject: "x, Queue-ID: ${other}, [${VICTIM_IP}] <${VICTIM}> -> <a@far.test>, queued_as: ${other}", Hits: 20`,
    ],
  },
  {
    name: "Dovecot: user name with rip=, failed",
    lines: () => [
      `dovecot: imap-login: Disconnected (auth failed, 9 attempts in 9 secs): user=<x>, method=PLAIN, rip=${VICTIM_IP}, lip=192.0.2.25, user=<y>, method=PLAIN, rip=${ATTACKER_IP}, lip=192.0.2.25, TLS, session=<aaa>`,
    ],
  },
  {
    name: "Dovecot: user name that is a login of the bystander",
    lines: () => [
      `dovecot: auth-worker(307): sql(evil),${VICTIM_IP}): Password mismatch sql(${VICTIM},${VICTIM_IP}): x,${ATTACKER_IP}): unknown user`,
    ],
  },
  {
    name: "Dovecot: ID command with a login",
    lines: () => [
      `dovecot: imap-login: ID sent: name=imap-login: Login: user=<${VICTIM}>, method=PLAIN, rip=${ATTACKER_IP}: user=<>, rip=${ATTACKER_IP}, lip=192.0.2.25, session=<bbb>`,
    ],
  },
  {
    name: "pickup: sender with another uid",
    lines: (id) => [
      `postfix/pickup[308]: ${id}: uid=33 from=<"a> uid=${BYSTANDER.uid} from=<${VICTIM}"@evil.example>`,
      ...accepted(id).slice(1),
    ],
  },
  {
    name: "postgrey: sender with another client",
    lines: () => [
      `postgrey[309]: action=greylist, reason=new, client_name=x, client_address=${ATTACKER_IP}/32, sender="a, client_address=${VICTIM_IP}"@evil.example, recipient=x@victim.example`,
    ],
  },
  {
    name: "milter refusal with an id and a claim as HELO",
    lines: (id, other) => [
      `${CLEANUP}: ${id}: milter-reject: END-OF-MESSAGE from ${PEER}: 5.7.1 spam; from=<a@evil.example> to=<x@victim.example> proto=ESMTP helo=<${other}: ${CLAIM}>`,
    ],
  },
];

const EXIM_PEER = `[${ATTACKER_IP}]`;

/** An outsider's or the thief's message in Exim, with text of his choice. */
function eximAccepted(
  id: string,
  part: {
    readonly from?: string;
    readonly host?: string;
    readonly rest?: string;
    readonly confirmation?: string;
  } = {},
): readonly string[] {
  const {
    from = `a${id.slice(-6, -3)}@evil${id.slice(-4, -3)}.example`,
    host = `(evil.example) ${EXIM_PEER}`,
    rest = `P=esmtpa A=plain_server:${THIEF} S=900 id=${id}@evil.example`,
    confirmation = "250 OK",
  } = part;
  return [
    `${id} <= ${from} H=${host} ${rest}`,
    `${id} => x${id}@far${id.slice(-4, -3)}.test R=dnslookup T=remote_smtp H=mx.far.test [192.0.2.80] C="${confirmation}"`,
    `${id} Completed`,
  ];
}

const CLAIM_EXIM = `H=host.victim.example [${VICTIM_IP}] P=esmtpa A=plain_server:${VICTIM} S=1`;

/** Text of outsiders in Exim's main log. */
export const EXIM_FORGERIES: readonly Forgery[] = [
  {
    name: "HELO with an authenticator",
    lines: (id) =>
      eximAccepted(id, {
        host: `(x A=plain_server:${VICTIM} S=1) ${EXIM_PEER}`,
        rest: `P=esmtp S=900 id=m@evil.example`,
      }),
  },
  {
    name: "HELO with a blank and an address in brackets",
    lines: (id) => eximAccepted(id, { host: `(x) [${VICTIM_IP}] (y) ${EXIM_PEER}` }),
  },
  {
    name: "HELO with a whole arrival",
    lines: (id, other) =>
      eximAccepted(id, { host: `(${other} <= ${VICTIM} ${CLAIM_EXIM}) ${EXIM_PEER}` }),
  },
  {
    name: "HELO with a local user",
    lines: (id) => eximAccepted(id, { host: `(x U=${BYSTANDER.user} P=local) ${EXIM_PEER}` }),
  },
  {
    name: "subject with an authenticator",
    lines: (id) =>
      eximAccepted(id, {
        rest: `P=esmtp S=900 id=m@evil.example T="x ${CLAIM_EXIM}" from <a@evil.example> for x@far.test`,
      }),
  },
  {
    name: "subject with a quote, an authenticator and recipients",
    lines: (id) =>
      eximAccepted(id, {
        rest: `P=esmtp S=900 id=m@evil.example T="x\\" A=plain_server:${VICTIM} for y" for x@far.test`,
      }),
  },
  {
    name: "subject with a bounce's reference",
    lines: (id, other) =>
      eximAccepted(id, { rest: `P=esmtp S=900 id=m@evil.example T="x R=${other} U=mail P=local"` }),
  },
  {
    name: "Message-ID with an authenticator",
    lines: (id) =>
      eximAccepted(id, { rest: `P=esmtp S=900 id=x A=plain_server:${VICTIM}@evil.example` }),
  },
  {
    name: "quoted sender with a host and a login",
    lines: (id) => eximAccepted(id, { from: `"a ${CLAIM_EXIM}"@evil.example` }),
  },
  {
    name: "sender is the bystander",
    lines: (id) => eximAccepted(id, { from: VICTIM }),
  },
  {
    name: "confirmation with the bystander's id and a local user",
    lines: (id, other) =>
      eximAccepted(id, { confirmation: `250 OK id=${other} U=${BYSTANDER.user} ${CLAIM_EXIM}` }),
  },
  {
    name: "confirmation that closes its quote",
    lines: (id, other) => eximAccepted(id, { confirmation: `250 OK" ${other} => x C="250 OK` }),
  },
  {
    name: "failed login: HELO with an address in brackets",
    lines: () => [
      `plain_server authenticator failed for (x) [${VICTIM_IP}] (y) ${EXIM_PEER}: 535 Incorrect authentication data (set_id=evil)`,
    ],
  },
  {
    name: "failed login: name with a set_id",
    lines: () => [
      `plain_server authenticator failed for (x) ${EXIM_PEER}: 535 Incorrect authentication data (set_id=evil) [${VICTIM_IP}]: 535 (set_id=${VICTIM})`,
    ],
  },
  {
    name: "refusal: sender with a login",
    lines: () => [
      `H=(x) ${EXIM_PEER} F=<"A=plain_server:${VICTIM} H=h [${VICTIM_IP}]"@evil.example> rejected RCPT <x@far.test>: relay not permitted`,
    ],
  },
  {
    name: "refusal: HELO with a refusal of somebody else",
    lines: () => [
      `H=(H=h [${VICTIM_IP}] F=<${VICTIM}> rejected RCPT <x@far.test>: relay not permitted) ${EXIM_PEER} F=<a@evil.example> rejected RCPT <x@far.test>: relay not permitted`,
    ],
  },
  {
    name: "protocol error with an arrival",
    lines: (_, other) => [
      `SMTP syntax error in "${other} <= ${VICTIM} ${CLAIM_EXIM}" H=(x) ${EXIM_PEER} unrecognized command`,
    ],
  },
];
