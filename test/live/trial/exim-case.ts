import { CERTIFICATE, PRIVATE_KEY } from "../certificate.ts";
import { randomOf } from "./random.ts";
import type { Random } from "./random.ts";
import type { Door, TrialCase } from "./trial-case.ts";

/** A statement of an ACL: its verb line and the lines below it. */
type Statement = readonly string[];

/** Makes up an Exim: ACLs, lists, authenticators and routers that administrators write, some of them a hole. */
export function eximCase(seed: number): TrialCase {
  const random = randomOf(seed);
  const files: Record<string, string> = {
    passwd:
      "alice@example.org: alicepw\nbob@example.org: bobpw\nalice: alicepw\nceo@example.org: ceopw\n",
    hashes: "alice@example.org: $1$trialsal$Hv0dsr/buYreN/xkZ3.cR1\n",
    aliases: "info: bob@example.org\npostmaster: bob@example.org\n",
    friends: "friend@friend.example: yes\nceo@example.org: yes\n",
    partners: "partner.example: yes\n",
  };
  const relays = random.chance(0.35);
  const ports = random.pick(["25", "25", "25", "25 : 587", "25 : 587 : 465", "25 : 465"]);
  const acls = aclSection(random);
  const text = [
    ...mainSection(random, ports, relays),
    "",
    "begin acl",
    ...acls,
    "",
    "begin routers",
    ...routerSection(random),
    "",
    TRANSPORTS,
    "begin retry",
    "* * F,2h,15m",
    "",
    "begin authenticators",
    ...authenticatorSection(random),
    "",
  ].join("\n");
  return {
    name: `exim-${seed}`,
    mta: "exim",
    files: { "exim4.conf": withUsedOptions(text), ...usedFiles(text, files) },
    doors: ports.split(" : ").map((port): Door => ({
      port: Number(port),
      implicitTls: port === "465" && /^tls_on_connect_ports = 465$/m.test(text),
      proxied: false,
    })),
    domains: [
      "example.org",
      ...(relays ? ["relayed.example"] : []),
      ...(/^domainlist relay_to_domains = .*(?:;|(?<= )partner\.example)/m.test(text)
        ? ["partner.example"]
        : []),
    ],
  };
}

/** An ACL that no option names would be an error of style, and an option without its ACL one of Exim's. */
const withUsedOptions = (text: string): string =>
  text
    .split("\n")
    .filter((line) => {
      const named = /^acl_smtp_\w+ = (check_\w+)$/.exec(line)?.[1];
      return named === undefined || text.includes(`\n${named}:\n`);
    })
    .join("\n");

function usedFiles(text: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).filter(([name]) => text.includes(`/etc/exim4/${name}`)),
  );
}

