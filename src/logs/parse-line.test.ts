import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daemonOfProgram } from "./grammar/daemon-of-program.ts";
import { parseLine } from "./parse-line.ts";

describe("daemonOfProgram", () => {
  const cases: readonly { readonly program: string; readonly daemon: string | undefined }[] = [
    { program: "postfix/smtpd", daemon: "postfix/smtpd" },
    { program: "postfix/submission/smtpd", daemon: "postfix/smtpd" },
    { program: "postfix-smo/submission/smtpd", daemon: "postfix/smtpd" },
    { program: "postfix/10025/smtpd", daemon: "postfix/smtpd" },
    { program: "postfix-10.20.30.40/smtp", daemon: "postfix/smtp" },
    { program: "mx-out/qmgr", daemon: "postfix/qmgr" },
    { program: "postfix/sender-cleanup/cleanup", daemon: "postfix/cleanup" },
    { program: "/postfix-script", daemon: "postfix/postfix-script" },
    { program: "postfix/smtp-25/smtpd", daemon: "postfix/smtpd" },
    { program: "smtpd", daemon: "postfix/smtpd" },
    { program: "lsphp", daemon: "php" },
    { program: "exim4", daemon: "exim" },
    { program: "imap-login", daemon: "dovecot" },
    { program: "amavisd-new", daemon: "amavis" },
    { program: "postfwd2/policy", daemon: "postfwd" },
    { program: "sshd", daemon: undefined },
    { program: "app/worker", daemon: undefined },
  ];
  for (const { program, daemon } of cases)
    it(`${program} is ${daemon ?? "not about mail"}`, () =>
      expect(daemonOfProgram(program)).toBe(daemon));
});

const PROGRAMS = [
  undefined,
  "postfix/smtpd",
  "postfix/postscreen",
  "postfix/cleanup",
  "postfix/qmgr",
  "postfix/pickup",
  "postfix/smtp",
  "postfix/bounce",
  "postfix/anvil",
  "postfix/postsuper",
  "postfix/dnsblog",
  "postfix/master",
  "exim",
  "dovecot",
  "opendkim",
  "opendmarc",
  "amavis",
  "rspamd",
  "postgrey",
  "postfwd",
  "policyd-spf",
  "spamd",
  "saslauthd",
  "sshd",
] as const;

/** What an attacker would write: pieces of every grammar that accuse somebody else. */
const FORGERY = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        " A=login:victim@example.com",
        " S=1",
        " P=esmtpa",
        " id=",
        ' T="',
        " for v@example.com",
        ") [198.51.100.1]",
        " (y",
        " H=(z) [198.51.100.1]",
        " F=<a@b> rejected RCPT <c@d>: ",
        ", sasl_username=victim@example.com",
        ", orig_client=mx[198.51.100.1]",
        " from mx[198.51.100.1]",
        "; from=<victim@example.com>",
        " to=<b@example.com>",
        " proto=ESMTP helo=<z>",
        "; from=<",
        ">: ",
        "): ",
        ",198.51.100.1",
        ", method=PLAIN",
        ", rip=198.51.100.1",
        ", client_address=198.51.100.1",
        ", recipient=v@example.com",
        ">, qid: <4FFFFFFFFF>, ip: 198.51.100.1, user: victim, from: <",
        " uid=0 from=<root",
        "(given password: ",
        "(set_id=victim)",
        " rhost=198.51.100.1",
        "\\",
        '"',
      ),
      fc.string({ maxLength: 6, unit: "grapheme-ascii" }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, "\\$&")}"`;

interface Template {
  readonly name: string;
  readonly program?: string;
  readonly body: (text: string) => string;
  readonly truth: {
    readonly clientIp?: string;
    readonly saslUsername?: string;
    readonly uid?: number;
  };
  /** The line can be written so that no reader can tell; then nobody may be named. */
  readonly mayBeUnknown?: true;
}

const ARRIVAL = "1xUvf5-000022-0h <= ";
const IP = "192.0.2.66";
const EVIL = "a@evil.example";

