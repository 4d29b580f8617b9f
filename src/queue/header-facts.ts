import { decodeWords } from "./decode-words.ts";
import { isRedacted } from "../core/mail-address.ts";
import type { MessageDraft } from "../core/queued-message.ts";

const SUBJECT_MAX_LENGTH = 1_000;
/** Header lines looked at of one message; a longer header is somebody's attack. */
export const HEADER_LINES_MAX = 2_000;

/** `by HOST (Postfix, from userid 33)`: the uppermost `Received` is our own, those below anybody wrote. */
const FROM_USERID = /^by \S+ \([^()]{0,80}, from userid (\d{1,10})\)/;
/**
 * What Postfix wrote of a login: `ESMTPA` (RFC 3848), and the name where it is told to (smtpd_sasl_authenticated_header).
 */
const LOGIN_PROTOCOL =
  /\bby \S{1,255} \([^()]{1,80}\) with (?:UTF8)?E?SMTPS?A id ([0-9A-Za-z]{6,30})(?:;| |$)/;
const LOGIN_NAME = /\(Authenticated sender: ([^()]{1,320})\)/;
const RECEIVED_MAX = 20;
const WANTED = /^(?:subject|message-id|x-php-originating-script|received):/i;

/** Collects what is wanted of a message's header, line by line. */
export class HeaderFacts {
  #unfolded = "";
  #received = 0;
  /** By queue id: the login of a message under it, `""` where the name is not told. */
  readonly #logins = new Map<string, string>();
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
    this.#putLogin(draft);
    if (!submittedHere) return;
    if (this.#uid !== undefined) draft.uid ??= this.#uid;
    if (this.#script !== undefined) {
      const found = /^(\d{1,10}):(.*)$/s.exec(this.#script);
      draft.script =
        found === null ? { file: this.#script } : { file: found[2] ?? "", uid: Number(found[1]) };
    }
  }

  /**
   * Behind a content filter the attributes say nothing of the login, but the header that Postfix wrote before the filter
   * does. Whoever sends cannot write it himself: he would have to know the id that his message is going to have.
   */
  #putLogin(draft: MessageDraft): void {
    const login = this.#logins.get(draft.origQueueId ?? "");
    if (login === undefined || draft.account !== undefined) return;
    if (login === "" || isRedacted(login)) draft.hiddenLogin = true;
    else draft.account = login;
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
        this.#takeReceived(value);
      }
    }
  }

  #takeReceived(value: string): void {
    this.#received += 1;
    if (this.#received > RECEIVED_MAX) return;
    const userid = this.#received === 1 ? FROM_USERID.exec(value) : null;
    if (userid !== null) this.#uid = Number(userid[1]);
    const id = LOGIN_PROTOCOL.exec(value)?.[1];
    if (id !== undefined) this.#logins.set(id, LOGIN_NAME.exec(value)?.[1] ?? "");
  }
}
