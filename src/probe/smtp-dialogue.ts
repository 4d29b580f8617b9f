import type { Conversation, TlsFacts } from "../core/smtp-world.ts";
import type { ProbeLimits } from "./probe-limits.ts";
import { enhancedCodeIn, parseReplyLine, replyText } from "./smtp-reply.ts";
import type { ReplyProblem, SmtpReply } from "./smtp-reply.ts";

/** `C:` what was said, `S:` what was answered. Logins are masked. */
export type DialogueLine = string;

/** What is shown of a line of a reply; servers greet with pages of law. */
const SHOWN_CHARACTERS = 300;
const SHOWN_LINES = 20;
const LF = 10;

/** One SMTP connection of a probe: says one thing, waits for the whole answer, keeps the transcript. */
export class SmtpDialogue {
  readonly #talk: Conversation;
  readonly #limits: ProbeLimits;
  readonly #nowMs: () => number;
  readonly #transcript: DialogueLine[] = [];
  #pending = Buffer.alloc(0);
  #problem: ReplyProblem | undefined;
  #tls: TlsFacts | undefined;

  constructor(talk: Conversation, limits: ProbeLimits, nowMs: () => number) {
    this.#talk = talk;
    this.#limits = limits;
    this.#nowMs = nowMs;
  }

  get transcript(): readonly DialogueLine[] {
    return this.#transcript;
  }

  get localAddress(): string {
    return this.#talk.localAddress;
  }

  /** What TLS agreed on; undefined in the clear. */
  get tls(): TlsFacts | undefined {
    return this.#tls;
  }

  /** Waits for the greeting or another reply that comes by itself. `withinMs`: less than the usual patience. */
  async listen(withinMs?: number): Promise<SmtpReply> {
    const reply = await this.#readReply(withinMs ?? this.#limits.replyMs);
    // Who was given less than the usual patience may still answer.
    if (withinMs !== undefined && reply.problem === "no-answer") this.#problem = undefined;
    this.#transcript.push(`S: ${replyText(reply).slice(0, SHOWN_CHARACTERS)}`);
    return reply;
  }

  /** Sends a line and waits for its reply. `shown` stands in the transcript instead of what must not be seen. */
  async command(line: string, shown = line): Promise<SmtpReply> {
    this.send(`${line}\r\n`, shown);
    return await this.listen();
  }

  /** Sends bytes as they are. */
  send(text: string, shown: string): void {
    this.#transcript.push(`C: ${shown}`);
    if (this.#problem === undefined) this.#talk.send(text);
  }

  /** The handshake after `220` to STARTTLS, or at once on port 465. What was read in the clear before it is thrown away. */
  async secure(serverName: string): Promise<TlsFacts | undefined> {
    this.#pending = Buffer.alloc(0);
    const facts = await this.#talk.secure(serverName, this.#limits.tlsMs);
    if ("problem" in facts) {
      this.#problem = "tls-failed";
      this.#transcript.push(`(TLS: ${facts.problem.slice(0, SHOWN_CHARACTERS)})`);
      return undefined;
    }
    this.#transcript.push(`(TLS: ${facts.protocol} ${facts.cipher})`);
    this.#tls = facts;
    return facts;
  }

  /** Leaves without having sent anything. */
  async quit(): Promise<void> {
    if (this.#problem === undefined) {
      this.#talk.send("QUIT\r\n");
      await this.#talk.read(Math.min(2_000, this.#limits.replyMs));
    }
    this.#talk.close();
  }

  async #readReply(withinMs: number): Promise<SmtpReply> {
    const end = this.#nowMs() + withinMs;
    const lines: string[] = [];
    for (let read = 0; ; read += 1) {
      const line = await this.#readLine(end);
      if (typeof line !== "string") return this.#failed(line.problem);
      const parsed = parseReplyLine(line);
      if (parsed === undefined) return this.#failed("not-smtp");
      if (read >= this.#limits.replyLines) return this.#failed("endless-reply");
      if (lines.length < SHOWN_LINES) lines.push(parsed.text.slice(0, SHOWN_CHARACTERS));
      if (!parsed.last) continue;
      const enhanced = enhancedCodeIn(parsed.text);
      return { code: parsed.code, lines, ...(enhanced !== undefined && { enhanced }) };
    }
  }

  /** Silence leaves the connection as it is; everything else ends it. */
  #failed(problem: ReplyProblem): SmtpReply {
    this.#problem = problem;
    return { code: 0, lines: [], problem };
  }

  async #readLine(end: number): Promise<string | { readonly problem: ReplyProblem }> {
    if (this.#problem !== undefined) return { problem: this.#problem };
    for (;;) {
      const at = this.#pending.indexOf(LF);
      if (at >= 0) {
        const line = this.#pending.toString("latin1", 0, at);
        this.#pending = this.#pending.subarray(at + 1);
        return line.endsWith("\r") ? line.slice(0, -1) : line;
      }
      if (this.#pending.length > this.#limits.lineBytes) return { problem: "endless-line" };
      const patience = end - this.#nowMs();
      const bytes = patience <= 0 ? "timeout" : await this.#talk.read(patience);
      if (bytes === "timeout") return { problem: "no-answer" };
      if (bytes === "closed") return { problem: "closed" };
      this.#pending = Buffer.concat([this.#pending, bytes]);
    }
  }
}
