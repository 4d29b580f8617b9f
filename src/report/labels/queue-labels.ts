import type { Grouping } from "../../core/queue-group.ts";
import type { QueueProblem } from "../../core/queue-problem.ts";
import type { QueueName } from "../../core/queued-message.ts";
import type { Formats } from "../formats.ts";

/** What a reader sees around a mail queue. */
export interface QueueLabels {
  /** Last line of a list: how many of how many messages, and recipients that wait. */
  total(values: { shown: number; messages: number; recipients: number }, f: Formats): string;
  /** Nothing fits the filter, or the queue is empty. */
  nothing(values: { messages: number }, f: Formats): string;
  noSuchMessage(values: { queueId: string; messages: number }, f: Formats): string;
  /** `Message 3B7085E038D` */
  message(queueId: string): string;
  moreRecipients(count: number, f: Formats): string;
  moreGroups(count: number, f: Formats): string;
  readonly queues: Record<QueueName, string>;
  readonly groupings: Record<Grouping, string>;
  readonly columns: {
    readonly queueId: string;
    readonly queue: string;
    readonly arrived: string;
    readonly size: string;
    readonly account: string;
    readonly client: string;
    readonly sender: string;
    readonly recipients: string;
    readonly messages: string;
    readonly bounces: string;
    readonly oldest: string;
    readonly newest: string;
  };
  readonly facts: {
    readonly origQueueId: string;
    readonly method: string;
    readonly origClient: string;
    readonly helo: string;
    readonly protocol: string;
    readonly localUser: string;
    readonly script: string;
    readonly reason: string;
    readonly subject: string;
    readonly messageId: string;
    readonly source: string;
    readonly damage: string;
  };
  readonly values: {
    /** `<>`, the sender of bounces. */
    readonly nullSender: string;
    /** The login that an empty name got. */
    readonly emptyLogin: string;
    /** The message has no such thing. */
    readonly none: string;
    /** The evidence does not say. */
    readonly unknown: string;
    /** Too many different ones to be told apart. */
    readonly other: string;
    /** `12 of 50 wait` */
    waiting(values: { waiting: number; total: number }, f: Formats): string;
    /** Delivered, bounced or withdrawn. */
    readonly done: string;
    /** Minutes of a group of ages: `under 5 minutes`, `1,280 minutes and more` */
    youngerThan(minutes: number, f: Formats): string;
    olderThan(minutes: number, f: Formats): string;
    /** An arrival counted back from an age. */
    about(values: { at: string }): string;
  };
  /** After the name of a file and a colon. */
  readonly problems: Record<QueueProblem["code"], string>;
  problem(values: { source: string; text: string }): string;
  moreProblems(count: number, f: Formats): string;
}