function mainSection(random: Random, ports: string, relays: boolean): string[] {
  const wrapped = ports.includes("465") && random.chance(0.8);
  return [
    "primary_hostname = mail.example.org",
    "qualify_domain = example.org",
    `domainlist local_domains = ${random.pick(["@ : localhost : example.org", "example.org", "@ : example.org : localhost.localdomain"])}`,
    `domainlist relay_to_domains = ${
      relays
        ? random.pick(["relayed.example", "relayed.example : lsearch;/etc/exim4/partners"])
        : random.pick([
            "",
            "",
            "",
            "",
            "*",
            "partner.example",
            "*.partner.example",
            "^.*partner\\\\.example$",
            "lsearch;/etc/exim4/partners",
            "!example.com",
            "*.example",
            "@mx_any",
          ])
    }`,
    `hostlist relay_from_hosts = ${random.pick([
      "127.0.0.1",
      "127.0.0.1",
      "127.0.0.1",
      "<; 127.0.0.1 ; ::1",
      "127.0.0.1 : ::::1",
      "127.0.0.1 : ::1 : 10.0.0.0/8",
      "127.0.0.1 : 10.102.0.0/16",
      "127.0.0.1 : 10.0.0.0/8 : 192.168.0.0/16",
      "!10.102.0.55 : 10.0.0.0/8 : 127.0.0.1",
      "10.0.0.0/8 : !10.102.0.55 : 127.0.0.1",
      "127.0.0.1 : !10.102.0.0/16",
      "127.0.0.1 : 192.0.2.0/24",
      "@[] : 127.0.0.1",
      "127.0.0.1 : 198.51.100.7",
      "127.0.0.1 : *.friend.example",
      "gw.example.org : 127.0.0.1 : 10.102.0.0/16",
      "no-such-host.example.org : 127.0.0.1 : 10.102.0.0/16",
      "+ignore_unknown : no-such-host.example.org : 127.0.0.1 : 10.102.0.0/16",
      "*",
      "0.0.0.0/0",
      ": 127.0.0.1",
    ])}`,
    "acl_smtp_rcpt = check_rcpt",
    "acl_smtp_mail = check_mail",
    "acl_smtp_helo = check_helo",
    "acl_smtp_connect = check_connect",
    "acl_smtp_data = check_data",
    "acl_smtp_auth = check_auth",
    ...(random.chance(0.3)
      ? [`acl_smtp_vrfy = ${random.pick(["check_vrfy", "accept", "deny"])}`]
      : []),
    `daemon_smtp_ports = ${ports}`,
    ...(wrapped ? ["tls_on_connect_ports = 465"] : []),
    `tls_certificate = ${CERTIFICATE}`,
    `tls_privatekey = ${PRIVATE_KEY}`,
    ...(random.chance(0.6)
      ? [
          `tls_advertise_hosts = ${random.pick(["*", "*", "*", "", "10.0.0.0/8", "!10.0.0.0/8 : *"])}`,
        ]
      : []),
    ...(random.chance(0.15)
      ? [
          `auth_advertise_hosts = ${random.pick(["*", "10.0.0.0/8", "", "${if eq{$tls_in_cipher}{}{}{*}}", "${if eq{$tls_in_cipher}{}{localhost}{*}}", "127.0.0.1"])}`,
        ]
      : []),
    ...(random.chance(0.7) ? ["host_lookup = *"] : []),
    ...(random.chance(0.05) ? ["percent_hack_domains = example.org"] : []),
    ...(random.chance(0.05) ? ["helo_allow_chars = _"] : []),
    "never_users = root",
    "rfc1413_query_timeout = 0s",
    "log_selector = +received_recipients +smtp_protocol_error",
  ];
}

const RESTRICTED: readonly Statement[] = [
  [
    "deny message = Restricted characters",
    "domains = +local_domains",
    "local_parts = ^[.] : ^.*[@%!/|]",
  ],
  [
    "deny message = Restricted characters",
    "domains = !+local_domains",
    "local_parts = ^[./|] : ^.*[@%!] : ^.*/\\\\.\\\\./",
  ],
];

