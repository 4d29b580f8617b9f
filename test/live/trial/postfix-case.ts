import { randomOf } from "./random.ts";
import type { Random } from "./random.ts";
import { accessTable, lines } from "./postfix-tables.ts";
import type { AccessKind, TableMaker } from "./postfix-tables.ts";
import type { Door, TrialCase } from "./trial-case.ts";

type List = "client" | "helo" | "sender" | "relay" | "recipient" | "data";

/** Makes up a Postfix: settings that administrators write, mostly sensible, some of them a hole. */
export function postfixCase(seed: number, types: ReadonlySet<string>): TrialCase {
  const random = randomOf(seed);
  const files = new Map<string, string>();
  const classes = random.chance(0.25)
    ? ["trusted_class", "strict_class"].slice(0, random.between(1, 2))
    : [];
  const maker: TableMaker = { random, files, classes, types };
  const main = new Map<string, string>([
    ["myhostname", "mail.example.org"],
    ["mydomain", "example.org"],
    ["myorigin", "$mydomain"],
    ["alias_maps", "hash:/etc/postfix/aliases"],
    ["alias_database", "hash:/etc/postfix/aliases"],
  ]);
  files.set(
    "aliases",
    lines(
      ["bob", "alice", "ceo", "postmaster", "root", "MAILER-DAEMON"].map((n) => `${n}: /dev/null`),
    ),
  );
  const level = random.pick(["", "0", "1", "2", "2", "3.6", "3.6", "3.6", "3.6"]);
  if (level !== "") main.set("compatibility_level", level);
  addNetworks(maker, main);
  const domains = addDomains(maker, main);
  addLogins(maker, main);
  addTls(random, main);
  addRestrictions(maker, main, classes);
  addHabits(random, main);
  const { master, doors } = services(maker, main);
  const text = [...main].map(([name, value]) => `${name} =${value === "" ? "" : ` ${value}`}`);
  return {
    name: `postfix-${seed}`,
    mta: "postfix",
    files: { "main.cf": lines(text), "master.cf": master, ...Object.fromEntries(files) },
    doors,
    domains,
  };
}

function addNetworks({ random, files }: TableMaker, main: Map<string, string>): void {
  const style = random.pick(["", "", "", "", "", "host", "subnet", "class"]);
  if (style !== "") main.set("mynetworks_style", style);
  if (random.chance(0.25)) return;
  const choice = random.pick([
    "127.0.0.0/8",
    "127.0.0.0/8",
    "127.0.0.0/8 [::1]/128",
    "127.0.0.0/8 [::1]/128",
    "127.0.0.0/8, 10.102.0.0/16",
    "127.0.0.0/8 10.0.0.0/8",
    "127.0.0.1/32 192.0.2.0/24",
    "127.0.0.0/8 192.0.2.10/24",
    "127.0.0.0/8 172.16.0.0/12, 192.168.0.0/16",
    "127.0.0.0/8 !10.102.0.55 10.0.0.0/8",
    "127.0.0.0/8 10.0.0.0/8 !10.102.0.55",
    "127.0.0.0/8 # 10.0.0.0/8",
    "127.0.0.0/8 198.51.100.7",
    "127.0.0.0/8 10.102.0.55/8",
    "$office_networks",
    "127.0.0.0/8 cidr:/etc/postfix/networks",
    "127.0.0.0/8 hash:/etc/postfix/networks_hash",
    "/etc/postfix/networks_file",
    "",
    "127.0.0.0/8 friend.example",
    "0.0.0.0/0",
    "127.0.0.0/8 0.0.0.0/1 128.0.0.0/1",
    "127.0.0.0/8 *",
  ]);
  main.set("mynetworks", choice);
  if (choice.includes("$")) main.set("office_networks", "127.0.0.0/8 10.102.0.0/16");
  if (choice.includes("cidr:"))
    files.set(
      "networks",
      lines([random.pick(["10.102.0.0/16 OK", "10.102.0.0/16 REJECT", "!192.0.2.0/24 no"])]),
    );
  if (choice.includes("hash:")) files.set("networks_hash", lines(["10.102.0.55 OK"]));
  if (choice.startsWith("/"))
    files.set("networks_file", lines(["127.0.0.0/8", "# office", "10.102.0.0/16"]));
}

