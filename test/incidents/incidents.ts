import { chooseScenarios } from "../../bench/generator/scenarios/catalogue.ts";
import {
  correspondents,
  type Scenario,
  series,
  atFraction,
} from "../../bench/generator/scenarios/scenario.ts";
import { generateLog, type Mta } from "../diagnose/generate-log.ts";

/** Evidence of one incident, made the same every time: file name to text. */
export interface RecordedIncident {
  readonly name: string;
  readonly files: () => Readonly<Record<string, string>>;
}

/** Servers of their own, so that no two incidents have the same people. */
const SMALL = { accounts: 24, messagesPerSecond: 0.006, documentationAddresses: true } as const;

function logOf(
  seed: number,
  scenarios: string | readonly Scenario[],
  mta: Mta = "postfix",
  settings: { readonly scale?: number; readonly contentFilter?: boolean } = {},
): string {
  const chosen = typeof scenarios === "string" ? chooseScenarios(scenarios) : scenarios;
  return generateLog(mta, chosen, { ...SMALL, seed, scale: 0.2, ...settings }).text;
}

/** A login without a name and without a password is let in by a careless authenticator. */
const EMPTY_LOGIN: Scenario = {
  name: "empty-login",
  cause: "auth-bypass",
  start(simulation, server, tally) {
    const { random, world } = simulation;
    const clients = [world.stranger(), world.stranger()];
    atFraction(simulation, 0.5, () => {
      series(simulation, 60, 20_000, () => {
        server.accept({
          entry: { kind: "smtp", client: random.pick(clients), login: "" },
          from: `prize${random.below(70)}@${random.pick(world.receivers).domain}`,
          to: correspondents(simulation, 2 + random.below(4)),
          sizeBytes: 1800,
          isSpam: true,
          tally,
        });
      });
    });
  },
};

/** What a spammer writes into a subject, for whoever reads the log in a terminal or a browser. */
const HOSTILE_SUBJECTS = [
  `</title><script>document.title = "pwned"</script>`,
  "\u001b[2J\u001b[31mYour server is fine\u001b[0m",
  "| [click](http://evil.example) @everyone `code` \u202egnp.exe",
];

function withSubjects(log: string): string {
  let at = 0;
  return log.replace(/^.* A=plain_server: .*$/gm, (line) => {
    const subject = HOSTILE_SUBJECTS[at % HOSTILE_SUBJECTS.length] ?? "";
    at += 1;
    return `${line} T="${subject.replaceAll('"', '\\"')}"`;
  });
}

const OPEN_MAIN_CF = `# relays for all the world
myhostname = mail.cedar-books.example
mydestination = localhost
mynetworks = 127.0.0.0/8 0.0.0.0/0
smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination
smtpd_reject_unlisted_recipient = no
smtpd_tls_security_level = may
`;

const CARELESS_EXIM = `# lets in whoever gives no name and no password
primary_hostname = mail.cedar-books.example
domainlist local_domains = cedar-books.example
acl_smtp_rcpt = acl_check_rcpt
begin acl
acl_check_rcpt:
  accept authenticated = *
  accept domains = +local_domains
  deny message = relay not permitted
begin authenticators
plain_server:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if eq{$auth3}{\${lookup{$auth2}lsearch{/etc/exim4/passwd}}}}
  server_set_id = $auth2
`;

/** The incidents that every report is tried on. */
export const INCIDENTS: readonly RecordedIncident[] = [
  {
    name: "stolen-account",
    files: () => ({ "mail.log": logOf(11, "stolen-account-fast,newsletter,forgotten-phone") }),
  },
  {
    name: "open-relay-with-backscatter",
    files: () => ({
      "mail.log": logOf(12, "open-relay,backscatter,mailing-list"),
      "main.cf": OPEN_MAIN_CF,
    }),
  },
  {
    name: "exim-auth-bypass",
    files: () => ({
      mainlog: withSubjects(logOf(13, [EMPTY_LOGIN], "exim")),
      "exim4.conf": CARELESS_EXIM,
    }),
  },
  {
    name: "web-script",
    files: () => ({ mainlog: logOf(14, "web-script,forgotten-phone", "exim", { scale: 0.6 }) }),
  },
  {
    name: "botnet-on-one-account",
    files: () => ({
      "mail.log": logOf(15, "stolen-account-botnet,newsletter", "postfix", { scale: 0.4 }),
    }),
  },
  {
    name: "content-filter-chain",
    files: () => ({
      "mail.log": logOf(16, "stolen-account-fast,monitoring", "postfix", { contentFilter: true }),
    }),
  },
];
