import type { ContainLabels } from "../labels/contain-labels.ts";

export const containEn: ContainLabels = {
  steps: {
    "submission-hold": {
      why: ({ target }) =>
        `From now on everything that ${target} submits is kept in the queue: nothing more leaves, and nothing is lost.`,
      risk: "Honest mail of the same origin waits, too, until it is released.",
      undo: "The settings are put back, and the server reads them.",
    },
    "save-evidence": {
      why: () => "Logs, settings and the queue are saved before anything is changed.",
      risk: "Needs space on the disk; nothing on the server is touched.",
      undo: "The archive stays where it is.",
    },
    "queue-hold": {
      why: ({ target, messages }, f) =>
        f.plural(messages, {
          one: `# queued message of ${target} is put on hold, so that it is not delivered.`,
          other: `# queued messages of ${target} are put on hold, so that they are not delivered.`,
        }),
      risk: "Only messages that the diagnosis named, or that came in by the very same way. Messages on their way out at this moment may still leave.",
      undo: "Releases them again: the spam would leave, so only with --reopen.",
    },
    "queue-delete": {
      why: ({ messages }, f) =>
        f.plural(messages, {
          one: "# message of the abuse is moved from the queue to the quarantine.",
          other: "# messages of the abuse are moved from the queue to the quarantine.",
        }),
      risk: "Only messages on hold are taken, each after its copy has been compared.",
      undo: "Puts them back into the queue, on hold; their queue ids may change.",
    },
    "queue-release": {
      why: ({ target }) =>
        `Mail that ${target} sent honestly and that was held together with the abuse is sent on.`,
      risk: "Only from addresses that used the login honestly before; all other mail stays on hold.",
      undo: "Mail that has left does not come back.",
    },
    "account-lock": {
      why: ({ target }) => `Nobody can log in as ${target} with the stolen password any more.`,
      risk: "The owner cannot log in either until they have a new password.",
      undo: "Gives the account back; the stolen password itself only with --reopen.",
    },
    "session-kick": {
      why: ({ target }) => `A new password ends no session: those of ${target} are closed now.`,
      risk: "Mail clients of the owner have to connect again.",
      undo: "There is nothing to take back: whoever may, logs in again.",
    },
    "client-ban": {
      why: ({ target }) => `The mail ports no longer answer to ${target}.`,
      risk: "Addresses that honest users share, own networks and your own session are left out. The ban ends by itself after seven days.",
      undo: "Lifts the ban: only with --reopen.",
    },
    "script-disable": {
      why: ({ target }) => `${target} sends the spam; it is moved to where nothing runs it.`,
      risk: "If the file belongs to an application, that part of the website stops working.",
      undo: "Moves the file back with its owner and permissions: only with --reopen.",
    },
    "config-fix": {
      why: ({ target }) => `Closes the hole that let the abuse in: ${target}.`,
      risk: "The server checks the new settings before it reads them; if it refuses them, they are taken back.",
      undo: "Puts the old settings back and opens the hole again: only with --reopen.",
    },
    "bounces-archive": {
      why: ({ messages }, f) =>
        f.plural(messages, {
          one: "# bounce of the abuse is moved out of the mailbox.",
          other: "# bounces of the abuse are moved out of the mailbox.",
        }),
      risk: "Only bounces that belong to messages of the abuse; all other mail stays.",
      undo: "Moves every bounce back to its place.",
    },
    "receiver-retry": {
      why: ({ messages }, f) =>
        f.plural(messages, {
          one: "# honest message waits for a receiver that blocked us; it is tried again now.",
          other: "# honest messages wait for receivers that blocked us; they are tried again now.",
        }),
      risk: "While the block lasts, the receiver refuses again: ask for delisting first.",
      undo: "An attempt that was made cannot be unmade.",
    },
  },
  statuses: {
    planned: "planned",
    running: "interrupted",
    done: "done",
    failed: "failed",
    "not-run": "not run",
    already: "nothing to do",
    undone: "taken back",
  },
  leftOut: {
    "no-account": (target) =>
      `No account store of this server knows "${target}", so it cannot be locked here. Lock it where it is kept.`,
    "backend-away": (target) =>
      `"${target}" does not answer, so nothing can be locked there. Once it answers, make a new plan with --only account-lock.`,
    "no-fix": (target) =>
      `The settings let this in (${target}), and no change is sure to spare honest mail. "mailwarden audit" shows what to change by hand.`,
  },
  givenPassword: ({ login, password }) =>
    `New password of ${login}: ${password} (shown only this once)`,
  figures: {
    held: "put on hold",
    locked: "accounts locked",
    "locked-before": "locked before",
    unlocked: "accounts given back",
    since: "of these, arrived since the plan",
    already: "on hold already",
    gone: "no longer there",
    deleted: "moved to quarantine",
    "not-held": "left, because not on hold",
    released: "released",
    undecided: "left on hold, undecided",
    restored: "put back",
    present: "there already",
    archived: "moved to the archive",
    banned: "addresses banned",
    unbanned: "bans lifted",
    files: "files",
    paths: "files and folders saved",
    smtp: "SMTP sessions closed",
    dovecot: "IMAP and POP sessions closed",
    retried: "tried again",
  },
  figure: ({ name, count }, f) => `${name}: ${f.number(count)}`,
  faults: {
    "two-servers": () => "Postfix and Exim both run on this machine",
    "no-server": () => "there is neither Postfix nor Exim on this machine",
    "server-silent": ({ settings }) => `no program of the mail server answers about "${settings}"`,
    "program-absent": ({ program }) => `the program "${program}" is not there`,
    "program-unusable": ({ program, said }) => `the program "${program}" cannot be run (${said})`,
    "program-ended": ({ program, status, said }) => `${program} ended with ${status}: ${said}`,
    "program-slow": ({ program }) => `${program} did not end in time`,
    "place-missing": ({ path }) => `"${path}" is not there`,
    "place-forbidden": ({ path }) => `permission denied for "${path}"`,
    "place-full": ({ path }) => `no space is left for "${path}"`,
    "place-read-only": ({ path }) => `"${path}" is on a read-only file system`,
    "place-taken": ({ path }) => `"${path}" is there already`,
    "file-is-link": ({ path }) => `"${path}" is a symbolic link`,
    "folder-is-link": ({ path }) => `"${path}" is reached through a symbolic link`,
    "file-irregular": ({ path }) => `"${path}" is no regular file`,
    "file-too-large": ({ path, bytes, bytesMax }, f) =>
      `"${path}" has ${f.bytes(bytes)}; at most ${f.bytes(bytesMax)} are read`,
    "file-exchanged": ({ path }) => `another file stands at "${path}" by now`,
    "file-changed": ({ path }) => `"${path}" has been changed by somebody else`,
    "script-exchanged": ({ path }) => `"${path}" is not the file that the plan was made for`,
    "quarantine-full": ({ path, bytes, free }, f) =>
      `the quarantine needs ${f.bytes(bytes)}, and ${f.bytes(free)} are free at "${path}"`,
    "quarantine-changed": ({ path }) => `"${path}" in the quarantine has been changed`,
    "settings-refused": ({ said }) => `the server refuses the new settings: ${said}`,
    "plan-missing": () => "there is no plan yet",
    "plan-unknown": ({ digest }) => `no plan, or more than one, begins with "${digest}"`,
    "plan-changed": ({ path }) => `the plan "${path}" has been changed since it was made`,
    "plan-damaged": ({ path }) => `"${path}" is damaged`,
    "journal-broken": ({ path, line }, f) =>
      `the journal "${path}" has been changed by somebody else, from line ${f.number(line)} on`,
    "run-under-way": ({ pid }) => `process ${pid} is containing this server right now`,
    "store-gone": ({ store }) => `"${store}" is no longer where this server keeps its accounts`,
    "store-away": ({ said }) => `the store of the accounts does not answer (${said})`,
    "store-refuses": ({ said }) => `the store of the accounts refuses the change (${said})`,
    "store-fails": ({ said }) => `the store of the accounts reports an error (${said})`,
    "account-changed": ({ login, store }) =>
      `"${login}" in "${store}" has been changed by somebody else`,
    "account-differs": ({ login, store }) =>
      `"${login}" in "${store}" is not as it was when the plan was made`,
    "password-form-unknown": ({ login, store }) =>
      `how "${store}" keeps the password of "${login}" cannot be told`,
    "system-error": ({ said }) => `the operating system reports an error (${said})`,
  },
  remedies: {
    "stop-one": "stop the one that is not used",
    "run-on-server": "run it on the mail server, as root",
    "install-or-except": "install it, or leave the step out with --except",
    "run-by-hand": "run it by hand to see why, then run this step again",
    "new-plan": "make a new plan",
    "new-plan-command": "make one: mailwarden contain plan",
    "look-then-plan": "look at it, then make a new plan",
    "look-by-hand": "look at it by hand, then run this step again",
    "links-not-followed": "look at it by hand: links are not followed",
    "run-as-root": "run it as root",
    "free-space": "free some space, or name another place with --state, then run it again",
    "free-space-held":
      "free some space, or name another place with --state; until then the mail stays on hold",
    "mount-for-writing": "mount it for writing, then run it again",
    "not-put-back": "it was not put back; look at it by hand",
    "taken-back":
      "they were taken back; make the change by hand, or leave the step out with --except",
    wait: "wait until it has ended",
    "start-store": "start it, or correct its address, then run this step again",
    "let-user-update":
      "let that user change the accounts (UPDATE), or name another one in the settings",
    "set-password":
      "set a new one there by hand, or bring the old one back with --reopen account-lock",
    "journal-evidence": "find out who wrote there; nothing more is done under this plan",
  },
  checks: {
    "culprit-held": "New mail of the culprit is held",
    "login-refused": "Nobody can log in to the account",
    "queue-clean": "No spam waits for delivery",
    "nothing-left": "Nothing more left since the hold",
    "hole-closed": "The hole in the settings is closed",
    "script-gone": "The script that sends spam is out of the way",
    "journal-whole": "The journal is unchanged",
  },
  holds: { yes: "yes", no: "NO", unknown: "cannot tell" },
  observed: {
    heldOf: ({ held, total }, f) => `${f.number(held)} of ${f.number(total)} settings files stand`,
    lockedOf: ({ locked, total }, f) =>
      `${f.number(locked)} of ${f.number(total)} accounts are locked`,
    waiting: (count, f) => f.plural(count, { one: "# message waits", other: "# messages wait" }),
    left: (count, f) => f.plural(count, { one: "# message left", other: "# messages left" }),
    noLog: "no log that reaches beyond the hold",
    settings: ({ open }, f) => f.plural(open, { one: "# hole is open", other: "# holes are open" }),
    scripts: (count, f) =>
      f.plural(count, { one: "# script can still be run", other: "# scripts can still be run" }),
    journalLines: (count, f) => f.plural(count, { one: "# line", other: "# lines" }),
  },
  plan: ({ digest, incident, host, madeAt }) =>
    `Plan ${digest} for incident ${incident} on ${host}, made ${madeAt}`,
  facts: {
    why: "Why",
    risk: "Risk",
    undo: "Undo",
    files: "Files",
    messages: "Messages",
    notReversible: "cannot be taken back",
  },
  headings: {
    steps: "What would be done, in this order",
    results: "What was done",
    checks: "Does it hold?",
    dryRun: "Dry run: this would be changed",
  },
  next: {
    apply: "carry it out",
    verify: "see whether it holds",
    undo: "take it back",
    status: "see how far it has come",
  },
  byHand: {
    questions: {
      hold: (count, f) =>
        f.plural(count, {
          one: "Put # message on hold? [y/N] ",
          other: "Put # messages on hold? [y/N] ",
        }),
      release: (count, f) =>
        f.plural(count, { one: "Release # message? [y/N] ", other: "Release # messages? [y/N] " }),
      delete: (count, f) =>
        f.plural(count, {
          one: "Move # message to the quarantine? [y/N] ",
          other: "Move # messages to the quarantine? [y/N] ",
        }),
    },
    yes: ["y", "yes"],
    cancelled: "Nothing was changed.",
    lockQuestion: (login) => `Lock ${login}? [y/N] `,
    unlockQuestion: (login) => `Give ${login} back? [y/N] `,
    notLocked: (login) => `No lock of ours is on ${login}: there is nothing to give back.`,
    alreadyLocked: (login) => `${login} is locked already.`,
  },
  nothingToContain:
    "There is no incident that is sure enough to act on. One that is only possible is contained when you name it with --incident.",
  keptClosed: (step) =>
    `${step}: left as it is, because undoing it lets the abuse go on (--reopen).`,
};
