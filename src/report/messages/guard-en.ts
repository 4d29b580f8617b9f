import type { Formats } from "../formats.ts";
import type { EventValues, GuardLabels, GuardReactionName } from "../labels/guard-labels.ts";

export const guardEn: GuardLabels = {
  started: ({ addresses, mode }) =>
    `guard: listening on ${addresses.join(", ")}; mode ${mode}. Stop it with SIGTERM.`,
  stopped: "guard: stopped, the state is written.",
  modes: {
    observe: "observe (nothing is held or refused)",
    hold: "hold (limits are in force, suspects are held)",
    enforce: "enforce (limits are in force, suspects are contained)",
  },
  reactions: {
    none: "Nothing was done.",
    held: "What the culprit sends is held.",
    contained: "What the culprit sends is held, and it is being contained.",
    paused: "Nothing was done: too many incidents within an hour.",
  },
  facts: {
    mode: "Mode",
    since: "Running since",
    connections: "Connections",
    requests: "Questions",
    messages: "Messages",
    held: "Held",
    refused: "Refused",
    watched: "Only watched",
    waiting: "Wait for release",
    accounts: "Accounts known",
    memory: "Memory",
    asked: "Asked at",
    logins: "Logins",
    log: "Log",
  },
  loginFigures: ({ failures, successes, bans }, f) =>
    `${f.number(successes)} succeeded, ${f.number(failures)} failed, ${f.plural(bans, { one: "# client is banned", other: "# clients are banned" })}`,
  headings: {
    warnings: "Look at this",
    limits: "Limits",
    overrides: "Exceptions",
    accounts: "Accounts whose mail is held",
    sources: "Other sources whose mail is held",
  },
  warnings: {
    "never-asked": () =>
      "The mail server has not asked yet: it does not know of the guard. See mailwarden guard setup.",
    "recipients-only": ({ subject }) =>
      `${subject} asks about recipients only: when a limit is reached, the message still goes to those before. Add the check to smtpd_data_restrictions and smtpd_end_of_data_restrictions.`,
    "no-end-of-message": ({ subject }) =>
      `${subject} never asks at END-OF-MESSAGE: messages that are broken off stay counted. Add the check to smtpd_end_of_data_restrictions.`,
    "no-recipients": ({ subject }) =>
      `${subject} never asks about recipients: who is written to for the first time is not known. Add the check to smtpd_recipient_restrictions.`,
    "observe-only": () =>
      "Mode observe: limits are only watched. Set guard.mode to hold when the events look right.",
    "alerts-failed": ({ subject }) =>
      `Alerts could not be delivered (${subject}): check the address of the channel and the network.`,
    "state-unwritable": ({ subject }) =>
      `The state cannot be written (${subject}): counts are in memory only. Make room, or check the permissions of its folder.`,
    "log-unreadable": ({ subject }) =>
      `A log cannot be followed (${subject}): the guard does not see who logs in. Let it read the log (Debian: group adm).`,
    "no-logs": () =>
      "No log is followed: name them in guard.logs, or logins are only seen where Dovecot reports them.",
  },
  columns: {
    subject: "Who",
    limit: "Limit",
    used: "Used",
    max: "Max",
    share: "Share",
    until: "Room again",
    ends: "Ends",
    times: "Times",
    account: "Account",
    sender: "Sender",
    recipients: "Recipients",
    queueId: "Queue id",
    since: "Since",
    reason: "Reason",
    per: "Per",
    counts: "Counts",
    within: "Within",
    answer: "Answer",
  },
  values: { unlimited: "none", forever: "until taken back", message: "message" },
  nothing: {
    top: "Nobody has sent anything yet.",
    held: "Nothing is held.",
    events: "No events.",
    bans: "Nobody is banned.",
  },
  banReason: ({ reason, guesses, accounts, isInForce }, f) =>
    `${guessesEn({ reason, guesses, accounts }, f)}${isInForce ? "" : " (only told: mode observe)"}`,
  events: {
    started: ({ subject }) => `guard ${subject} started`,
    stopped: ({ subject }) => `guard ${subject} stopped`,
    "reload-failed": ({ subject }) =>
      `the new settings are wrong, the old ones stay in force: ${subject}`,
    "limit-near": ({ subject, data }) =>
      `${subject} has used ${data["used"]} of ${data["max"]} of the limit ${data["limit"]}`,
    "limit-reached": ({ subject, data }) =>
      `${subject} reached the limit ${data["limit"]} (${data["max"]}); answer: ${data["answer"]}; last client ${data["client"]}, sender <${data["sender"]}>`,
    "sender-mismatch": ({ subject, data }) =>
      `${subject} sends as <${data["sender"]}> from ${data["client"]}; answer: ${data["answer"]}`,
    "account-held": ({ subject, data }) =>
      `all mail of ${subject} is held${data["reason"] ? `: ${data["reason"]}` : ""}`,
    "override-set": ({ subject, data }) =>
      `${subject}: limit ${data["limit"]} is now ${data["max"] ?? "none"}${data["reason"] ? ` (${data["reason"]})` : ""}`,
    "override-removed": ({ subject, data }) =>
      `${subject}: limit ${data["limit"]} is as in the settings again`,
    released: ({ subject, data }, f) =>
      `${subject}: ${f.plural(Number(data["messages"]), { one: "# message", other: "# messages" })} released`,
    "source-held": ({ subject, data }) =>
      `all mail of ${subject} is held${data["reason"] ? `: ${data["reason"]}` : ""}`,
    "incident-found": ({ data, says }) =>
      `incident ${data["incident"]}: ${says} ${reactionOf(data)} Next: ${data["command"]}`,
    "incident-grew": ({ data, says }) =>
      `incident ${data["incident"]} goes on: ${says} ${reactionOf(data)} Next: ${data["command"]}`,
    "incident-ended": ({ subject, data }, f) =>
      `incident ${data["incident"]}${subject === "" ? "" : ` (${subject})`}: nothing more for an hour, after ${f.plural(Number(data["messages"]), { one: "# message", other: "# messages" })}`,
    contained: ({ subject, data }) =>
      `${subject === "" ? "" : `${subject}: `}incident ${data["incident"]} is contained, steps done: ${data["steps"]}. To take it back: ${data["command"]}`,
    "contain-failed": ({ subject, data }) =>
      `${subject === "" ? "" : `${subject}: `}incident ${data["incident"]} could not be contained: ${data["problem"]}`,
    "reaction-paused": ({ data }, f) =>
      `the guard acted upon ${f.plural(Number(data["perHour"]), { one: "# incident", other: "# incidents" })} within an hour: until that is past it only tells`,
    "reaction-undone": ({ subject, data }, f) =>
      `${subject}: taken back what the guard did, ${f.plural(Number(data["messages"]), { one: "# message", other: "# messages" })} released`,
    "state-unwritable": ({ subject }) => `the state cannot be written: ${subject}`,
    "state-writable": () => "the state can be written again",
    "log-unreadable": ({ subject, data }) =>
      `${subject} cannot be followed (${data["reason"]}); it is tried again`,
    "log-readable": ({ subject }) => `${subject} is followed again`,
    "log-gap": ({ subject, data }) =>
      data["reason"] === "emptied"
        ? `${subject} was emptied: lines that were not read yet may be lost`
        : `${subject} was rotated away meanwhile: lines that were not read are packed or gone`,
    "client-banned": ({ subject, data }, f) =>
      `${subject} is banned for ${f.plural(Number(data["minutes"]), { one: "# minute", other: "# minutes" })}: ${guessesEn(data, f)}`,
    "ban-due": ({ subject, data }, f) =>
      `${subject} would be banned for ${f.plural(Number(data["minutes"]), { one: "# minute", other: "# minutes" })} (mode observe): ${guessesEn(data, f)}`,
    "client-unbanned": ({ subject, data }) =>
      data["reason"] === "own"
        ? `${subject} is not banned: it is one of our own networks, or somebody is logged in on this machine from there`
        : `${subject} is not banned any more`,
    "ban-failed": ({ subject, data }, f) =>
      `${f.plural(Number(data["bans"]), { one: "# ban is", other: "# bans are" })} not in the firewall: ${subject}`,
    "brute-force": ({ subject, data }, f) =>
      `${subject} guesses passwords (${guessesEn(data, f)}) and is not banned: ${sparedEn(data["spared"])}`,
    "account-attacked": ({ subject, data }, f) =>
      `${f.plural(Number(data["networks"]), { one: "# network fails", other: "# networks fail" })} at ${subject} within ${f.plural(Number(data["hours"]), { one: "# hour", other: "# hours" })}; the account is not locked for it`,
    "password-spraying": ({ data }, f) =>
      `passwords are being sprayed: ${f.plural(Number(data["clients"]), { one: "# client", other: "# clients" })} failed at ${f.plural(Number(data["accounts"]), { one: "# account", other: "# accounts" })} within ${f.plural(Number(data["hours"]), { one: "# hour", other: "# hours" })}`,
    "login-after-attack": ({ subject, data }) =>
      data["reason"] === "guessed"
        ? `${subject} logged in from ${data["client"]}, which was guessing passwords before: most likely the password is known to a stranger; change it`
        : `${subject} logged in from ${data["client"]}, a network new to it, while many try passwords at it: ask its owner`,
    "login-new-network": ({ subject, data }) =>
      `${subject} logged in from ${data["client"]}, a network new to it`,
    "bad-request": ({ subject }) =>
      `${subject}: a connection sent no policy request and was closed`,
  },
  alerts: {
    more: (count, f) => f.plural(count, { one: "# more event", other: "# more events" }),
    next: "Look closer: mailwarden guard events; mailwarden guard held",
  },
  setup: {
    postfix: "Type this, so that Postfix asks the guard at every stage:",
    exim: ({ acl }) => `Put this at the beginning of the ACL that ${acl} names:`,
    dovecot:
      "Add this to Dovecot's configuration, so that its authentication asks the guard, and reload it:",
    right: "Postfix asks the guard at every stage, before everything else.",
    unknown:
      "No configuration of Postfix or Exim was found: name its folder, as in mailwarden guard doctor /etc/postfix.",
    eximUnread: "Exim's ACLs are not looked through: compare them with mailwarden guard setup.",
    notRunning: "The guard does not run.",
    problems: {
      "hook-missing": ({ parameter }) => `${parameter} does not ask the guard.`,
      "hook-behind-permit": ({ parameter }) =>
        `${parameter} asks the guard only behind a permit: whom that lets pass is never asked about.`,
      "hook-unsafe-default": () =>
        "When the guard does not answer, Postfix refuses all mail: default_action=DUNNO is missing.",
      "hook-slow": () =>
        "A guard that hangs keeps every client waiting for more than 30 seconds: timeout=5s, try_limit=1 is missing.",
      "hook-proxy-filter": () =>
        "Behind smtpd_proxy_filter Postfix cannot hold mail, it sends it: let the limits answer defer or reject instead of hold.",
      "hook-reinjection": ({ parameter }) =>
        `${parameter} asks again about mail that a content filter gives back: it is counted twice.`,
    },
  },
  learn: {
    from: ({ from, to, accounts, messages }, f) =>
      `Learned from ${from === null || to === null ? "a log without stamps" : `${f.moment(from)} to ${f.moment(to)}`}: ${f.plural(accounts, { one: "# account", other: "# accounts" })}, ${f.plural(messages, { one: "# message", other: "# messages" })}. Look through it before you use it.`,
    leftOut: ({ subject, cause, confidence }) =>
      `Nothing is learned from ${subject}: ${cause} (${confidence}).`,
    nothing: "The limits as they are would have held nobody: nothing has to be raised.",
    peak: ({ name, peak }, f) => `${name}: at most ${f.number(peak)} so far`,
  },
  done: {
    overrideSet: ({ account, limit, max }) => `${account}: limit ${limit} is now ${max}.`,
    overrideRemoved: ({ account, limit }) =>
      `${account}: limit ${limit} is as in the settings again.`,
    noOverride: ({ account, limit }) => `${account}: limit ${limit} had no exception.`,
    accountHeld: ({ account }) =>
      `From now on all mail of ${account} is held. Take it back with mailwarden guard release.`,
    released: ({ messages, accounts }, f) =>
      `${f.plural(messages, { one: "# message", other: "# messages" })} released, ${f.plural(accounts, { one: "# account", other: "# accounts" })} may send again.`,
    releaseFailed: ({ queueId, why }) => `${queueId} was not released: ${why}`,
    unbanned: ({ targets }, f) =>
      `${f.plural(targets, { one: "# ban", other: "# bans" })} taken back.`,
    notBanned: ({ target }) => `${target} is not banned.`,
    unbanFailed: ({ why }) =>
      `The firewall could not be changed (${why}): there the ban ends by itself, or type nft list table inet mailwarden.`,
    undone: ({ incidents, sources, messages, plans }, f) =>
      `Taken back for ${f.plural(incidents, { one: "# incident", other: "# incidents" })}: ${f.plural(sources, { one: "# source", other: "# sources" })} may send again, ${f.plural(messages, { one: "# message", other: "# messages" })} released, ${f.plural(plans, { one: "# containment plan", other: "# containment plans" })} undone. For a day the guard only tells about the same.`,
    nothingUndone: "There is nothing that the guard did by itself and that could be taken back.",
    undoFailed: ({ what, why }) => `${what} was not taken back: ${why}`,
  },
  problems: {
    notRunning: ({ address, message }) =>
      `no guard answers on ${address} (${message}): start it with mailwarden guard, or name its settings with --config`,
    cannotStart: ({ message }) => `the guard cannot start: ${message}`,
    noSqlite: ({ message }) =>
      `the guard needs SQLite (${message}): use Node 22.13 or newer, or Linux on x64 or arm64`,
    badChange: ({ value }) =>
      `"${value}" is no change of a limit: write LIMIT=NUMBER, LIMIT=off or LIMIT=default`,
    badDuration: ({ value }) => `--for: "${value}" is no duration: write 30m, 12h or 7d`,
    unknownLimit: ({ limit, choices }, f) =>
      `there is no limit ${limit} for accounts: use ${f.list(choices, choices.length)}`,
  },
};

/** What a client did. */
function guessesEn(data: EventValues, f: Formats): string {
  if (data["reason"] === "attempts") {
    return f.plural(Number(data["attempts"]), {
      one: "# failed login in ten minutes",
      other: "# failed logins in ten minutes",
    });
  }
  const guesses = f.plural(Number(data["guesses"]), { one: "# guess", other: "# guesses" });
  const accounts = f.plural(Number(data["accounts"]), { one: "# account", other: "# accounts" });
  return data["reason"] === "spraying"
    ? `${guesses} at ${accounts} while passwords are being sprayed`
    : `${guesses} at ${accounts}`;
}

function sparedEn(spared: EventValues[string] | undefined): string {
  switch (spared) {
    case "known":
      return "honest logins came from there lately";
    case "private":
      return "it is a host of the house";
    default:
      return "it is one account, and by the log alone this may be its owner's own program";
  }
}

function reactionOf(data: EventValues): string {
  return guardEn.reactions[data["reaction"] as GuardReactionName];
}
