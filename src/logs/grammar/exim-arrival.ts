import type { EventDraft } from "./event-draft.ts";
import { putEximClient, readEximHost, type EximHost } from "./exim-host.ts";

/**
 * `<= sender R=ref H=host (helo) [ip]:port I=[..]:25 U=user P=esmtpsa X=tls CV=no SNI=x A=plain:bob S=900 id=mid
 * T="subject" from <x> for a@b c@d` (Exim receive.c; log_selector decides which of them appear).
 *
 * Sender, HELO, SNI, id and subject are the client's, and any of them may spell ` A=login:victim@example.com S=1`. So the
 * fields are read one after the other, each with its own form, and a reading that does not reach the end is dropped.
 */
export function readArrival(rest: string): EventDraft | undefined {
  if (!rest.startsWith("<= ")) return undefined;
  const event: EventDraft = { kind: "accepted", flag: "<=" };
  const sender = readSender(rest, 3);
  event.from = sender.address;
  const fields = new Fields(rest, sender.end);
  fields.readInto(event);
  return event;
}

const NEXT_KEY = / (?:R|U|H|P|X|CV|A|S|id)=/g;

/** The sender may be quoted with blanks; an unquoted one with blanks (broken software) ends before the next field. */
function readSender(text: string, at: number): { readonly address: string; readonly end: number } {
  if (text.startsWith("<>", at)) return { address: "", end: at + 2 };
  let quoted = false;
  let end = at;
  while (end < text.length && (quoted || text[end] !== " ")) {
    if (text[end] === "\\" && quoted) end += 1;
    else if (text[end] === '"') quoted = !quoted;
    end += 1;
  }
  NEXT_KEY.lastIndex = end >= text.length && quoted ? at : end;
  const next = NEXT_KEY.exec(text)?.index ?? text.length;
  return { address: text.slice(at, next).trim(), end: next };
}

/** May follow the address of the client. */
const AFTER_HOST = / (?:I=\[|U=|P=|Ci=|X=|CV=|SNI=|A=|S=\d|L|K|TFO|PRX=|from |for )/y;
const PLAIN_KEY = / (R|U|I|P|X|CV|PRX|Ci|C|M8S|RT|QT|DKIM|Q|DN|SNI|S)=/y;
const BARE = / (?:L[.*-]?|K|TFO\*?|PRDR|PIPE\*?|DSN|UTF8)(?= |$)/y;
const AUTH = / A=([\w.-]{1,64})/y;
const ID = / id=/y;
const SUBJECT = / T="/y;

class Fields {
  readonly #text: string;
  #at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  readInto(event: EventDraft): void {
    while (this.#at < this.#text.length) {
      if (this.#text.startsWith(" H=", this.#at)) {
        const host = this.#readHost();
        if (host === undefined) return;
        putEximClient(event, host);
      } else if (!this.#readKey(event) && !this.#readAuth(event) && !this.#skipBare()) {
        this.#readEnd(event);
        return;
      }
    }
  }

  #readHost(): EximHost | undefined {
    const host = readEximHost(this.#text, this.#at + 3, AFTER_HOST);
    this.#at = host?.end ?? this.#text.length;
    return host;
  }

  #readKey(event: EventDraft): boolean {
    const key = this.#match(PLAIN_KEY)?.[1];
    if (key === undefined) return false;
    const value = this.#readValue();
    if (key === "R") event.origQueueId = value;
    if (key === "U") event.user = value;
    if (key === "P") event.protocol = value;
    if (key === "S" && /^\d+$/.test(value)) event.sizeBytes = Number(value);
    return true;
  }

  #readValue(): string {
    const quoted = /"(?:[^"\\]|\\.)*"/y;
    const word = /[^\s]*/y;
    const found = this.#match(quoted) ?? this.#match(word);
    return found?.[0] ?? "";
  }

  /** `A=plain`, `A=plain:bob`, `A=login:bob:sender@example.com`; an id with blanks runs to the size, which always follows. */
  #readAuth(event: EventDraft): boolean {
    const authenticator = this.#match(AUTH)?.[1];
    if (authenticator === undefined) return false;
    event.authenticator = authenticator;
    if (this.#text[this.#at] !== ":") return true;
    const end = / (?:S=\d|PRX=|K |C=|L )/g;
    end.lastIndex = this.#at;
    const stop = end.exec(this.#text)?.index ?? this.#text.length;
    const [name = "", ...sender] = this.#text.slice(this.#at + 1, stop).split(":");
    event.saslUsername = name;
    if (sender.length > 0) event.saslSender = sender.join(":");
    this.#at = stop;
    return true;
  }

  #skipBare(): boolean {
    return this.#match(BARE) !== undefined;
  }

  /** ` id=<anything> T="<anything>" from <x> for a@b c@d`: only names and texts from here on. */
  #readEnd(event: EventDraft): void {
    if (this.#match(ID) !== undefined) {
      const subject = this.#text.indexOf(' T="', this.#at);
      const recipients = this.#recipientsAt(this.#at);
      const stop = Math.min(...[subject, recipients, this.#text.length].filter((index) => index >= 0));
      event.messageId = this.#text.slice(this.#at, stop);
      this.#at = stop;
    }
    if (this.#match(SUBJECT) !== undefined) {
      const rest = /((?:[^"\\]|\\.)*)(?:"|$)/y;
      event.subject = (this.#match(rest)?.[1] ?? "").replace(/\\(["\\])/g, "$1");
    }
    const at = this.#recipientsAt(this.#at);
    if (at < 0) return;
    const recipients = splitRecipients(this.#text.slice(at + " for ".length));
    event.recipients = recipients;
    event.recipientCount = recipients.length;
  }

  /** The last ` for ` whose words are all addresses: a Message-ID can hold an earlier one. */
  #recipientsAt(from: number): number {
    const at = this.#text.lastIndexOf(" for ");
    if (at < from) return -1;
    return splitRecipients(this.#text.slice(at + 5)).every((word) => word.includes("@")) ? at : -1;
  }

  #match(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text);
    if (found === null) return undefined;
    this.#at += found[0].length;
    return found;
  }
}

function splitRecipients(text: string): string[] {
  return (text.match(/(?:"(?:[^"\\]|\\.)*"|[^\s"])+|"/g) ?? []).map((word) => word.replace(/^<(.*)>$/, "$1"));
}