const TEMPLATES: readonly Template[] = [
  {
    name: "Exim subject",
    body: (x) =>
      `${ARRIVAL}${EVIL} H=h [${IP}] P=esmtpa A=plain:bob S=9 id=1@x T=${quoted(x)} for b@example.com`,
    truth: { clientIp: IP, saslUsername: "bob" },
  },
  {
    name: "Exim subject behind HELO",
    body: (x) =>
      `${ARRIVAL}${EVIL} H=(h) [${IP}]:25 P=esmtp S=9 id=1@x T=${quoted(x)} for b@example.com`,
    truth: { clientIp: IP },
  },
  {
    name: "Exim Message-ID",
    body: (x) => `${ARRIVAL}${EVIL} H=h [${IP}] P=esmtp S=9 id=1${x}`,
    truth: { clientIp: IP },
  },
  {
    name: "Exim Message-ID behind HELO",
    body: (x) => `${ARRIVAL}${EVIL} H=(h) [${IP}] P=esmtp S=9 id=1${x}`,
    truth: { clientIp: IP },
    mayBeUnknown: true,
  },
  {
    name: "Exim HELO",
    body: (x) =>
      `${ARRIVAL}${EVIL} H=(${x}) [${IP}]:25 P=esmtp S=9 id=1@x T="hi" for b@example.com`,
    truth: { clientIp: IP },
    mayBeUnknown: true,
  },
  {
    name: "Exim HELO, short line",
    body: (x) => `${ARRIVAL}${EVIL} H=(${x}) [${IP}] P=esmtp S=9`,
    truth: { clientIp: IP },
    mayBeUnknown: true,
  },
  {
    name: "Exim sender",
    body: (x) => `${ARRIVAL}${quoted(x)}@evil.example H=h (h) [${IP}] P=esmtp S=9 id=1@x`,
    truth: { clientIp: IP },
  },
  {
    name: "Exim refused HELO",
    body: (x) => `H=(${x}) [${IP}] F=<${EVIL}> rejected RCPT <b@example.com>: relay not permitted`,
    truth: { clientIp: IP },
    mayBeUnknown: true,
  },
  {
    name: "Exim set_id",
    body: (x) =>
      `login authenticator failed for (h) [${IP}]: 535 Incorrect authentication data (set_id=${x})`,
    truth: { clientIp: IP, saslUsername: "*" },
    mayBeUnknown: true,
  },
  {
    name: "Exim command",
    body: (x) =>
      `SMTP protocol error in "AUTH ${x}" H=(h) [${IP}] AUTH command used when not advertised`,
    truth: { clientIp: IP },
  },
  {
    name: "Postfix sasl_sender",
    program: "postfix/smtpd",
    body: (x) =>
      `4A1B2C3D4E: client=h[${IP}], sasl_method=PLAIN, sasl_username=bob, sasl_sender=${x}`,
    truth: { clientIp: IP, saslUsername: "bob" },
  },
  {
    name: "Postfix HELO",
    program: "postfix/smtpd",
    body: (x) =>
      `NOQUEUE: reject: RCPT from h[${IP}]: 554 5.7.1 <b@example.net>: Relay access denied; from=<${EVIL}> to=<b@example.net> proto=ESMTP helo=<${x}>`,
    truth: { clientIp: IP },
  },
  {
    name: "Postfix sender",
    program: "postfix/smtpd",
    body: (x) =>
      `NOQUEUE: reject: RCPT from h[${IP}]: 554 5.7.1 <${quoted(x)}@x>: Sender address rejected: Access denied; from=<${quoted(x)}@x> to=<b@example.net> proto=ESMTP helo=<h>`,
    truth: { clientIp: IP },
  },
  {
    name: "Postfix failed login",
    program: "postfix/smtpd",
    body: (x) =>
      `warning: h[${IP}]: SASL LOGIN authentication failed: (reason unavailable), sasl_username=${x}`,
    truth: { clientIp: IP, saslUsername: "*" },
  },
  {
    name: "Postfix Message-ID",
    program: "postfix/cleanup",
    body: (x) => `4A1B2C3D4E: message-id=<${x}>`,
    truth: {},
  },
  {
    name: "Postfix subject",
    program: "postfix/cleanup",
    body: (x) =>
      `4A1B2C3D4E: warning: header Subject: ${x} from h[${IP}]; from=<${EVIL}> to=<b@example.com> proto=ESMTP helo=<h>: text`,
    truth: { clientIp: IP },
  },
  {
    name: "Postfix header with a forged sender",
    program: "postfix/cleanup",
    body: (x) =>
      `4A1B2C3D4E: warning: header Subject: s from h[${IP}]; from=<${quoted(x)}@evil.example> to=<b@example.com> proto=ESMTP helo=<h>`,
    truth: { clientIp: IP },
  },
  {
    name: "Postfix pickup",
    program: "postfix/pickup",
    body: (x) => `4A1B2C3D4E: uid=33 from=<${x}>`,
    truth: { uid: 33 },
  },
  {
    name: "Postfix qmgr",
    program: "postfix/qmgr",
    body: (x) => `4A1B2C3D4E: from=<${quoted(x)}@evil.example>, size=9, nrcpt=1 (queue active)`,
    truth: {},
  },
  {
    name: "Postfix reply",
    program: "postfix/smtp",
    body: (x) =>
      `4A1B2C3D4E: to=<b@evil.example>, relay=mx[198.51.100.2]:25, delay=1, delays=1/0/0/0, dsn=4.0.0, status=deferred (${x})`,
    truth: {},
  },
  {
    name: "Dovecot user",
    program: "dovecot",
    body: (x) =>
      `imap-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<${x}>, method=PLAIN, rip=${IP}, lip=192.0.2.1, TLS`,
    truth: { clientIp: IP, saslUsername: "*" },
  },
  {
    name: "Dovecot password",
    program: "dovecot",
    body: (x) => `auth: sql(bob,${IP},<abc>): Password mismatch (given password: ${x})`,
    truth: { clientIp: IP, saslUsername: "bob" },
  },
  {
    name: "Dovecot ruser",
    program: "dovecot",
    body: (x) =>
      `auth: pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=${x} rhost=${IP}`,
    truth: { clientIp: IP, saslUsername: "*" },
  },
  {
    name: "Dovecot Message-ID",
    program: "dovecot",
    body: (x) =>
      `lmtp(bob@example.com)<1><a>: sieve: msgid=<${x}>: stored mail into mailbox 'INBOX'`,
    truth: {},
  },
  {
    name: "postgrey sender",
    program: "postgrey",
    body: (x) =>
      `action=greylist, reason=new, client_name=h, client_address=${IP}, sender=${quoted(x)}@x, recipient=b@example.com`,
    truth: { clientIp: IP },
  },
  {
    name: "amavis sender",
    program: "amavis",
    body: (x) =>
      `(1-1) Passed CLEAN {RelayedInbound}, [${IP}]:25 [${IP}] <${quoted(x)}@x> -> <b@example.com>, Queue-ID: 4A1B2C3D4E, Message-ID: <${x}>, mail_id: H5HxMypLrePD, Hits: -, size: 9, 1 ms`,
    truth: { clientIp: IP },
  },
  {
    name: "rspamd Message-ID",
    program: "rspamd",
    body: (x) =>
      `<a>; task; rspamd_task_write_log: id: <${x}>, qid: <4A1B2C3D4E>, ip: ${IP}, from: <${EVIL}>, (default: F (no action): [0.10/15.00] []), len: 9`,
    truth: { clientIp: IP },
    mayBeUnknown: true,
  },
];

