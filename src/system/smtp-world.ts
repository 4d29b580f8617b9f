import { promises as dns } from "node:dns";
import { connect as connectTcp, isIP } from "node:net";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { connect as connectTls } from "node:tls";
import type { TLSSocket } from "node:tls";
import type {
  Conversation,
  DialFailure,
  DialOptions,
  SmtpAddress,
  SmtpWorld,
  TlsFacts,
} from "../core/smtp-world.ts";
import { ownAddresses } from "./own-addresses.ts";

/** The network of this machine, for `probe`. */
export function createSmtpWorld(): SmtpWorld {
  return {
    dial,
    resolve,
    reverse: async (ip) => await dns.reverse(ip).catch(() => []),
    ownAddresses,
    nowMs: () => Date.now(),
    wait: async (ms) => await sleep(ms),
  };
}

async function resolve(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  const found = await dns.lookup(host, { all: true }).catch(() => []);
  return found.toSorted((a, b) => a.family - b.family).map(({ address }) => address);
}

async function dial(
  { ip, port }: SmtpAddress,
  { timeoutMs, source }: DialOptions,
): Promise<Conversation | DialFailure> {
  return await new Promise((done) => {
    const socket = connectTcp({
      host: ip,
      port,
      ...(source !== undefined && { localAddress: source }),
    });
    const late = setTimeout(() => fail("timeout"), timeoutMs);
    const fail = (failure: DialFailure["failure"]): void => {
      clearTimeout(late);
      socket.destroy();
      done({ failure });
    };
    socket.once("error", (error: NodeJS.ErrnoException) =>
      fail(error.code === "ECONNREFUSED" ? "refused" : "unreachable"),
    );
    socket.once("connect", () => {
      clearTimeout(late);
      socket.removeAllListeners("error");
      done(converse(socket));
    });
  });
}

/** What has been read and not asked for: a server may talk faster than it is listened to, and then has to wait. */
const BUFFERED_BYTES = 65_536;

function converse(first: Socket): Conversation {
  let socket = first;
  let buffered = Buffer.alloc(0);
  let isClosed = false;
  let wake: (() => void) | undefined;
  const onData = (chunk: Buffer): void => {
    buffered = Buffer.concat([buffered, chunk]);
    if (buffered.length > BUFFERED_BYTES) socket.pause();
    wake?.();
  };
  const onEnd = (): void => {
    isClosed = true;
    wake?.();
  };
  const attach = (to: Socket): void => {
    to.on("data", onData);
    to.on("close", onEnd);
    to.on("end", onEnd);
    to.on("error", onEnd);
  };
  attach(socket);
  return {
    localAddress: first.localAddress ?? "",
    remoteAddress: first.remoteAddress ?? "",
    send: (text) => void (isClosed || socket.write(text, "latin1")),
    read: async (timeoutMs) => {
      if (buffered.length === 0 && !isClosed) {
        const late = setTimeout(() => wake?.(), timeoutMs);
        await new Promise<void>((woken) => (wake = woken));
        clearTimeout(late);
        wake = undefined;
      }
      if (buffered.length === 0) return isClosed ? "closed" : "timeout";
      const bytes = buffered;
      buffered = Buffer.alloc(0);
      socket.resume();
      return bytes;
    },
    secure: async (serverName, timeoutMs) => {
      first.off("data", onData);
      buffered = Buffer.alloc(0);
      const secured = await handshake(first, serverName, timeoutMs);
      if ("problem" in secured) return secured;
      socket = secured.socket;
      attach(socket);
      return secured.facts;
    },
    close: () => first.destroy(),
  };
}

async function handshake(
  socket: Socket,
  serverName: string,
  timeoutMs: number,
): Promise<
  { readonly socket: TLSSocket; readonly facts: TlsFacts } | { readonly problem: string }
> {
  return await new Promise((done) => {
    const secured = connectTls({
      socket,
      // An address is no server name (RFC 6066 3).
      ...(isIP(serverName) === 0 && { servername: serverName }),
      // What is wrong with the certificate is to be told, not to end the conversation.
      rejectUnauthorized: false,
      minVersion: "TLSv1",
    });
    const late = setTimeout(() => fail("timeout"), timeoutMs);
    const fail = (problem: string): void => {
      clearTimeout(late);
      secured.destroy();
      done({ problem });
    };
    secured.once("error", (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
    secured.once("close", () => fail("closed"));
    secured.once("secureConnect", () => {
      clearTimeout(late);
      secured.removeAllListeners("error");
      done({ socket: secured, facts: factsOf(secured) });
    });
  });
}

function factsOf(socket: TLSSocket): TlsFacts {
  const certificate = socket.getPeerCertificate();
  const expiresMs = Date.parse(certificate.valid_to ?? "");
  const names = certificate.subjectaltname ?? certificate.subject?.CN ?? "";
  return {
    protocol: socket.getProtocol() ?? "",
    cipher: socket.getCipher().name,
    names: String(names)
      .split(/,\s*/)
      .filter((name) => name !== "")
      .map((name) => name.replace(/^DNS:/, "")),
    ...(!socket.authorized && { distrust: String(socket.authorizationError) }),
    ...(!Number.isNaN(expiresMs) && { expiresAt: new Date(expiresMs).toISOString() }),
  };
}
