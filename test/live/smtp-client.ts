import { connect as connectTcp } from "node:net";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { connect as connectTls } from "node:tls";
import { LineQueue } from "./line-queue.ts";

export interface SmtpReply {
  readonly code: number;
  /** Without code; lines joined by a line feed. */
  readonly text: string;
}

export interface SmtpClientOptions {
  /** The address of the client: any of the networks in `enter-namespace.sh`. */
  readonly from: string;
  /** Default 192.0.2.10. */
  readonly host?: string;
  /** Default 25. */
  readonly port?: number;
  readonly helo?: string;
  /** Speaks TLS from the first byte. */
  readonly implicitTls?: boolean;
  /** First line of all, for servers that expect the PROXY protocol. */
  readonly proxyLine?: string;
  /** Hangs up when the server is silent for so long; default: never. */
  readonly silenceMs?: number;
}

export interface Submission {
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly message: string;
}

/** What the server made of a submission. */
export interface Submitted {
  readonly at: Date;
  readonly client: string;
  readonly login: string | undefined;
  readonly sender: string;
  /** Accepted at RCPT, and with it the message; empty when the message was refused. */
  readonly accepted: readonly string[];
  readonly refused: readonly string[];
  readonly queueId: string | undefined;
  /** The last reply. */
  readonly reply: SmtpReply;
}

/** One SMTP connection of a test's client. Says what it is told and nothing else, so that a test can play everything. */
export class SmtpClient {
  readonly greeting: SmtpReply;
  readonly #options: SmtpClientOptions;
  #socket: Socket;
  #lines: LineQueue;
  #login: string | undefined;

  private constructor(
    options: SmtpClientOptions,
    socket: Socket,
    lines: LineQueue,
    greeting: SmtpReply,
  ) {
    this.#options = options;
    this.#socket = socket;
    this.#lines = lines;
    this.greeting = greeting;
  }

  /** Connects and reads the greeting, whatever it is. */
  static async connect(options: SmtpClientOptions): Promise<SmtpClient> {
    const { from, host = "192.0.2.10", port = 25, implicitTls = false, proxyLine } = options;
    const socket = await openSoon({ host, port, localAddress: from });
    const { silenceMs } = options;
    if (silenceMs !== undefined) socket.setTimeout(silenceMs, () => socket.destroy());
    if (proxyLine !== undefined) socket.write(`${proxyLine}\r\n`);
    const talking = implicitTls ? await secure(socket) : socket;
    const lines = new LineQueue(talking);
    return new SmtpClient(options, talking, lines, await readReply(lines));
  }

  async command(line: string): Promise<SmtpReply> {
    this.#socket.write(`${line}\r\n`);
    return await readReply(this.#lines);
  }

  async hello(): Promise<SmtpReply> {
    return await this.command(`EHLO ${this.#options.helo ?? "client.example"}`);
  }

  async startTls(): Promise<void> {
    mustBe(await this.command("STARTTLS"), 220);
    this.#lines.release();
    this.#socket = await secure(this.#socket);
    this.#lines = new LineQueue(this.#socket);
    await this.hello();
  }

  async login(
    user: string,
    password: string,
    method: "PLAIN" | "LOGIN" = "PLAIN",
  ): Promise<SmtpReply> {
    const reply =
      method === "PLAIN"
        ? await this.command(`AUTH PLAIN ${base64(`\0${user}\0${password}`)}`)
        : await this.#loginInSteps(user, password);
    if (reply.code === 235) this.#login = user;
    return reply;
  }

  async #loginInSteps(user: string, password: string): Promise<SmtpReply> {
    const asked = await this.command("AUTH LOGIN");
    if (asked.code !== 334) return asked;
    const askedAgain = await this.command(base64(user));
    return askedAgain.code === 334 ? await this.command(base64(password)) : askedAgain;
  }