/** What people put in between. */
function addition(random: Random): Statement {
  const verb = random.pick(["accept", "accept", "accept", "deny", "deny", "warn"]);
  const about = random.pick([
    "senders = ceo@example.org",
    "senders = *@friend.example : friend@friend.example",
    "senders = :",
    "senders = lsearch;/etc/exim4/friends",
    "senders = lsearch*@;/etc/exim4/friends",
    "sender_domains = friend.example",
    "sender_domains = *.friend.example : example.org",
    "sender_domains = !+local_domains",
    "sender_domains = *.example",
    "recipients = user@partner.example",
    "recipients = *@partner.example : bob@example.org",
    "recipients = bob@example.org",
    "recipients = ^user@.*",
    "recipients = info@example.org",
    "domains = partner.example",
    "domains = +local_domains",
    "domains = +relay_to_domains",
    "domains = lsearch;/etc/exim4/partners",
    "domains = !+local_domains",
    "local_parts = bob : user",
    "hosts = +relay_from_hosts",
    "hosts = 10.0.0.0/8",
    "hosts = 192.0.2.0/24",
    "hosts = !192.0.2.0/24",
    "hosts = *.example",
    "hosts = *.friend.example : 10.102.0.0/16",
    "hosts = no-such-host.example.org : 10.0.0.0/8",
    "authenticated = *",
    "authenticated = plain",
    "encrypted = *",
    "verify = recipient",
    "verify = sender",
    "verify = reverse_host_lookup",
    "condition = ${if eq{$sender_helo_name}{gw.example.org}}",
    "condition = ${if match{$sender_helo_name}{\\N\\.example\\.org$\\N}}",
    "condition = ${if match{$sender_helo_name}{example}{yes}{no}}",
    "condition = ${if eq{$interface_port}{587}}",
    "condition = ${if eqi{$sender_address_domain}{example.org}{1}{0}}",
    "condition = ${if match_domain{$sender_address_domain}{+local_domains}}",
    "condition = ${if match_ip{$sender_host_address}{10.0.0.0/8}}",
    "condition = ${lookup{$sender_address}lsearch{/etc/exim4/friends}{yes}{no}}",
    "condition = ${if def:sender_address}",
    "condition = ${if and{{def:authenticated_id}{!eqi{$authenticated_id}{$sender_address}}}}",
    "condition = ${if inlist{$sender_address}{ceo@example.org:bob@example.org}}",
    "condition = ${if or{{eq{$sender_address}{}}{eq{$domain}{partner.example}}}}",
    "condition = yes",
    "condition = ${if eq{$acl_m_ok}{1}}",
    "acl = check_friend",
    "ratelimit = 100 / 1h / per_rcpt / strict",
  ]);
  const negated = random.chance(0.2) ? "!" : "";
  const more = random.chance(0.3)
    ? [
        random.pick([
          "domains = +local_domains",
          "domains = !+local_domains",
          "!authenticated = *",
          "!hosts = +relay_from_hosts",
          "sender_domains = +local_domains",
          "endpass\n    verify = recipient",
          "control = submission",
          "message = see policy",
          "set acl_m_ok = 1",
          "log_message = seen",
        ]),
      ]
    : [];
  return [`${verb} ${negated}${about}`, ...more];
}

const ANTISPOOF: readonly Statement[] = [
  [
    "deny message = not your address",
    "authenticated = *",
    "condition = ${if !eqi{$sender_address}{$authenticated_id}}",
  ],
  [
    "deny authenticated = *",
    "condition = ${if and{{def:sender_address}{!eqi{$sender_address}{$authenticated_id}}}}",
  ],
  ["deny authenticated = *", "!condition = ${if eqi{$sender_address}{$authenticated_id}{yes}{no}}"],
  [
    "deny authenticated = *",
    "!condition = ${if eqi{$sender_address_domain}{${domain:$authenticated_id}}}",
  ],
  ["deny authenticated = *", "!sender_domains = +local_domains"],
  [
    "deny authenticated = *",
    "condition = ${if !match_address{$sender_address}{$authenticated_id}}",
  ],
  ["deny sender_domains = +local_domains", "!authenticated = *", "!hosts = +relay_from_hosts"],
  ["deny senders = *@example.org", "!authenticated = *", "hosts = !+relay_from_hosts"],
];

