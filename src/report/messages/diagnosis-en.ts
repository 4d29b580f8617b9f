import type { DiagnosisLabels } from "../labels/diagnosis-labels.ts";

export const diagnosisEn: DiagnosisLabels = {
  verdicts: {
    incident: "INCIDENT",
    suspicious: "SUSPICIOUS",
    clean: "CLEAN",
    "insufficient-evidence": "NOT ENOUGH EVIDENCE",
  },
  causes: {
    "stolen-credentials": "stolen password",
    "auth-bypass": "login accepted without valid credentials",
    "open-relay": "open relay",
    "trusted-network": "client trusted by its address",
    "local-script": "script or program on this server",
    "application-abuse": "abused web application",
    forwarding: "forwarded spam",
    backscatter: "backscatter (bounces to forged senders)",
    "srs-abuse": "rewritten senders (SRS) used as a relay",
    "joe-job": "our addresses forged elsewhere (joe job)",
    "direct-to-mx": "mail sent past the mail server",
    unknown: "unknown cause",
  },
  confidences: { certain: "certain", likely: "likely", possible: "possible" },
  severities: {
    critical: "critical",
    high: "high",
    medium: "medium",
    low: "low",
    info: "info",
  },
  steps: {
    "submission-hold": "Hold new mail of the culprit",
    "save-evidence": "Save the evidence first",
    "queue-hold": "Put the queued spam on hold",
    "queue-delete": "Delete the queued spam",
    "queue-release": "Release legitimate mail",
    "account-lock": "Lock the account",
    "session-kick": "Close its open sessions",
    "client-ban": "Ban the client address",
    "script-disable": "Disable the script",
    "config-fix": "Fix the configuration",
    "bounces-archive": "Archive the bounces",
    "receiver-retry": "Ask the receivers to take mail again",
  },
  timeline: {
    "auth-failures": (n, f) => f.plural(n, { one: "# failed login", other: "# failed logins" }),
    "first-login": () => "first login from the outside",
    probe: (n, f) => f.plural(n, { one: "# test message", other: "# test messages" }),
    "first-message": () => "first message",
    burst: (n, f) => f.plural(n, { one: "# recipient", other: "# recipients" }),
    peak: (n, f) => f.plural(n, { one: "peak: # recipient", other: "peak: # recipients" }),
    blocked: (n, f) =>
      f.plural(n, { one: "receivers refuse us, # reply", other: "receivers refuse us, # replies" }),
    bounces: (n, f) => f.plural(n, { one: "# bounce", other: "# bounces" }),
    "last-message": () => "last message",
  },
  findings: {
    "blocked-by-receiver": "receiver refuses our mail",
    "remote-throttling": "receiver slows our mail down",
    "script-backdoor": "a way in for strangers",
    "brute-force": "passwords are being guessed",
    "sender-forgery-possible": "logged-in users can forge senders",
    "queue-growing": "mail piles up",
    "spool-full": "disk or spool full",
    "log-gap": "gap in the log",
    "bounce-without-message": "a bounce without the message that it answers",
    "log-blind": "this log does not show everything",
    "account-empty-password": "no password stored",
    "account-clear-text": "passwords without a hash",
    "account-weak-scheme": "passwords weakly hashed",
    "account-admin-weak": "weak administrator's account",
    "account-not-in-table": "login that is in no table",
    "account-new": "account made just before the abuse",
  },
  targets: {
    "open relay": "open relay",
    bounces: "bounces",
    queue: "queue",
    "deferred queue": "deferred queue",
    spool: "spool",
    forwards: "aliases and forwards",
    SRS: "return address rewriting (SRS)",
    authenticator: "the authenticator that accepts an empty login",
    "login without a name": "login without a name",
    "recipient validation": "recipient validation",
    "mynetworks and relay restrictions": "mynetworks and relay restrictions",
    "login-names": "who logged in",
    beginnings: "how messages came in",
    deliveries: "what became of messages",
    "picked-lines": "only picked lines are here",
  },
  incident: ({ number, total, cause }, f) =>
    total === 1
      ? `Incident: ${cause}`
      : `Incident ${f.number(number)} of ${f.number(total)}: ${cause}`,
  sureness: ({ confidence, score }, f) => `${confidence} (score ${f.percent(score)})`,
  action: ({ step, target }) => `${step}: ${target}`,
  qualified: ({ name, detail }) => `${name} (${detail})`,
  titled: ({ title, text }) => `${title}: ${text}`,
  headings: {
    proof: "Proof",
    timeline: "Timeline",
    ruledOut: "Ruled out",
    missing: "What would make this surer",
    actions: "Do this now, in this order",
    nextSteps: "Next steps",
    clients: "Clients",
    scripts: "Scripts and local users",
    senders: "Envelope senders used",
    receivers: "Receivers that refuse our mail",
    findings: "Also found",
    evidence: "Evidence read",
  },
  facts: {
    sure: "How sure",
    account: "Account",
    accounts: "Accounts",
    client: "Client",
    clients: "Clients",
    script: "Script",
    time: "When",
    sent: "Sent",
    result: "Outcome",
    queue: "Queue",
    bounces: "Bounces",
  },
  values: {
    period: ({ from, to, ongoing }, f) => {
      const start = from === null ? "start unknown" : `since ${f.moment(from)}`;
      if (ongoing === true) return `${start}, still sending at the end of the evidence`;
      const end = to === null ? "end unknown" : `last seen ${f.moment(to)}`;
      return ongoing === false ? `${start}, ${end}, stopped` : `${start}, ${end}`;
    },
    sent: ({ messages, recipients, share }, f) => {
      const sent = f.plural(messages, { one: "# message", other: "# messages" });
      const reached = f.plural(recipients, { one: "# recipient", other: "# recipients" });
      return `${sent} to ${reached}, ${f.percent(share)} of all outgoing recipients`;
    },
    result: ({ delivered, deferred, bounced }, f) =>
      `${f.number(delivered)} delivered, ${f.number(deferred)} deferred, ${f.number(bounced)} bounced`,
    queue: ({ queued }, f) => {
      if (queued === null) return "not known: no queue listing among the evidence";
      if (queued === 0) return "nothing left in the queue";
      return f.plural(queued, {
        one: "# message still in the queue",
        other: "# messages still in the queue",
      });
    },
    bounces: ({ queued, files }, f) =>
      `${f.number(queued)} in the queue, ${f.number(files)} in mailboxes`,
    blocked: ({ count, since }, f) => {
      const times = f.plural(count, { one: "refused once", other: "refused # times" });
      return since === null ? times : `${times}, first ${f.moment(since)}`;
    },
    waiting: ({ messages, recipients }, f) =>
      `${f.plural(messages, { one: "# message", other: "# messages" })} with ${f.plural(recipients, { one: "# recipient", other: "# recipients" })} wait for delivery`,
    unseen: ({ messages }, f) =>
      f.plural(messages, { one: "# message is concerned", other: "# messages are concerned" }),
    evidenceRead: ({ lines, understood }, f) =>
      lines === 0
        ? "read"
        : `${f.plural(lines, { one: "# line", other: "# lines" })}, ${f.percent(understood / lines)} understood`,
    span: ({ from, to }) => `${from} to ${to}`,
    moreEvidence: (n, f) =>
      f.plural(n, { one: "... and # more piece", other: "... and # more pieces" }),
    unknownTime: "time unknown",
  },
  columns: {
    ip: "client",
    messages: "messages",
    recipients: "recipients",
    first: "first",
    last: "last",
    sender: "envelope sender",
    script: "script or directory",
    user: "user",
  },
  remarks: {
    moreInJson: (n, f) =>
      f.plural(n, {
        one: "... # more, shown by --format json",
        other: "... # more, shown by --format json",
      }),
    moreIncidents: (n, f) =>
      f.plural(n, {
        one: "# more incident, shown by --format json",
        other: "# more incidents, shown by --format json",
      }),
    noEvidence: "Nothing was read.",
    logClock: "Times are those of the log.",
  },
};