  /** One message; the connection can send the next one afterwards. */
  async submit({ sender, recipients, message }: Submission): Promise<Submitted> {
    const at = new Date();
    const accepted: string[] = [];
    const refused: string[] = [];
    const result = (reply: SmtpReply): Submitted => ({
      at,
      client: this.#options.from,
      login: this.#login,
      sender,
      accepted: reply.code === 250 ? accepted : [],
      refused: reply.code === 250 ? refused : recipients,
      queueId: reply.code === 250 ? queueIdIn(reply.text) : undefined,
      reply,
    });
    const mail = await this.command(`MAIL FROM:<${sender}>`);
    if (mail.code !== 250) return result(mail);
    let last = mail;
    for (const recipient of recipients) {
      last = await this.command(`RCPT TO:<${recipient}>`);
      (last.code === 250 ? accepted : refused).push(recipient);
    }
    if (accepted.length === 0) {
      await this.command("RSET");
      return result({ ...last, code: last.code === 250 ? 554 : last.code });
    }
    const data = await this.command("DATA");
    if (data.code !== 354) return result(data);
    return result(await this.command(`${dotStuffed(message)}\r\n.`));
  }

  async quit(): Promise<void> {
    await this.command("QUIT").catch(() => undefined);
    this.hangUp();
  }

  /** Goes without a word, in the middle of whatever it is. */
  hangUp(): void {
    this.#socket.destroy();
  }
}

/** Connects, logs in if asked to, sends the messages, and leaves. */
export async function sendMail(
  options: SmtpClientOptions & {
    readonly login?: { readonly user: string; readonly password: string };
    readonly startTls?: boolean;
  },
  submissions: readonly Submission[],
): Promise<readonly Submitted[]> {
  const client = await SmtpClient.connect(options);
  try {
    await client.hello();
    if (options.startTls) await client.startTls();
    if (options.login) mustBe(await client.login(options.login.user, options.login.password), 235);
    const sent: Submitted[] = [];
    for (const submission of submissions) sent.push(await client.submit(submission));
    return sent;
  } finally {
    // A server that is reloaded keeps the process of a connection that stays open.
    await client.quit();
  }
}

/** `250 2.0.0 Ok: queued as 4Z1x...` (Postfix), `250 OK id=1adXzZ-0007sb-Pz` (Exim). */
function queueIdIn(text: string): string | undefined {
  return /(?:queued as |id=)([\w-]+)/.exec(text)?.[1];
}

function dotStuffed(message: string): string {
  return message.replace(/\r?\n/g, "\r\n").replace(/(^|\r\n)\./g, "$1..");
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");

function mustBe(reply: SmtpReply, code: number): void {
  if (reply.code !== code) throw new Error(`Expected ${code}, got ${reply.code} ${reply.text}`);
}

/** A server that reads its settings again (Exim after SIGHUP) listens anew a moment later; real clients try again. */
const REFUSED_MAX_MS = 3_000;

async function openSoon(options: Parameters<typeof open>[0]): Promise<Socket> {
  const end = Date.now() + REFUSED_MAX_MS;
  for (;;) {
    try {
      return await open(options);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ECONNREFUSED" || Date.now() > end) throw error;
      await sleep(50);
    }
  }
}

async function open(to: { host: string; port: number; localAddress: string }): Promise<Socket> {
  return await new Promise((resolve, reject) => {
    const socket = connectTcp(to);
    socket.once("connect", () => resolve(socket));
    socket.once("error", reject);
  });
}

async function secure(socket: Socket): Promise<Socket> {
  return await new Promise((resolve, reject) => {
    const tls = connectTls({ socket, rejectUnauthorized: false }, () => resolve(tls));
    tls.once("error", reject);
    tls.once("close", () => reject(new Error("closed before TLS was there")));
  });
}

async function readReply(lines: LineQueue): Promise<SmtpReply> {
  const texts: string[] = [];
  for (;;) {
    const line = await lines.next();
    if (line === undefined) return { code: 0, text: [...texts, "connection closed"].join("\n") };
    texts.push(line.slice(4));
    if (line[3] !== "-") return { code: Number(line.slice(0, 3)), text: texts.join("\n") };
  }
}