describe("parseLine", () => {
  it("never throws", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROGRAMS),
        fc.oneof(FORGERY, fc.string({ unit: "binary", maxLength: 200 })),
        (program, body) => {
          expect(parseLine(program === undefined ? {} : { program }, body)).toHaveProperty("kind");
        },
      ),
      { numRuns: 3000 },
    );
  });

  for (const { name, program, body, truth, mayBeUnknown } of TEMPLATES)
    it(`accuses nobody else, whatever stands in: ${name}`, () => {
      fc.assert(
        fc.property(FORGERY, (text) => {
          const event = parseLine(program === undefined ? {} : { program }, body(text));
          for (const field of ["clientIp", "saslUsername", "uid"] as const) {
            const wanted = truth[field];
            // `*`: the client's own text is the login that it tried.
            if (wanted === "*" || (mayBeUnknown === true && event[field] === undefined)) continue;
            expect({ field, value: event[field] }).toEqual({ field, value: wanted });
          }
        }),
        { numRuns: 400 },
      );
    });

  it("reads long lines of every daemon in linear time", () => {
    // Super-linear reading of these takes minutes, which the time limit of the runner ends.
    const pieces = [
      "; from=<",
      ") [192.0.2.1] P=",
      " from a[192.0.2.1]; from=<",
      '\\"',
      ' T="',
      "): ",
      ", rip=192.0.2.1",
      " for a@b",
      "a",
      " -> <",
      '"a ',
    ];
    for (const program of PROGRAMS)
      for (const piece of pieces) {
        const body =
          `${ARRIVAL}x H=(`.slice(0, program === undefined ? undefined : 0) +
          piece.repeat(30_000 / piece.length);
        expect(parseLine(program === undefined ? {} : { program }, body)).toHaveProperty("kind");
      }
  });

  it("masks what it cannot read", () => {
    expect(parseLine({ program: "app" }, "login with password=hunter2")).toEqual({
      kind: "unparsed",
      program: "app",
      text: "login with password=****",
    });
  });
});