function addDomains({ random, files }: TableMaker, main: Map<string, string>): string[] {
  const domains = ["example.org"];
  const form = random.pick(["local", "local", "local", "local", "mailbox", "alias"]);
  if (form === "local") {
    main.set(
      "mydestination",
      random.pick([
        "$myhostname, localhost.$mydomain, localhost, $mydomain",
        "example.org localhost",
        "$mydomain, localhost, hash:/etc/postfix/destinations",
      ]),
    );
    if (main.get("mydestination")?.includes("hash:"))
      files.set("destinations", lines(["localhost.example.org x"]));
    if (random.chance(0.2))
      main.set(
        "local_recipient_maps",
        random.pick([
          "",
          "$alias_maps",
          "hash:/etc/postfix/people",
          "proxy:unix:passwd.byname $alias_maps",
          "static:all",
        ]),
      );
    if (main.get("local_recipient_maps")?.includes("people"))
      files.set(
        "people",
        lines(["bob x", "alice@example.org x", "ceo@example.org x", "postmaster x"]),
      );
    if (random.chance(0.08)) main.set("luser_relay", "bob@example.org");
  } else if (form === "mailbox") {
    main.set("mydestination", random.pick(["", "localhost"]));
    main.set("virtual_mailbox_domains", random.pick(["example.org", "hash:/etc/postfix/vdomains"]));
    files.set("vdomains", lines(["example.org x"]));
    main.set("virtual_mailbox_base", "/var/mail/vhosts");
    main.set("virtual_uid_maps", "static:65534");
    main.set("virtual_gid_maps", "static:65534");
    const boxes = random.pick([
      "hash:/etc/postfix/vmailbox",
      "hash:/etc/postfix/vmailbox",
      "",
      "static:bob/",
    ]);
    main.set("virtual_mailbox_maps", boxes);
    files.set(
      "vmailbox",
      lines(["bob@example.org bob/", "alice@example.org alice/", "ceo@example.org ceo/"]),
    );
    if (random.chance(0.15))
      files.set("vmailbox", `${files.get("vmailbox") ?? ""}@example.org rest/\n`);
  } else {
    main.set("mydestination", "localhost");
    main.set("virtual_alias_domains", "example.org");
    main.set("virtual_alias_maps", "hash:/etc/postfix/virtual");
    files.set(
      "virtual",
      lines(["bob", "alice", "ceo"].map((n) => `${n}@example.org ${n}@localhost`)),
    );
  }
  if (!main.has("virtual_alias_maps") && random.chance(0.2)) {
    main.set("virtual_alias_maps", "hash:/etc/postfix/virtual");
    files.set(
      "virtual",
      lines([
        random.pick([
          "info@example.org bob@example.org",
          "@example.org bob@example.org",
          "list-7 bob",
          "@example.org @localhost",
        ]),
      ]),
    );
  } else if (random.chance(0.1) && files.has("virtual"))
    files.set("virtual", `${files.get("virtual") ?? ""}@example.org bob@localhost\n`);
  if (random.chance(0.3)) {
    const relayed = random.pick([
      "relayed.example",
      "relayed.example",
      "hash:/etc/postfix/relay_domains",
      "$mydestination, relayed.example",
      "",
      "example.org, relayed.example",
      "*",
      "partner.example",
      "example",
      "static:yes",
      "regexp:/etc/postfix/relay_regexp",
    ]);
    main.set("relay_domains", relayed);
    files.set("relay_domains", lines(["relayed.example OK"]));
    files.set(
      "relay_regexp",
      lines([random.pick(["/relayed\\.example/ x", "/^relayed\\.example$/ x", "/example/ x"])]),
    );
    if (relayed === "partner.example") domains.push("partner.example");
    if (/relayed|relay_domains/.test(relayed)) {
      domains.push("relayed.example");
      main.set("transport_maps", "hash:/etc/postfix/transport");
      files.set("transport", lines(["relayed.example smtp:[192.0.2.27]"]));
      if (random.chance(0.5)) {
        main.set(
          "relay_recipient_maps",
          random.pick(["hash:/etc/postfix/relay_people", "", "static:yes"]),
        );
        files.set(
          "relay_people",
          lines([random.pick(["bob@relayed.example x", "@relayed.example x"])]),
        );
      }
    }
  }
  for (const name of files.keys()) {
    if (name === "aliases" || name === "networks_file") continue;
    const used = [...main.values()].some(
      (value) => value.endsWith(`/${name}`) || value.includes(`/${name},`),
    );
    if (!used && !/_access\d/.test(name) && !name.startsWith("networks")) files.delete(name);
  }
  return domains;
}