function rcptStatements(random: Random): Statement[] {
  const submission = (): string[] => {
    const control = random.pick([
      "",
      "",
      "submission",
      "submission",
      "submission/sender_retain",
      "submission/domain=",
      "submission/sender_retain/domain=",
    ]);
    return control === "" ? [] : [`control = ${control}`];
  };
  const relayCheck = random.pick<readonly Statement[]>([
    [["require message = relay not permitted", "domains = +local_domains : +relay_to_domains"]],
    [["require message = relay not permitted", "domains = +local_domains : +relay_to_domains"]],
    [["require message = relay not permitted", "domains = +local_domains : +relay_to_domains"]],
    [["deny message = relay not permitted", "!domains = +local_domains : +relay_to_domains"]],
    [["deny domains = !+local_domains : !+relay_to_domains"]],
    [["deny domains = ! +local_domains", "!domains = +relay_to_domains"]],
    [
      ["accept domains = +local_domains", "endpass", "verify = recipient"],
      ["accept domains = +relay_to_domains", "endpass", "verify = recipient"],
      ["deny message = relay not permitted"],
    ],
    [
      ["accept domains = +local_domains", "verify = recipient"],
      ["accept domains = +relay_to_domains"],
      ["deny"],
    ],
    [["accept domains = +local_domains : +relay_to_domains"], ["deny message = no relay"]],
    [["warn domains = !+local_domains"]],
    [],
  ]);
  const verification = random.pick<readonly Statement[]>([
    [["require verify = recipient"]],
    [["require verify = recipient"]],
    [["require message = unknown user", "verify = recipient"]],
    [["deny !verify = recipient"]],
    [["require verify = recipient/callout"]],
    [["deny domains = +local_domains", "!verify = recipient"]],
    [],
  ]);
  const trusted: Statement[] = [
    ["accept hosts = +relay_from_hosts", ...submission()],
    ["accept authenticated = *", ...submission()],
  ];
  const statements: Statement[] = [
    ["accept hosts = :"],
    ...(random.chance(0.7) ? RESTRICTED : []),
    ...(random.chance(0.6)
      ? [["accept local_parts = postmaster", "domains = +local_domains"]]
      : []),
    ...(random.chance(0.6)
      ? [
          [
            random.pick([
              "require verify = sender",
              "deny !verify = sender",
              "warn !verify = sender",
            ]),
          ],
        ]
      : []),
    ...(random.chance(0.3) ? [random.pick(ANTISPOOF)] : []),
    ...(random.chance(0.2) ? verification : []),
    ...(random.chance(0.85) ? trusted : trusted.slice(0, 1)),
    ...(random.chance(0.1) ? [random.pick(ANTISPOOF)] : []),
    ...relayCheck,
    ...verification,
    [random.pick(["accept", "accept", "accept", "accept", "deny"])],
  ];
  for (let i = random.pick([0, 0, 1, 1, 1, 2, 3]); i > 0; i--)
    statements.splice(random.between(1, statements.length - 1), 0, addition(random));
  return statements;
}

const printed = (statements: readonly Statement[]): string[] =>
  statements.flatMap(([first = "", ...rest]) => [
    `  ${first}`,
    ...rest.map((line) => `    ${line}`),
  ]);

function aclSection(random: Random): string[] {
  const rcpt = printed(rcptStatements(random));
  const text = ["check_rcpt:", ...rcpt];
  const may = (
    share: number,
    name: string,
    ...variants: readonly (readonly Statement[])[]
  ): void => {
    if (random.chance(share)) text.push(`${name}:`, ...printed(random.pick(variants)));
  };
  may(
    0.25,
    "check_mail",
    [["accept"]],
    [
      ["deny sender_domains = +local_domains", "!authenticated = *", "!hosts = +relay_from_hosts"],
      ["accept"],
    ],
    [["deny senders = :", "authenticated = *"], ["accept"]],
    [["require verify = sender"], ["accept"]],
    [
      [
        "deny condition = ${if and{{def:authenticated_id}{!eqi{$sender_address}{$authenticated_id}}}}",
      ],
      ["accept"],
    ],
    [["warn sender_domains = friend.example", "set acl_m_ok = 1"], ["accept"]],
    [
      ["accept hosts = +relay_from_hosts"],
      ["deny condition = ${if eq{$sender_helo_name}{mail.example.org}}"],
      ["accept"],
    ],
  );
  may(
    0.15,
    "check_helo",
    [["accept"]],
    [["deny condition = ${if eqi{$sender_helo_name}{mail.example.org}}"], ["accept"]],
    [
      ["accept hosts = +relay_from_hosts"],
      ["deny condition = ${if match{$sender_helo_name}{\\N^\\[\\N}}"],
      ["accept"],
    ],
  );
  may(
    0.12,
    "check_connect",
    [["accept"]],
    [["deny hosts = 192.0.2.0/24"], ["accept"]],
    [["deny !verify = reverse_host_lookup", "!hosts = +relay_from_hosts"], ["accept"]],
    [["accept hosts = !198.51.100.0/24"]],
  );
  may(
    0.12,
    "check_data",
    [["accept"]],
    [
      ["deny authenticated = *", "condition = ${if !eqi{${address:$h_From:}}{$authenticated_id}}"],
      ["accept"],
    ],
    [["deny !verify = header_syntax"], ["accept"]],
  );
  may(
    0.12,
    "check_auth",
    [["accept encrypted = *"], ["deny message = TLS first"]],
    [["deny !encrypted = *"], ["accept"]],
    [["accept"]],
    [["deny hosts = 198.51.100.0/24"], ["accept"]],
  );
  may(1, "check_vrfy", [["accept"]], [["accept hosts = +relay_from_hosts"], ["deny"]], [["deny"]]);
  may(
    1,
    "check_friend",
    [["accept sender_domains = friend.example"]],
    [["deny hosts = 198.51.100.7"], ["accept"]],
    [["accept hosts = 10.102.0.0/16"], ["deny"]],
  );
  return text;
}

