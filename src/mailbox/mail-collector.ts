import type { BounceMessage, MailPlace } from "./bounce-message.ts";
import { looksLikeMail } from "./looks-like-mail.ts";
import { HostLearner } from "./our-hosts.ts";
import { parseReturnedMail } from "./parse-returned-mail.ts";

/** What a number of messages turned out to be. */
export interface CollectedMail {
  /** In the order in which they were taken. */
  readonly bounces: readonly BounceMessage[];
  /** Bounces beyond the limit: counted only. */
  readonly bouncesLeftOut: number;
  /** Everything that is a message, bounces included. */
  readonly messages: number;
  readonly autoReplies: number;
  /** Messages of which only the beginning was read. */
  readonly cut: number;
  /** Index files, message parts and what else is no message. */
  readonly otherFiles: number;
  /** Names of the hosts that deliver into this mailbox, for `tracePassage`. */
  readonly hostNames: ReadonlySet<string>;
}

/** Everything that tells what a bounce is about stands in its beginning; big attachments follow after it. */
export const MESSAGE_BYTES_MAX = 256 * 1024;
/** Memory: some 4 KB each. The incident of seed 000 left 11,589 in one mailbox. */
const BOUNCES_MAX = 200_000;

/** Reads messages one by one, wherever they come from, and keeps the facts of the bounces among them. */
export class MailCollector {
  readonly #learner = new HostLearner();
  readonly #bounces: BounceMessage[] = [];
  #bouncesLeftOut = 0;
  #messages = 0;
  #autoReplies = 0;
  #cut = 0;
  #otherFiles = 0;

  get messages(): number {
    return this.#messages;
  }

  /** Takes the beginning of a file (at most `MESSAGE_BYTES_MAX`); one that is no message is only counted. */
  take(bytes: Buffer, place: MailPlace, sizeBytes: number): void {
    if (!looksLikeMail(bytes)) {
      this.#otherFiles += 1;
      return;
    }
    this.#messages += 1;
    const isCut = sizeBytes > bytes.length;
    if (isCut) this.#cut += 1;
    const mail = parseReturnedMail(bytes.toString("latin1"), place, isCut);
    this.#learner.add(mail.kind === "returned" ? mail.message.hops : mail.hops);
    if (mail.kind === "auto-reply") this.#autoReplies += 1;
    if (mail.kind !== "returned") return;
    // A copy: a piece of a string keeps the whole message in memory.
    if (this.#bounces.length < BOUNCES_MAX) this.#bounces.push(structuredClone(mail.message));
    else this.#bouncesLeftOut += 1;
  }

  collected(): CollectedMail {
    return {
      bounces: this.#bounces,
      bouncesLeftOut: this.#bouncesLeftOut,
      messages: this.#messages,
      autoReplies: this.#autoReplies,
      cut: this.#cut,
      otherFiles: this.#otherFiles,
      hostNames: this.#learner.names(),
    };
  }
}