const LOGIN_MAPS = [
  "bob@example.org bob@example.org\nalice@example.org alice@example.org\nceo@example.org ceo@example.org",
  "bob@example.org bob@example.org\nalice@example.org alice@example.org",
  "@example.org alice@example.org, bob@example.org",
  "ceo@example.org ceo@example.org, alice@example.org\nbob@example.org bob@example.org\nalice@example.org alice@example.org",
  "alice@example.org alice\nceo@example.org ceo",
  "example.org alice@example.org",
  "alice alice@example.org\nceo ceo@example.org",
];

function addLogins({ random, files, types }: TableMaker, main: Map<string, string>): void {
  if (random.chance(0.5)) main.set("smtpd_sasl_auth_enable", random.pick(["yes", "yes", "no"]));
  main.set("smtpd_sasl_type", "dovecot");
  main.set("smtpd_sasl_path", "private/auth");
  if (random.chance(0.45)) {
    const spec = random.pick([
      "hash:/etc/postfix/logins",
      "hash:/etc/postfix/logins",
      "hash:/etc/postfix/logins",
      "regexp:/etc/postfix/logins_regexp",
      ...(types.has("pcre") ? ["pcre:/etc/postfix/logins_regexp"] : []),
      "static:alice@example.org",
      "inline:{ ceo@example.org=ceo@example.org, alice@example.org=alice@example.org }",
      "",
    ]);
    main.set("smtpd_sender_login_maps", spec);
    if (spec.includes("/logins_regexp"))
      files.set(
        "logins_regexp",
        lines([
          random.pick([
            "/^(.*@example\\.org)$/ ${1}",
            "/^([^@+]+)(\\+[^@]*)?@example\\.org$/ ${1}@example.org",
            "/^(.*)@.*$/ ${1}@example.org",
            "/alice@example\\.org/ alice@example.org",
          ]),
        ]),
      );
    else if (spec.includes("/logins")) files.set("logins", `${random.pick(LOGIN_MAPS)}\n`);
  }
  if (random.chance(0.1))
    main.set("smtpd_sasl_exceptions_networks", random.pick(["$mynetworks", "0.0.0.0/0"]));
  if (random.chance(0.08))
    main.set(
      "smtpd_sasl_security_options",
      random.pick(["noanonymous", "noanonymous, noplaintext"]),
    );
  if (random.chance(0.06)) main.set("smtpd_sasl_tls_security_options", "noanonymous");
}

function addTls(random: Random, main: Map<string, string>): void {
  if (random.chance(0.65)) {
    main.set("smtpd_tls_cert_file", "/etc/postfix/cert.pem");
    main.set("smtpd_tls_key_file", "/etc/postfix/key.pem");
  }
  const level = random.pick(["", "", "may", "may", "may", "may", "none", "encrypt"]);
  if (level !== "") main.set("smtpd_tls_security_level", level);
  if (random.chance(0.08)) main.set("smtpd_use_tls", "yes");
  if (random.chance(0.4)) main.set("smtpd_tls_auth_only", random.pick(["yes", "yes", "no"]));
}

