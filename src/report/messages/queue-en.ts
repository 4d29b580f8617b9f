import type { QueueLabels } from "../labels/queue-labels.ts";

export const queueEn: QueueLabels = {
  total: ({ shown, messages, recipients }, f) =>
    `${f.number(shown)} of ${f.plural(messages, { one: "# message", other: "# messages" })}, ${f.plural(recipients, { one: "# recipient waits", other: "# recipients wait" })}`,
  nothing: ({ messages }, f) =>
    `No message to show; ${f.plural(messages, { one: "# message was", other: "# messages were" })} read.`,
  noSuchMessage: ({ queueId, messages }, f) =>
    `No message ${queueId} among the ${f.plural(messages, { one: "# message", other: "# messages" })} that were read.`,
  message: (queueId) => `Message ${queueId}`,
  moreRecipients: (count, f) =>
    `... ${f.plural(count, { one: "# recipient", other: "# recipients" })} more with --format json`,
  moreGroups: (count, f) =>
    `... ${f.plural(count, { one: "# group", other: "# groups" })} more with --format json`,
  queues: {
    incoming: "incoming",
    active: "active",
    deferred: "deferred",
    hold: "on hold",
    maildrop: "maildrop",
    corrupt: "corrupt",
  },
  groupings: {
    account: "Account",
    client: "Client",
    script: "User and script",
    "sender-domain": "Sender domain",
    receiver: "Receiver",
    reason: "Reason",
    age: "Age",
  },
  columns: {
    queueId: "Queue id",
    queue: "Queue",
    arrived: "Arrived",
    size: "Size",
    account: "Account",
    client: "Client",
    sender: "Sender",
    recipients: "Recipients",
    messages: "Messages",
    bounces: "Bounces",
    oldest: "Oldest",
    newest: "Newest",
  },
  facts: {
    origQueueId: "Before the filter",
    method: "Login method",
    origClient: "Client before the filter",
    helo: "HELO",
    protocol: "Protocol",
    localUser: "Local user",
    script: "Script",
    reason: "Reason",
    subject: "Subject",
    messageId: "Message-ID",
    source: "Read from",
    damage: "Incomplete",
  },
  values: {
    nullSender: "<> (bounce)",
    emptyLogin: "(login without a name)",
    none: "(none)",
    unknown: "(not known)",
    other: "(all others)",
    waiting: ({ waiting, total }, f) => `${f.number(waiting)} of ${f.number(total)} wait`,
    done: "done",
    youngerThan: (minutes, f) => `under ${f.number(minutes)} minutes`,
    olderThan: (minutes, f) => `${f.number(minutes)} minutes and more`,
    about: ({ at }) => `about ${at}`,
  },
  problems: {
    cut: "it ends too early, so a part of the message is not known: copy it again, or look at the original",
    damaged:
      "its records contradict one another: it was damaged or forged, do not trust what it says",
    "pointer-loop": "its pointers go round in a circle: it was damaged or forged",
    "too-large": "its envelope is larger than any server writes, the rest is not read",
    "not-a-queue":
      "it is no queue file and no queue listing: name a spool folder or the output of mailq",
    "line-too-long": "a line longer than 64 MiB was left out",
    "too-many-files": "there are too many files, the rest is not read: name the queue's own folder",
    "too-deep": "the folders are nested too deeply: name the queue's own folder",
  },
  problem: ({ source, text }) => `"${source}": ${text}`,
  moreProblems: (count, f) =>
    `${f.plural(count, { one: "# more file was", other: "# more files were" })} not read as a whole: --format json marks them`,
};