function routerSection(random: Random): string[] {
  const local = random.pick([
    [
      "localuser:",
      "driver = accept",
      "domains = +local_domains",
      "local_parts = bob : alice : ceo : postmaster",
      "transport = devnull",
    ],
    [
      "localuser:",
      "driver = accept",
      "domains = +local_domains",
      "local_parts = bob : alice : ceo : postmaster",
      "transport = devnull",
    ],
    [
      "localuser:",
      "driver = accept",
      "domains = +local_domains",
      "local_parts = bob : alice : ceo : postmaster",
      "transport = devnull",
      "cannot_route_message = Unknown user",
    ],
    [
      "localuser:",
      "driver = accept",
      "domains = +local_domains",
      "local_part_suffix = +* : -*",
      "local_part_suffix_optional",
      "local_parts = bob : alice : ceo : news",
      "transport = devnull",
    ],
    ["localuser:", "driver = accept", "domains = +local_domains", "transport = devnull"],
    [
      "localuser:",
      "driver = accept",
      "domains = +local_domains",
      "condition = ${lookup{$local_part@$domain}lsearch{/etc/exim4/passwd}{yes}{no}}",
      "transport = devnull",
    ],
  ]);
  const catchAll = random.pick<readonly string[]>([
    [],
    [],
    [],
    [],
    [],
    ["catchall:", "driver = redirect", "domains = +local_domains", "data = bob@example.org"],
    ["catchall:", "driver = redirect", "domains = +local_domains", "data = :blackhole:"],
    [
      "catchall:",
      "driver = redirect",
      "domains = +local_domains",
      "allow_fail",
      "data = :fail: no such user",
    ],
    [
      "catchall:",
      "driver = accept",
      "domains = +local_domains",
      "verify = false",
      "transport = devnull",
    ],
    [
      "catchall:",
      "driver = redirect",
      "domains = +local_domains",
      "data = ${lookup{*}lsearch{/etc/exim4/aliases}}",
    ],
  ]);
  const sections = [
    [
      "dnslookup:",
      "driver = dnslookup",
      "domains = ! +local_domains : ! relayed.example",
      "transport = remote_smtp",
      "ignore_target_hosts = 0.0.0.0 : 127.0.0.0/8",
      "no_more",
    ],
    [
      "backend:",
      "driver = manualroute",
      "domains = relayed.example",
      "route_list = relayed.example 192.0.2.27",
      "transport = remote_smtp",
      "no_more",
    ],
    [
      "aliases:",
      "driver = redirect",
      "allow_fail",
      "allow_defer",
      "domains = +local_domains",
      "data = ${lookup{$local_part}lsearch{/etc/exim4/aliases}}",
    ],
    local,
    catchAll,
  ];
  return sections.flatMap(([name, ...options]) =>
    name === undefined ? [] : [name, ...options.map((one) => `  ${one}`)],
  );
}

const TRANSPORTS = `begin transports
remote_smtp:
  driver = smtp
devnull:
  driver = appendfile
  file = /dev/null
  user = Debian-exim
`;

