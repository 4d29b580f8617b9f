import { decodeWords } from "./decode-words.ts";
import type { MessageDraft } from "../core/queued-message.ts";

const SUBJECT_MAX_LENGTH = 1_000;
/** Header lines looked at of one message; a longer header is somebody's attack. */
export const HEADER_LINES_MAX = 2_000;

/** `by HOST (Postfix, from userid 33)`: the uppermost `Received` is our own, those below anybody wrote. */
const FROM_USERID = /^by \S+ \([^()]{0,80}, from userid (\d{1,10})\)/;
const WANTED = /^(?:subject|message-id|x-php-originating-script|received):/i;

/** Collects what is wanted of a message's header, line by line. */
export class HeaderFacts {
  #unfolded = "";
  #receivedSeen = false;
  #subject: string | undefined;
  #messageId: string | undefined;
  #script: string | undefined;
  #uid: number | undefined;

  /** One header line without its line end, folded ones as they come. */
  add(line: string): void {
    if (/^[ \t]/.test(line)) {
      if (this.#unfolded !== "" && this.#unfolded.length < SUBJECT_MAX_LENGTH * 4) {
        this.#unfolded += ` ${line.trim()}`;
      }
      return;
    }
    this.#take();
    if (WANTED.test(line)) this.#unfolded = line.slice(0, SUBJECT_MAX_LENGTH * 4);
  }

  /** True when `pickup` wrote the uppermost `Received`: a local user submitted the message. */
  isFromUser(): boolean {
    this.#take();
    return this.#uid !== undefined;
  }

  /**
   * Puts the facts into the message. `submittedHere`: by a program on this machine, without SMTP. Only then does
   * `X-PHP-Originating-Script` count, and user ids: who sends by SMTP, a content filter included, writes what he likes.
   */
  putInto(draft: MessageDraft, submittedHere: boolean): void {
    this.#take();
    if (this.#subject !== undefined) draft.subject = this.#subject;
    if (this.#messageId !== undefined) draft.messageId = this.#messageId;
    if (!submittedHere) return;
    if (this.#uid !== undefined) draft.uid ??= this.#uid;
    if (this.#script !== undefined) {
      const found = /^(\d{1,10}):(.*)$/s.exec(this.#script);
      draft.script =
        found === null ? { file: this.#script } : { file: found[2] ?? "", uid: Number(found[1]) };
    }
  }

  #take(): void {
    if (this.#unfolded === "") return;
    const colon = this.#unfolded.indexOf(":");
    const name = this.#unfolded.slice(0, colon).toLowerCase();
    const value = this.#unfolded.slice(colon + 1).trim();
    this.#unfolded = "";
    switch (name) {
      case "subject":
        this.#subject ??= decodeWords(value).slice(0, SUBJECT_MAX_LENGTH);
        break;
      case "message-id":
        this.#messageId ??= value.replace(/^<(.*)>$/s, "$1").slice(0, SUBJECT_MAX_LENGTH);
        break;
      case "x-php-originating-script":
        this.#script ??= value.slice(0, SUBJECT_MAX_LENGTH);
        break;
      default: {
        if (this.#receivedSeen) return;
        this.#receivedSeen = true;
        const userid = FROM_USERID.exec(value);
        if (userid !== null) this.#uid = Number(userid[1]);
      }
    }
  }
}