const PLAIN_WORDS: Readonly<Record<List, readonly string[]>> = {
  client: [
    "permit_mynetworks",
    "permit_sasl_authenticated",
    "reject_unknown_client_hostname",
    "reject_unauth_pipelining",
    "permit",
    "reject_plaintext_session",
  ],
  helo: [
    "permit_mynetworks",
    "permit_sasl_authenticated",
    "reject_invalid_helo_hostname",
    "reject_non_fqdn_helo_hostname",
    "permit",
  ],
  sender: [
    "permit_mynetworks",
    "permit_sasl_authenticated",
    "reject_non_fqdn_sender",
    "reject_unknown_sender_domain",
    "reject_sender_login_mismatch",
    "reject_sender_login_mismatch",
    "reject_authenticated_sender_login_mismatch",
    "reject_unauthenticated_sender_login_mismatch",
    "reject_known_sender_login_mismatch",
    "reject_unlisted_sender",
    "permit",
    "reject_unauth_destination",
  ],
  relay: [
    "permit_auth_destination",
    "permit_inet_interfaces",
    "permit_mx_backup",
    "reject_unlisted_recipient",
    "reject_non_fqdn_recipient",
    "defer_if_permit",
    "defer_if_reject",
  ],
  recipient: [
    "permit_auth_destination",
    "permit_inet_interfaces",
    "reject_non_fqdn_recipient",
    "reject_unknown_recipient_domain",
    "reject_unlisted_recipient",
    "reject_unlisted_sender",
    "reject_sender_login_mismatch",
    "permit_mx_backup",
    "defer_if_permit",
    "reject_unauthdestination",
  ],
  data: [
    "reject_unauth_pipelining",
    "reject_multi_recipient_bounce",
    "reject_sender_login_mismatch",
    "permit",
  ],
};

const TEMPLATES: Readonly<Record<List, readonly string[]>> = {
  client: ["", "", "permit_mynetworks permit_sasl_authenticated", "permit_mynetworks"],
  helo: ["", "", "permit_mynetworks reject_invalid_helo_hostname"],
  sender: [
    "",
    "",
    "permit_mynetworks permit_sasl_authenticated",
    "reject_sender_login_mismatch permit_mynetworks",
  ],
  relay: [
    "permit_mynetworks permit_sasl_authenticated reject_unauth_destination",
    "permit_mynetworks permit_sasl_authenticated reject_unauth_destination",
    "permit_mynetworks permit_sasl_authenticated defer_unauth_destination",
    "permit_mynetworks reject_unauth_destination",
    "permit_sasl_authenticated reject",
  ],
  recipient: [
    "",
    "permit_mynetworks permit_sasl_authenticated reject_unauth_destination",
    "permit_mynetworks reject_unauth_destination",
    "permit_sasl_authenticated permit_mynetworks reject_unauth_destination permit",
    "reject_unauth_destination",
    "permit_mynetworks reject",
  ],
  data: ["", ""],
};

const ACCESS: Readonly<Record<List, readonly AccessKind[]>> = {
  client: ["client", "client", "client", "helo", "sender", "recipient", "sasl"],
  helo: ["helo", "helo", "helo", "client", "sender"],
  sender: ["sender", "sender", "sender", "sasl", "client", "recipient"],
  relay: ["client", "sender", "recipient", "helo", "sasl", "recipient"],
  recipient: ["recipient", "sender", "client", "helo", "sasl", "recipient"],
  data: ["client", "sender", "recipient"],
};

const BARE: Partial<Record<List, AccessKind>> = {
  client: "client",
  helo: "helo",
  sender: "sender",
  recipient: "recipient",
  relay: "recipient",
};

/** A list as people grow it: a template with words put in somewhere. */
function restrictionList(maker: TableMaker, list: List): string {
  const { random, classes } = maker;
  const words = random
    .pick(TEMPLATES[list])
    .split(" ")
    .filter((word) => word !== "");
  const additions = random.pick([0, 1, 1, 1, 2, 3]);
  for (let i = 0; i < additions; i++) {
    const at = random.between(0, words.length);
    const word = random.pick(["word", "word", "table", "table", "table", "bare", "class", "warn"]);
    const kind = random.pick(ACCESS[list]);
    const bare = BARE[list];
    if (word === "table") words.splice(at, 0, `check_${kind}_access ${accessTable(maker, kind)}`);
    else if (word === "bare" && bare !== undefined) words.splice(at, 0, accessTable(maker, bare));
    else if (word === "class" && classes.length > 0) words.splice(at, 0, random.pick(classes));
    else if (word === "warn")
      words.splice(at, 0, `warn_if_reject ${random.pick(PLAIN_WORDS[list])}`);
    else words.splice(at, 0, random.pick(PLAIN_WORDS[list]));
  }
  return words.join(random.pick([", ", ", ", " "]));
}

