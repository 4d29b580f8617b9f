import { createServer } from "node:net";
import type { Socket } from "node:net";
import { LineQueue } from "./line-queue.ts";

/** A message as it arrived at the far end. */
export interface Received {
  readonly at: Date;
  readonly client: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  /** Lines joined by a line feed, dots unstuffed. */
  readonly message: string;
}

/** How a receiver answers; whatever is not given is accepted. An answer of `stall` never comes. */
export interface ReceiverManners {
  readonly greeting?: (client: string) => string;
  readonly mail?: (sender: string) => string;
  readonly recipient?: (recipient: string, sender: string) => string;
  readonly message?: (received: Received) => string | Promise<string>;
}

export interface Receiver {
  readonly address: string;
  /** Everything that was accepted so far. */
  readonly received: readonly Received[];
  /** Recipients refused at RCPT, in order, each time it was tried. */
  readonly refused: readonly string[];
  /** The last reply about each recipient: to RCPT, or to the message. */
  readonly replies: ReadonlyMap<string, string>;
  /** Behaves differently from now on. */
  readonly change: (manners: ReceiverManners) => void;
  readonly stop: () => Promise<void>;
}

const OK = "250 2.0.0 Ok";

/** Starts the mail server of somebody else, on port 25 of an address such as 192.0.2.25. */
export async function startReceiver(
  address: string,
  manners: ReceiverManners = {},
  port = 25,
): Promise<Receiver> {
  let now = manners;
  const received: Received[] = [];
  const refused: string[] = [];
  const replies = new Map<string, string>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    void converse(socket, () => now, { received, refused, replies });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, resolve);
  });
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { address, received, refused, replies, change: (next) => (now = next), stop };
}

interface Memory {
  readonly received: Received[];
  readonly refused: string[];
  readonly replies: Map<string, string>;
}

async function converse(
  socket: Socket,
  manners: () => ReceiverManners,
  { received, refused, replies }: Memory,
): Promise<void> {
  const client = socket.remoteAddress ?? "";
  const lines = new LineQueue(socket);
  const say = (reply: string): void => void (reply === "stall" || socket.write(`${reply}\r\n`));
  const greeting = manners().greeting?.(client) ?? "220 receiver.example ESMTP";
  say(greeting);
  // RFC 5321 3.1: after 554 only QUIT is answered; 421 is the end.
  if (!greeting.startsWith("220")) return void socket.end();
  let sender = "";
  let recipients: string[] = [];
  for (;;) {
    const line = await lines.next();
    if (line === undefined) return;
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO" || verb === "HELO") say("250-receiver.example\r\n250 8BITMIME");
    else if (verb === "MAIL") {
      sender = pathIn(line);
      recipients = [];
      say(manners().mail?.(sender) ?? OK);
    } else if (verb === "RCPT") {
      const recipient = pathIn(line);
      const reply = manners().recipient?.(recipient, sender) ?? OK;
      (reply.startsWith("2") ? recipients : refused).push(recipient);
      replies.set(recipient, reply);
      say(reply);
    } else if (verb === "DATA") {
      if (recipients.length === 0) {
        say("554 5.5.1 No valid recipients");
        continue;
      }
      say("354 Go ahead");
      const message = await readMessage(lines);
      if (message === undefined) return;
      const mail = { at: new Date(), client, sender, recipients, message };
      const reply = (await manners().message?.(mail)) ?? OK;
      if (reply.startsWith("2")) received.push(mail);
      for (const recipient of recipients) replies.set(recipient, reply);
      say(reply);
    } else if (verb === "RSET" || verb === "NOOP") say(OK);
    else if (verb === "QUIT") {
      say("221 2.0.0 Bye");
      return void socket.end();
    } else say("502 5.5.2 Command not recognised");
  }
}

async function readMessage(lines: LineQueue): Promise<string | undefined> {
  const text: string[] = [];
  for (;;) {
    const line = await lines.next();
    if (line === undefined) return undefined;
    if (line === ".") return text.join("\n");
    text.push(line.startsWith(".") ? line.slice(1) : line);
  }
}

const pathIn = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? "";
