import type { AcceptFrom, Attempt, MailSink } from "../../core/mail-sink.ts";
import type { Traffic } from "../../core/traffic.ts";
import { ReplyClasses } from "./reply-classes.ts";

/** What all lexers work on: where they tell what they read, and the objects they fill again for every line. */
export interface LexerContext {
  readonly traffic: Traffic;
  readonly sink: MailSink;
  readonly replies: ReplyClasses;
  readonly attempt: Attempt;
  readonly from: AcceptFrom;
  /** Seed for hashes of recipients. */
  readonly seed: number;
}

export function createLexerContext(traffic: Traffic, sink: MailSink, seed: number): LexerContext {
  return {
    traffic,
    sink,
    replies: new ReplyClasses(seed),
    attempt: {
      outcome: 0,
      route: 0,
      recipientHash: 0,
      recipientDomain: 0,
      domainStart: 0,
      domainEnd: 0,
      replyClass: 0,
      forwarded: false,
      throughSrs: false,
      relay: 0,
      nextIdStart: 0,
      nextIdEnd: 0,
    },
    from: { client: 0, clientName: 0, account: 0, submitter: 0, directory: 0, loopback: false },
    seed,
  };
}