/** Server conditions; \`USER\` and \`PASS\` stand for the variables of the mechanism. */
const CONDITIONS = [
  "${if and{{!eq{USER}{}}{!eq{PASS}{}}{eq{PASS}{${lookup{USER}lsearch{/etc/exim4/passwd}{$value}fail}}}}{yes}{no}}",
  "${if and{{!eq{USER}{}}{!eq{PASS}{}}{eq{PASS}{${lookup{USER}lsearch{/etc/exim4/passwd}{$value}fail}}}}{yes}{no}}",
  "${if eq{PASS}{${lookup{USER}lsearch{/etc/exim4/passwd}{$value}fail}}{yes}{no}}",
  "${if eq{PASS}{${lookup{USER}lsearch{/etc/exim4/passwd}}}{yes}{no}}",
  "${if eq{PASS}{${lookup{USER}lsearch{/etc/exim4/passwd}{$value}}}{yes}{no}}",
  "${if eq{PASS}{${lookup{USER}lsearch{/etc/exim4/passwd}{$value}{}}}{1}{0}}",
  "${if eq{PASS}{${lookup{USER}lsearch{/etc/exim4/passwd}{$value}{*:*}}}{1}{0}}",
  "${if and{{def:USERNAME}{eq{PASS}{${lookup{USER}lsearch{/etc/exim4/passwd}{$value}}}}}{yes}{no}}",
  "${if crypteq{PASS}{${lookup{USER}lsearch{/etc/exim4/hashes}{$value}{*}}}{yes}{no}}",
  "${if crypteq{PASS}{${lookup{USER}lsearch{/etc/exim4/hashes}}}{yes}{no}}",
  "${lookup{USER}lsearch{/etc/exim4/passwd}{${if eq{$value}{PASS}{yes}{no}}}{no}}",
  "${lookup{USER}lsearch{/etc/exim4/passwd}{yes}{no}}",
  "true",
  "yes",
  "no",
  "${if !eq{USER}{}}",
  "${if match{PASS}{${lookup{USER}lsearch{/etc/exim4/passwd}{$value}fail}}{yes}{no}}",
];

function authenticatorSection(random: Random): string[] {
  if (random.chance(0.3)) return [];
  const condition = random.pick(CONDITIONS);
  const advertise = random.pick([
    "",
    "",
    "${if def:tls_in_cipher}",
    "${if def:tls_in_cipher}",
    "${if def:tls_in_cipher{yes}{no}}",
    "${if eq{$tls_in_cipher}{}{}{*}}",
    "${if eq{$tls_in_cipher}{}{no}{yes}}",
    "no",
    "${if match_ip{$sender_host_address}{10.0.0.0/8}{yes}{no}}",
    "${if eq{$interface_port}{587}{yes}{no}}",
    "${if or{{def:tls_in_cipher}{match_ip{$sender_host_address}{127.0.0.1}}}{yes}{no}}",
  ]);
  const named = (user: string, pass: string): string =>
    condition
      .replaceAll("def:USERNAME", `def:${user.slice(1)}`)
      .replaceAll("USER", () => user)
      .replaceAll("PASS", () => pass);
  const option = (name: string, value: string): string[] =>
    value === "" ? [] : [`  ${name} = ${value}`];
  const setId = (user: string): string[] =>
    option("server_set_id", random.pick([user, user, user, user, ""]));
  const plain = [
    "plain:",
    "  driver = plaintext",
    "  public_name = PLAIN",
    `  server_prompts = ${random.pick([":", ":", ""])}`.trimEnd(),
    ...option("server_advertise_condition", advertise),
    ...(random.chance(0.95) ? [`  server_condition = ${named("$auth2", "$auth3")}`] : []),
    ...setId("$auth2"),
  ];
  const login = [
    "login:",
    "  driver = plaintext",
    "  public_name = LOGIN",
    '  server_prompts = "Username:: : Password::"',
    ...option("server_advertise_condition", advertise),
    `  server_condition = ${named("$auth1", "$auth2")}`,
    ...setId("$auth1"),
  ];
  const cram = [
    "cram:",
    "  driver = cram_md5",
    "  public_name = CRAM-MD5",
    "  server_secret = ${lookup{$auth1}lsearch{/etc/exim4/passwd}{$value}fail}",
    ...option("server_advertise_condition", advertise),
    "  server_set_id = $auth1",
  ];
  return random.pick([
    plain,
    plain,
    plain,
    [...plain, ...login],
    [...plain, ...login],
    [...login],
    [...plain, ...cram],
  ]);
}
