import { createSocket } from "node:dgram";
import { connect, isIPv6 } from "node:net";

export interface DnsServerAddress {
  readonly ip: string;
  readonly port: number;
}

/** Whether these bytes are the answer that is waited for. */
export type Accepts<Answer> = (bytes: Buffer) => Answer | undefined;

/**
 * Sends a question over UDP and gives the first answer that is accepted; undefined when none came in time. The socket
 * is new, so its port is random, and connected, so only the server can answer: a forger has to guess id and port.
 */
export function askByUdp<Answer>(
  server: DnsServerAddress,
  question: Buffer,
  accepts: Accepts<Answer>,
  timeoutMs: number,
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(server.ip) ? "udp6" : "udp4");
    let isOpen = true;
    const finish = (answer: Answer | undefined): void => {
      if (!isOpen) return;
      isOpen = false;
      clearTimeout(timer);
      socket.close();
      resolve(answer);
    };
    const timer = setTimeout(() => finish(undefined), timeoutMs);
    socket.on("error", () => finish(undefined));
    socket.on("message", (bytes) => {
      const answer = accepts(bytes);
      if (answer !== undefined) finish(answer);
    });
    socket.connect(server.port, server.ip, () => {
      if (isOpen) socket.send(question);
    });
  });
}

/** A message over TCP has two bytes for its length (RFC 1035 4.2.2): that bounds it. */
const LENGTH_BYTES = 2;

/** The same over TCP, for answers that did not fit. What comes after the first message is not read. */
export function askByTcp<Answer>(
  server: DnsServerAddress,
  question: Buffer,
  accepts: Accepts<Answer>,
  timeoutMs: number,
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const socket = connect(server.port, server.ip);
    const chunks: Buffer[] = [];
    let received = 0;
    const finish = (answer: Answer | undefined): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => finish(undefined), timeoutMs);
    socket.on("error", () => finish(undefined));
    socket.on("close", () => finish(undefined));
    socket.on("connect", () => {
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt16BE(question.length);
      socket.write(Buffer.concat([length, question]));
    });
    socket.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      received += chunk.length;
      if (received < LENGTH_BYTES) return;
      const bytes = Buffer.concat(chunks);
      const end = LENGTH_BYTES + bytes.readUInt16BE(0);
      if (bytes.length >= end) finish(accepts(bytes.subarray(LENGTH_BYTES, end)));
    });
  });
}
