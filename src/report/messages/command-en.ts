import type { CommandLabels } from "../labels/command-labels.ts";

export const commandEn: CommandLabels = {
  tagline:
    "Says who sends spam through your mail server, how and since when; proves it with your own log lines.",
  help: {
    usage: "Usage:",
    arguments: "Arguments:",
    options: "Options:",
    commands: "Commands:",
    examples: "Examples:",
    exitStatus: "Exit status:",
    commandPlaceholder: "COMMAND",
    optionsPlaceholder: "[OPTIONS]",
    more: "mailwarden COMMAND --help shows the options of a command.",
    exitStatuses: [
      { status: 0, meaning: "nothing found, or done" },
      { status: 1, meaning: "something found" },
      { status: 2, meaning: "could not run; standard error says why and what to do" },
      { status: 3, meaning: "done, but part of the evidence could not be read" },
    ],
    defaultValue: (value) => ` (default: ${value})`,
  },
  commands: {
    diagnose: {
      summary: "Who sends spam through this server, how, since when, and what to do now",
      description:
        "Names the account, script, client or setting behind the abuse, how sure that is, the lines that prove it, and what to do now. Nothing is changed.",
      examples: [
        "look at this machine: its logs, queue and configuration",
        "read all rotated logs, compressed ones included",
        "read the journal from standard input",
        "the last three days of another server, for a program",
        "a page with plots, for the boss and for printing",
        "for a ticket that strangers read: only the accused keep their names",
      ],
    },
    trace: {
      summary: "What happened to this message, address, IP address or account",
      description:
        "Tells the story of every message that matches: how it came in, every hop, what became of each recipient. Hops across content filters are joined.",
      examples: [
        "one message, with its log lines",
        "everything that an account sent",
        "everything from a client in the last two hours",
        "everything in a period",
      ],
    },
    explain: {
      summary: "What does this pasted log line, bounce or setting say",
      description:
        "Explains every log line, SMTP reply, bounce and setting in plain words: what happened, what each field means, what it says about guilt and what it does not prove. The verdict over all of them comes first.",
      examples: [
        "a forum question as it stands",
        "all lines of one message",
        "the settings of this Postfix",
        "a bounce, for a program",
      ],
    },
    events: {
      summary: "The log as structured events, one JSON object a line",
      description:
        "Prints every understood log line as an event, in the order of the input. Nothing is guessed: what a line does not say is absent.",
      examples: ["refused logins, with jq", "also the lines that were not understood"],
    },
    audit: {
      summary: "Which settings let this happen, and what exactly to change",
      description:
        "Reads the configuration of Postfix or Exim and answers what an outsider, a neighbour, a user or a trusted client can do, for each listener, with the path through the settings. Names what to change, with the command and how to check it. Nothing is changed.",
      examples: [
        "the configuration of this machine",
        "the files of another server, of which the version is known",
        "what the running Postfix uses",
        "for a program",
      ],
    },
    probe: {
      summary: "Does the running server really behave: relay, forged senders, logins, TLS",
      description:
        "Talks SMTP with your own server and says what it lets strangers, trusted clients and users do, each with the exchange that proves it. Nothing is delivered to anybody; --deliver-to names the one mailbox that may get test messages. Ports 25, 587 and 465, or the one that is named.",
      examples: [
        "from this machine or a trusted one",
        "from outside: this says what strangers can do",
        "also what a user may do who has logged in",
        "whether the server does what its settings say",
      ],
    },
    identity: {
      summary: "Do SPF, DKIM, DMARC, PTR, HELO and blocklists speak for or against us",
      description:
        "Asks the DNS what receivers ask about DOMAIN and the addresses that send for it: SPF with its cost, DKIM keys, DMARC, reverse names, greeting, MX, MTA-STS, TLS-RPT, DANE, and the lists that receivers use, each tested first. Addresses, greeting, selectors and the server's own lists come from EVIDENCE, or from the settings of this machine. Prints the records to publish. What nobody could answer is said to be unknown, never missing.",
      examples: [
        "this machine's settings, or what SPF and MX name",
        "an address and the greeting name",
        "addresses that receivers named in the log, and lists in the settings",
        "a selector, through a resolver of your own, for a program",
      ],
    },
    bounces: {
      summary: "Which bounces in this mailbox come from the abuse",
      description:
        "Reads a Maildir, a folder of them, an mbox or single messages and says of each bounce whose message came back: one of the abuse that EVIDENCE shows, one of our own, or one that never passed this server. Moves exactly those of the abuse into a quarantine with archive; restore moves them back.",
      examples: [
        "the bounces of the mailbox that was abused",
        "every bounce with its reasons, for a program",
        "move the bounces of the abuse out of the mailbox",
        "move them back",
      ],
    },
    accounts: {
      summary: "What is this account, is it weak; lock it, give it back",
      description:
        "Reads dumps and listings of mailbox tables, passwd-files, LDIF and SQLite files; without evidence, the databases and directories of this machine's mail server. show tells whether an account exists, since when, for what it may be used and how its password is stored; audit lists the weaknesses of all; no stored password is ever shown, and nothing is changed. lock shuts an account wherever this server lets it in; unlock gives it back under a new password, which is shown once.",
      examples: [
        "one account, from a dump of its table",
        "all accounts, and whether their passwords can be guessed",
        "the tables of a running server",
        "the accounts of this machine: what Postfix, Dovecot and Exim ask",
        "the database that a look-up file of Postfix leads to",
        "nobody can log in to it any more",
        "it works again, under a new password",
      ],
    },
    queue: {
      summary: "Which messages are queued, for whom, and why they wait",
      description:
        "ACTION list prints the messages of the queue, or with --by counts them; show ID prints all that is known of one. Reads Postfix and Exim spools, and the output of mailq, postqueue -j, postcat and exim -bp. hold, release and delete do that to what FILTER picks (as with --where), after showing it; deleted mail lies in a quarantine, and restore puts it back, on hold.",
      examples: [
        "whose mail fills the queue of this machine",
        "the mail of one account that has waited for an hour",
        "mail to many, from collected files, for a program",
        "why mail waits, from the list of another server",
        "one message",
        "take the mail of one account and network out of the queue",
        "put it back, on hold",
      ],
    },
    report: {
      summary: "The incident for others: for a boss, an abuse desk, a receiver, the owner",
      description:
        "Writes texts that others read, and sends nothing. incident: the report of the incident. abuse: to the owner of each attacking network, a mail (RFC 5965) with X-ARF documents and log lines. delisting: to each receiver that refuses our mail, with its page and what it wants to hear. owner: to the owner of a stolen account, in plain words. Recipients and other users are masked.",
      examples: [
        "the incident report of this machine, as a page for a browser",
        "a mail to each attacking network, with its abuse contact looked up, as files",
        "what to write to each receiver that refuses our mail",
        "the note to the owner of a stolen account, in Japanese",
      ],
    },
    contain: {
      summary: "Stop the abuse, prove that it stopped, take it back",
      description:
        "plan prints what would be done about an incident: each step with its reason, its risk, what it changes and how it is taken back. apply carries the newest plan (or the one whose digest begins so) out, verify looks whether it holds, undo takes it back from the journal, status shows how far it is. Only apply and undo change anything; nothing is ever deleted.",
      examples: [
        "what would be done on this server; changes nothing",
        "the same from these logs, without touching the queue",
        "carry the newest plan out",
        "does it hold?",
        "give everything back; the hole and the spam stay closed",
      ],
    },
    guard: {
      summary: "Stay and watch: limits for every account, held mail, greylisting",
      description:
        "Without TASK, or with run, it stays: it answers Postfix and Exim as a policy server, counts what every account, script, domain and network sends, and holds or refuses what is too much. status, top, limits, held and events ask the running guard; limit, hold, release and undo change it; undo takes back what the guard did by itself. learn reads the logs that are named, or this machine's, and prints settings. In mode observe, the default, nothing is held or refused.",
      examples: [
        "stay; the settings say where to listen",
        "how it is, and what is wrong with its set-up",
        "who is nearest to a limit",
        "an exception for a month's end",
        "hold everything of an account that looks stolen",
        "let a held message go, or all of an account",
        "take back all that the guard did by itself",
        "settings under which nobody is held who sends as in the last 30 days",
        "what to type so that Postfix asks the guard",
        "does the mail server ask at the right places?",
      ],
    },
    collect: {
      summary: "Print a script that collects evidence on a server without Node",
      description:
        "Prints a read-only POSIX shell script. Run it as root on the mail server; the .tar.gz that it makes is EVIDENCE for the other commands.",
      examples: ["write the script", "read what it collected"],
    },
    config: {
      summary: "Is the settings file right; print the annotated defaults",
      description:
        "check names every mistake in the settings with its place and what to do. describe prints the settings file with all defaults and what each setting is for. Passwords are never in it: they stand in files or environment variables of their own.",
      examples: [
        "is the usual file right",
        "is another file right, for a program",
        "begin a settings file",
      ],
    },
    completion: {
      summary: "Print the script that lets a shell complete commands and options",
      description:
        "Prints a script for bash, zsh or fish, made from the same declarations as this help. Put it where the shell looks for completions.",
      examples: ["for all users of bash", "for all users of zsh", "for yourself, in fish"],
    },
  },
  arguments: {
    host: "Name or address of your server, with a port where only that is meant: mail.example.com, 192.0.2.1:587, [2001:db8::1]:25",
    shell: "bash, zsh or fish",
    kind: "What to write: incident, abuse, delisting or owner; without it, incident",
    evidence:
      "Files, folders, archives or - for standard input, in any mixture: logs, queue listings, configurations, mails, pasted text. None: this machine",
    config:
      "main.cf, master.cf, exim.conf, maps, outputs of postconf, exim -bP, doveconf -n: files, folders, archives or - for standard input. None: this machine",
    action:
      "What to do: list (bounces), show, audit, lock or unlock (accounts), list or show ID (queue), check or describe (config)",
    login:
      "For show: the login, such as info@example.com; without a domain, in every domain. audit takes none",
    maildir: "A Maildir, a folder of them, an mbox or a message",
    task: "run, status, top, limits, limit, held, hold, release, bans, unban, events, setup or doctor. None: run",
    target:
      "limits, limit, held, hold: an account; release: a queue id, an account, or all; unban: an address, a /64, or all; setup, doctor: a configuration, else this machine's",
    change: "limit: LIMIT=NUMBER, LIMIT=off, or LIMIT=default to take it back",
    domain: "Domain that mail is sent from, such as example.com",
    query: "Queue id, Message-ID, mail address, IP address, account, or a period FROM..TO",
  },
  flags: {
    format: "Form of the output",
    since:
      'Only from this time on: 2024-05-01T08:00:00+02:00, "2024-05-01 08:00", 2024-05-01, or 90m, 2h, 3d, 1w ago',
    until: "Only up to this time, in the same forms; a date alone means its whole day",
    year: "Year of the first stamp, for logs without a year (1970 to 2100)",
    timezone: "Zone of stamps without an offset, such as Asia/Tokyo or UTC; else this machine's",
    where:
      "Only messages that fit: account=info@example.com and (age>1h or recipients>10) and not sender~news; fields: account, client (an address or network), client-name, helo, method, sender, sender-domain, recipient, receiver, recipients, age, size, queue, reason, uid, user, script, subject, message-id, id, bounce, mta, incident (its id, or how it begins: the evidence is diagnosed first, so name the log beside the queue), source; = != ~ !~ < <= > >=; ~ finds a part, * in it stands for anything; a field alone: it is known. What the evidence does not say never fits",
    by: "Count the messages by this instead of listing them",
    all: "Also the lines that were not understood, as kind: unparsed",
    lines: "Show the log lines of each message",
    redact:
      "Mask addresses, names, hosts and IP addresses of everybody who is not accused; the same value always gets the same mask",
    "check-weak":
      "Try the commonest passwords and those made of the login on the stored ones, for a minute at most; locally",
    incident:
      "Contain this incident, also one that is only possible; else the worst one that is at least likely",
    only: "Only these steps, by name or id, separated by commas; done ones are done again",
    except: "All but these steps",
    reopen: "Take these steps back although that lets the abuse go on",
    "dry-run": "Change nothing; print what would be changed",
    "keep-going": "Go on with the next step when one has failed",
    state:
      "Folder for the guard's state, plans, journals and the quarantine (default: /var/lib/mailwarden)",
    "mta-version":
      "Version of the mail server, such as 3.7.11, where the files do not say it; else what depends on it stays open",
    ip: "Addresses that send, separated by commas; else those in the evidence, in SPF or of the MX",
    helo: "Name that the server greets with; else from the settings",
    selector:
      "Selectors of DKIM keys, separated by commas; else from the evidence, or the usual ones",
    resolver:
      "Ask this DNS server, such as 192.0.2.53 or 192.0.2.53:5353; else those in /etc/resolv.conf",
    output: "Write each text as a file into this folder; only its owner can read them",
    lookup: "Ask the registries on the Internet (RDAP) for the abuse contact of each network",
    rdap: "Ask this RDAP server instead, such as https://rdap.example.net/; implies --lookup",
    from: "Your mail address, as the sender of the texts; else the postmaster of the abused domain",
    unmasked: "Show recipients and other users, too",
    config: "Settings file, instead of MAILWARDEN_CONFIG or /etc/mailwarden/mailwarden.yaml",
    "i-own-this": "The server is yours, although it is not this machine",
    domain: "A domain whose mail the server takes; else what stands behind its name",
    known: "An address there that exists; else postmaster",
    sender: "Sender of the questions: an address of yours elsewhere whose domain resolves",
    user: "Login that is tried: what may it send as? Its password: --password-file, MAILWARDEN_PROBE_PASSWORD, or typed",
    "password-file": "File with the password of --user in its first line",
    "deliver-to":
      "Your own mailbox on that server: it gets test messages, for what nothing else can show",
    source: "Address of this machine to come from",
    compare:
      "Configuration of that server: shows where settings and behaviour differ, and tries what its tables name",
    for: "How long it shall be so: 30m, 12h, 7d; without it until it is taken back",
    reason: "Why; it stands in the events and beside the exception",
    lang: "Language; else from LC_ALL, LC_MESSAGES or LANG",
    "no-color": "No colours; the variable NO_COLOR does the same",
    help: "Show this help",
    version: "Show the version",
  },
  errors: {
    failed: (text) => `mailwarden: ${text}`,
    unknownOption: ({ option, suggestion }) =>
      suggestion === undefined
        ? `unknown option ${option}: --help lists the options`
        : `unknown option ${option}: did you mean ${suggestion}?`,
    unknownCommand: ({ command, suggestion }) =>
      suggestion === undefined
        ? `unknown command "${command}": mailwarden --help lists the commands`
        : `unknown command "${command}": did you mean ${suggestion}?`,
    missingArgument: ({ argument, command }) =>
      `${command}: ${argument} is missing: see mailwarden ${command} --help`,
    missingValue: ({ option }) => `${option}: its value is missing: see --help`,
    excessArguments: ({ command }) =>
      `${command}: too many arguments: remove some, or quote those with spaces`,
    invalidChoice: ({ option, value, choices, suggestion }) =>
      suggestion === undefined
        ? `${option}: "${value}" is not one of its values: give ${choices.join(", ")}`
        : `${option}: "${value}" is not one of its values: did you mean ${suggestion}? It takes ${choices.join(", ")}`,
    invalidSender: ({ value }) =>
      `--from: "${value}" is no plain mail address: give one such as postmaster@example.com`,
    invalidServer: ({ value }) =>
      `--rdap: "${value}" is no https address: give one such as https://rdap.example.net/`,
    cannotWrite: ({ folder, message }) =>
      `--output: cannot write to "${folder}": ${message}: name a folder that you may write to`,
    invalidVersion: ({ value }) =>
      `--mta-version: "${value}" is no version: give one such as 3.7.11 or 4.96`,
    identity: {
      domain: ({ value }) => `DOMAIN: "${value}" is no domain: give one such as example.com`,
      ip: ({ value }) =>
        `--ip: "${value}" is no IP address: give such as 192.0.2.7 or 192.0.2.7,2001:db8::7`,
      helo: ({ value }) => `--helo: "${value}" is no name: give one such as mail.example.com`,
      selector: ({ value }) => `--selector: "${value}" is no selector: give one such as mail`,
      resolver: ({ value }) =>
        `--resolver: "${value}" is no DNS server: give its address, such as 192.0.2.53 or [2001:db8::53]:5353`,
      noAnswer:
        "no DNS server answered: check the network and /etc/resolv.conf, or name a server by --resolver",
    },
    noConfiguration:
      "no Postfix or Exim configuration was found: name /etc/postfix, main.cf, exim.conf, or pipe in the output of postconf -n",
    invalidYear: ({ value }) =>
      `--year: "${value}" is no year from 1970 to 2100: give four digits, such as 2024`,
    invalidZone: ({ value }) =>
      `--timezone: "${value}" is no known time zone: give an IANA name, such as Europe/Berlin or UTC`,
    invalidTime: ({ option, value }) =>
      `${option}: "${value}" is no time: give 2024-05-01, "2024-05-01 08:00", 2024-05-01T08:00:00+02:00 or 2h, 3d`,
    sinceAfterUntil: ({ since, until }) =>
      `--since "${since}" is later than --until "${until}": exchange them`,
    query: {
      "empty-query": () => "QUERY is empty: give a queue id, Message-ID, address, IP or account",
      "bad-period": (word) =>
        `QUERY: "${word}" is no period: give FROM..TO, such as 2024-05-01T08:00..2024-05-01T12:00`,
      "masked-value": (word) =>
        `QUERY: "${word}" is masked or cut: give the value as it stands in the log`,
      "bad-network": (word) =>
        `QUERY: "${word}" is no IP address or network: give 192.0.2.1 or 192.0.2.0/24`,
      "too-short": (word) => `QUERY: "${word}" is too short to search for: give the whole word`,
    },
    filter: {
      failed: ({ at, text }, f) => `--where, character ${f.number(at)}: ${text}`,
      empty: ({ wanted }) => `the filter is empty: give one, such as ${wanted.join(", ")}`,
      "too-long": ({ wanted }) =>
        `the filter is longer than ${wanted.join(", ")} characters: shorten it`,
      "too-deep": ({ wanted }) =>
        `more than ${wanted.join(", ")} brackets and not inside one another: simplify it`,
      "unknown-field": ({ word, wanted }) => `"${word}" is no field: give ${wanted.join(", ")}`,
      "wrong-operator": ({ word, field, wanted }) =>
        `${field} cannot be compared by "${word}": use ${wanted.join(" ")}`,
      "missing-value": ({ word, wanted }) =>
        `nothing stands behind "${word}": give a value, such as ${wanted.join(", ")}`,
      "bad-value": ({ word, field, wanted }) =>
        `"${word}" is no value of ${field}: give one such as ${wanted.join(", ")}`,
      "unknown-incident": ({ word, wanted }) =>
        wanted.length === 0
          ? `the evidence shows no incident, so none is ${word}: name the log beside the queue`
          : `the evidence shows no incident ${word}: give one of ${wanted.join(", ")}`,
      "unclosed-quote": ({ word, wanted }) =>
        `the text ${word} does not end: close it by ${wanted.join(", ")}`,
      "unclosed-parenthesis": ({ word, wanted }) =>
        `the bracket "${word}" is not closed: put ${wanted.join(", ")} where it ends`,
      unexpected: ({ word, wanted }) =>
        `"${word}" does not belong here: expected ${wanted.join(", ")}; quote values with blanks or brackets`,
      "unexpected-end": ({ wanted }) =>
        `the filter ends too early: go on with a field, such as ${wanted.join(", ")}`,
    },
    contain: ({ state, remedy }) => `${state}; ${remedy}`,
    unreadable: ({ name, state, remedy }) => `cannot read "${name}": ${state}: ${remedy}`,
    probe: {
      invalidHost: ({ value }) =>
        `HOST: "${value}" is no host: give mail.example.com, 192.0.2.1:587 or [2001:db8::1]:25`,
      invalidAddress: ({ option, value }) =>
        `${option}: "${value}" is no mail address: give one such as postmaster@example.com`,
      "unknown-host": ({ host }) =>
        `${host}: no address found: check the name, or give the address`,
      "not-own": ({ host, detail }) =>
        `${host}: ${detail} is no address of this machine: if the server is yours, add --i-own-this`,
      "nobody-listens": ({ host, detail }) =>
        `${host}: nobody answers on port ${detail}: is the server running, and does a firewall stand between?`,
      noPassword: ({ user }) =>
        `--user ${user}: no password: give --password-file FILE, set MAILWARDEN_PROBE_PASSWORD, or type it at a terminal`,
      unreadablePassword: ({ file }) =>
        `--password-file: cannot read "${file}": name a file whose first line is the password`,
    },
    unexpected: ({ message }) =>
      `stopped by an error of its own: ${message}: please report it, with the command you typed`,
  },
  progress: {
    reading: ({ bytes, totalBytes, lines, found, soFar }, f) => {
      const share =
        totalBytes === null || totalBytes === 0
          ? f.bytes(bytes)
          : `${f.bytes(bytes)} of ${f.bytes(totalBytes)} (${f.percent(Math.min(1, bytes / totalBytes))})`;
      const counts = [
        ...(lines === null ? [] : [f.plural(lines, { one: "# line", other: "# lines" })]),
        ...(found === null ? [] : [`${f.number(found)} found`]),
        ...(soFar === undefined
          ? []
          : [
              f.plural(soFar.messages, { one: "# message", other: "# messages" }),
              f.plural(soFar.failedLogins, { one: "# failed login", other: "# failed logins" }),
              f.plural(soFar.refusals, { one: "# refusal", other: "# refusals" }),
            ]),
      ];
      return `reading: ${[share, ...counts].join(", ")}`;
    },
  },
};