function addRestrictions(
  maker: TableMaker,
  main: Map<string, string>,
  classes: readonly string[],
): void {
  const { random } = maker;
  const set = (name: string, list: List, share: number): void => {
    if (random.chance(share)) main.set(name, restrictionList(maker, list));
  };
  const plain: TableMaker = { ...maker, classes: [] };
  if (classes.length > 0) {
    main.set("smtpd_restriction_classes", classes.join(", "));
    for (const name of classes) {
      const value = restrictionList(plain, random.pick(["relay", "recipient", "sender", "client"]));
      main.set(name, value === "" && random.chance(0.8) ? "permit_sasl_authenticated" : value);
    }
  }
  set("smtpd_client_restrictions", "client", 0.3);
  set("smtpd_helo_restrictions", "helo", 0.25);
  set("smtpd_sender_restrictions", "sender", 0.55);
  if (random.chance(0.08)) main.set("smtpd_relay_restrictions", "");
  else set("smtpd_relay_restrictions", "relay", 0.5);
  set("smtpd_recipient_restrictions", "recipient", 0.55);
  set("smtpd_data_restrictions", "data", 0.15);
}

/** Settings that change a little each. */
function addHabits(random: Random, main: Map<string, string>): void {
  const may = (share: number, name: string, ...values: string[]): void => {
    if (random.chance(share)) main.set(name, random.pick(values));
  };
  may(0.12, "smtpd_delay_reject", "no");
  may(0.12, "smtpd_reject_unlisted_recipient", "no");
  may(0.06, "smtpd_reject_unlisted_sender", "yes");
  may(0.2, "smtpd_helo_required", "yes");
  may(0.25, "disable_vrfy_command", "yes", "yes", "no");
  may(0.2, "smtpd_forbid_bare_newline", "yes", "normalize", "no", "reject");
  may(
    0.1,
    "smtpd_forbid_bare_newline_exclusions",
    "$mynetworks",
    "",
    "198.51.100.0/24",
    "0.0.0.0/0",
  );
  may(0.06, "soft_bounce", "yes");
  may(0.05, "allow_untrusted_routing", "yes");
  may(0.06, "allow_percent_hack", "no");
  may(0.05, "swap_bangpath", "no");
  may(0.05, "strict_rfc821_envelopes", "yes");
  may(
    0.07,
    "smtpd_discard_ehlo_keywords",
    "auth",
    "starttls",
    "silent-discard, auth",
    "dsn etrn",
    "vrfy",
  );
  may(
    0.08,
    "smtpd_discard_ehlo_keyword_address_maps",
    "static:auth",
    "static:{auth, starttls}",
    "inline:{ 198.51.100.7=auth }",
    "inline:{ 10.102.0.55=auth }",
    "cidr:/etc/postfix/no_keywords",
  );
  may(0.05, "smtpd_authorized_xclient_hosts", "10.0.0.0/8", "0.0.0.0/0", "127.0.0.1");
  may(0.05, "smtpd_peername_lookup", "no");
  may(0.06, "parent_domain_matches_subdomains", "", "relay_domains", "smtpd_access_maps");
  may(0.08, "receive_override_options", "no_unknown_recipient_checks", "no_header_body_checks");
  may(0.05, "smtpd_relay_before_recipient_restrictions", "yes", "no");
  may(0.1, "recipient_delimiter", "+", "+-");
  may(0.05, "smtpd_null_access_lookup_key", "<>", "null");
  may(0.05, "smtpd_sender_restrictions", "");
  may(0.04, "smtpd_tls_ask_ccert", "yes");
  may(
    0.05,
    "smtpd_end_of_data_restrictions",
    "reject_sender_login_mismatch",
    "permit_mynetworks, reject_unauth_destination",
  );
  may(0.04, "permit_mx_backup_networks", "192.0.2.0/24", "198.51.100.0/24");
  if (random.chance(0.08)) {
    main.set("mua_client_restrictions", "permit_sasl_authenticated, reject");
    main.set(
      "mua_sender_restrictions",
      random.pick(["", "reject_sender_login_mismatch", "permit_sasl_authenticated, reject"]),
    );
  }
}

