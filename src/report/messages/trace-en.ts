import type { TraceLabels } from "../labels/trace-labels.ts";

export const traceEn: TraceLabels = {
  found: ({ query, messages }, f) =>
    f.plural(messages, { one: `# message matches ${query}`, other: `# messages match ${query}` }),
  nothing: ({ query }) =>
    `No message matches ${query}. Give more of the log, or widen --since and --until.`,
  moreStories: (n, f) =>
    f.plural(n, {
      one: "... # more message, shown by --format json",
      other: "... # more messages, shown by --format json",
    }),
  limitHit:
    "There is more than fits here, so messages or lines are missing. Give a narrower query, or --since and --until.",
  moreRecipients: (n, f) =>
    f.plural(n, { one: "... # more recipient", other: "... # more recipients" }),
  moreLines: (n, f) => f.plural(n, { one: "... # more line", other: "... # more lines" }),
  handled: ({ what, reason }) => `${what}: ${reason}`,
  headings: {
    message: (queueIds) => `Message ${queueIds}`,
    related: "Related messages",
    others: "Lines that belong to no message",
  },
  facts: {
    entered: "Entered",
    client: "Client",
    account: "Account",
    localUser: "Local user",
    script: "Script",
    sender: "Sender",
    messageId: "Message-ID",
    subject: "Subject",
    size: "Size",
    hops: "Hops",
    recipients: "Recipients",
    handling: "Handling",
    notices: "Notices",
    noticeOf: "Caused by",
    end: "End",
    lines: "Log lines",
  },
  values: {
    entryUnknown: "not in the evidence: the log begins after the message came in",
    nullSender: "<> (a bounce or another automatic notice)",
    emptyLogin: "a login with an empty name was accepted",
    noLogin: "none, the client did not log in",
    login: ({ account, method }) => (method === undefined ? account : `${account} (${method})`),
    helo: ({ client, helo }) => `${client}, calls itself ${helo}`,
    localUser: ({ user, uid }) => {
      if (user === undefined) return uid === undefined ? "not logged" : `uid ${uid}`;
      return uid === undefined ? user : `${user} (uid ${uid})`;
    },
    attempts: (n, f) => f.plural(n, { one: "# attempt", other: "# attempts" }),
    origTo: ({ address, origTo }) => `${address}, addressed as ${origTo}`,
    noticeTo: ({ notice, queueId, recipient }) =>
      recipient === null ? `${notice} ${queueId}` : `${notice} ${queueId} to ${recipient}`,
    noticeOf: ({ notice, queueId, sender }) =>
      sender === null
        ? `${notice} for message ${queueId}`
        : `${notice} for message ${queueId} from ${sender}`,
    hop: ({ from, to, by }) => `${from} -> ${to} (${by})`,
    unknownTime: "time unknown",
  },
  recipientStates: {
    delivered: "delivered",
    deferred: "deferred",
    bounced: "bounced",
    expired: "given up",
    discarded: "discarded",
    rejected: "refused",
    deleted: "deleted",
    "passed-on": "passed on",
    unknown: "no attempt seen",
  },
  joins: {
    first: "handed in",
    "queued-as": "the next hop's reply names the id",
    "filter-verdict": "the content filter names both ids",
    "orig-queue-id": "the content filter passes the id on (XFORWARD)",
    "forwarded-as": "forwarded locally",
    "message-id": "same Message-ID, handed back by a local program",
  },
  notices: {
    "non-delivery": "bounce",
    delay: "delay notice",
    "delivery-status": "delivery report",
    postmaster: "notice to the postmaster",
    answer: "automatic answer",
  },
  handling: {
    held: "put on hold",
    released: "released",
    requeued: "queued again",
    frozen: "frozen",
    thawed: "thawed",
    deleted: "deleted",
    discarded: "discarded",
    "header-action": "header or body check",
    "milter-action": "milter",
    "filter-verdict": "content filter",
    signature: "signature",
    "delivery-error": "delivery error",
    reject: "refused",
  },
  ends: {
    removed: "done, left the queue",
    expired: "given up after the queue lifetime",
    deleted: "deleted from the queue by the administrator",
    discarded: "discarded",
    rejected: "refused, never accepted",
    unknown: "not in the evidence: the log ends before the message does",
  },
  stillQueued: {
    deferred: "still in the queue, deferred",
    held: "still in the queue, on hold",
    frozen: "still in the queue, frozen",
  },
};