/** Overrides of a submission port, as the distributions comment them in and people change them. */
function submissionOptions(maker: TableMaker): string[] {
  const { random } = maker;
  const recipient = random.pick([
    "permit_sasl_authenticated,reject",
    "permit_mynetworks,permit_sasl_authenticated,reject",
    "$mua_recipient_restrictions",
    "reject_sender_login_mismatch,permit_sasl_authenticated,reject",
    "",
  ]);
  return [
    "syslog_name=postfix/submission",
    ...random.some(
      [
        "smtpd_tls_security_level=encrypt",
        "smtpd_sasl_auth_enable=yes",
        "smtpd_sasl_auth_enable=yes",
        "smtpd_sasl_auth_enable=yes",
        "smtpd_tls_auth_only=yes",
        "smtpd_reject_unlisted_recipient=no",
        "smtpd_client_restrictions=$mua_client_restrictions",
        "smtpd_helo_restrictions=",
        "smtpd_sender_restrictions=$mua_sender_restrictions",
        "smtpd_sender_restrictions=reject_sender_login_mismatch",
        "smtpd_sender_restrictions=reject_authenticated_sender_login_mismatch",
        `smtpd_recipient_restrictions=${recipient}`,
        "smtpd_relay_restrictions=permit_sasl_authenticated,reject",
        "smtpd_relay_restrictions=permit_mynetworks,permit_sasl_authenticated,reject_unauth_destination",
        "milter_macro_daemon_name=ORIGINATING",
        "{ smtpd_sender_restrictions = check_sender_access inline:{{<> = 553 no}}, reject_sender_login_mismatch }",
        "mynetworks=127.0.0.0/8",
        "mynetworks=0.0.0.0/0",
        "smtpd_discard_ehlo_keywords=auth",
        "smtpd_delay_reject=no",
        "smtpd_sender_login_maps=static:alice@example.org",
        "receive_override_options=no_unknown_recipient_checks",
        "disable_vrfy_command=yes",
      ],
      1,
      8,
    ),
  ];
}

const PROGRAMS = `pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;

function services(
  maker: TableMaker,
  main: Map<string, string>,
): { readonly master: string; readonly doors: readonly Door[] } {
  const { random, files } = maker;
  if (main.get("smtpd_discard_ehlo_keyword_address_maps")?.startsWith("cidr:"))
    files.set("no_keywords", lines(["10.0.0.0/8 starttls", "0.0.0.0/0 auth"]));
  const doors: Door[] = [];
  const text: string[] = [];
  const option = (one: string): string => `  -o ${one}`;
  const service = (
    name: string,
    port: number,
    options: readonly string[],
    more: Partial<Door> = {},
  ): void => {
    text.push(`${name} inet n - n - - smtpd`, ...options.map(option));
    doors.push({ port, implicitTls: false, proxied: false, ...more });
  };
  const ownOfPort25 = random.chance(0.25)
    ? random.some(
        [
          "smtpd_sasl_auth_enable=no",
          "smtpd_sasl_auth_enable=yes",
          "smtpd_tls_security_level=may",
          "smtpd_sender_restrictions=",
          "smtpd_recipient_restrictions=permit_mynetworks,reject_unauth_destination",
          "mynetworks=127.0.0.0/8,10.102.0.0/16",
          "smtpd_relay_restrictions=$undefined_restrictions",
          "{ smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination }",
          "smtpd_recipient_restrictions=permit_mynetworks, reject",
          "smtpd_client_restrictions=permit_sasl_authenticated,reject",
          "smtpd_upstream_proxy_protocol=haproxy",
        ],
        1,
        2,
      )
    : [];
  service("smtp", 25, ownOfPort25, { proxied: ownOfPort25.some((one) => one.includes("haproxy")) });
  if (random.chance(0.45)) service("submission", 587, submissionOptions(maker));
  if (random.chance(0.2))
    service(
      random.pick(["smtps", "465"]),
      465,
      ["smtpd_tls_wrappermode=yes", ...submissionOptions(maker)],
      {
        implicitTls: true,
      },
    );
  if (random.chance(0.12))
    service("10025", 10_025, [
      "content_filter=",
      ...random.some(
        [
          "mynetworks=0.0.0.0/0",
          "mynetworks=127.0.0.0/8",
          "smtpd_recipient_restrictions=permit_mynetworks,reject",
          "smtpd_relay_restrictions=",
          "smtpd_client_restrictions=",
          "smtpd_sender_restrictions=",
        ],
        1,
        4,
      ),
    ]);
  return { master: `${text.join("\n")}\n${PROGRAMS}`, doors };
}
