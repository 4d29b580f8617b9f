import { createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { probeHost } from "../../src/app/probe-host.ts";
import { createSmtpWorld } from "../../src/system/smtp-world.ts";

/** Servers that do not want to be probed. Limits are small, so that nobody waits for what must end anyway. */
const LIMITS = { connectMs: 500, replyMs: 400, tlsMs: 400, paceMs: 0, runMs: 4_000 };

const started: { server: Server; sockets: Set<Socket> }[] = [];
afterEach(() => {
  for (const { server, sockets } of started.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

async function startServer(talk: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    talk(socket);
  });
  started.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** Writes again and again until the other side has gone. */
function repeat(socket: Socket, text: string, everyMs: number): void {
  const timer = setInterval(() => socket.write(text), everyMs);
  socket.on("close", () => clearInterval(timer));
}

/** Answers each command by its verb; `-` for all others. */
function answering(replies: Readonly<Record<string, string>>): (socket: Socket) => void {
  return (socket) => {
    socket.write("220 mail.example.org ESMTP\r\n");
    socket.on("data", (chunk) => {
      for (const line of chunk.toString("latin1").split("\r\n").slice(0, -1)) {
        const verb = line.slice(0, 4).toUpperCase();
        socket.write(`${replies[verb] ?? replies["-"] ?? "250 ok"}\r\n`);
      }
    });
  };
}

const CASES: readonly { name: string; talk: (socket: Socket) => void; doubt: string }[] = [
  {
    name: "a banner without end",
    talk: (socket) => repeat(socket, "220-welcome to a very long banner\r\n".repeat(200), 20),
    doubt: "endless-reply",
  },
  { name: "one byte at a time", talk: (socket) => repeat(socket, "2", 100), doubt: "no-answer" },
  {
    name: "a line of 10 MB",
    talk: (socket) => void socket.write(`220 ${"x".repeat(10_000_000)}`),
    doubt: "endless-line",
  },
  { name: "silence", talk: () => {}, doubt: "no-answer" },
  { name: "a hang-up", talk: (socket) => socket.destroy(), doubt: "closed" },
  {
    name: "another protocol",
    talk: (socket) => void socket.write("SSH-2.0-OpenSSH_9.2\r\n"),
    doubt: "not-smtp",
  },
  {
    name: "control characters",
    talk: (socket) => void socket.write("\u001b[2J\u0007\r\n"),
    doubt: "not-smtp",
  },
  {
    name: "an EHLO without end",
    talk: answering({ EHLO: "250-x\r\n".repeat(5_000) }),
    doubt: "endless-reply",
  },
];

test.each(CASES)("$name ends in time, with the reason", async ({ talk, doubt }) => {
  const port = await startServer(talk);
  const probed = await probeHost(
    { host: "127.0.0.1", port, isOwn: false, domain: "example.org", limits: LIMITS },
    createSmtpWorld(),
  );
  if ("kind" in probed) throw new Error(probed.kind);
  expect(probed.answers.relayUnauthenticated[0]).toMatchObject({ answer: "depends", doubt });
  expect(probed.open).toEqual([]);
});

test("what EHLO offers is not believed: the handshake and the login count", async () => {
  const port = await startServer(
    answering({
      EHLO: "250-mail.example.org\r\n250-STARTTLS\r\n250-AUTH PLAIN\r\n250 XCLIENT NAME ADDR",
      STAR: "220 go ahead\r\nthis is no TLS at all",
      AUTH: "535 5.7.8 no",
      XCLI: "550 5.7.0 not allowed",
      RCPT: "554 5.7.1 Relay access denied",
      VRFY: "252 2.0.0 perhaps",
      EXPN: "502 5.5.1 no",
    }),
  );
  const probed = await probeHost(
    { host: "127.0.0.1", port, isOwn: false, domain: "example.org", limits: LIMITS },
    createSmtpWorld(),
  );
  if ("kind" in probed) throw new Error(probed.kind);
  expect(probed.answers.startTls[0]?.answer).toBe("no");
  expect(probed.answers.authBypass[0]?.answer).not.toBe("yes");
  expect(probed.answers.relayUnauthenticated[0]?.answer).toBe("no");
  const codes = probed.findings.map(({ code }) => code);
  expect(codes).toContain("probe.starttls-broken");
  expect(codes).not.toContain("probe.xclient");
});

test("a server that accepts everything and does nothing is said to accept, and no more", async () => {
  const port = await startServer(answering({ EHLO: "250 mail.example.org", "-": "250 ok" }));
  const probed = await probeHost(
    { host: "127.0.0.1", port, isOwn: false, domain: "example.org", limits: LIMITS },
    createSmtpWorld(),
  );
  if ("kind" in probed) throw new Error(probed.kind);
  // We are the server itself: what it lets us do says nothing about strangers.
  expect(probed.answers.relayUnauthenticated[0]).toMatchObject({
    answer: "depends",
    doubt: "trusted-vantage",
  });
  expect(probed.answers.forgeTrusted[0]?.answer).toBe("yes");
});

test("a server of somebody else is not touched", async () => {
  const dialled: string[] = [];
  const world = createSmtpWorld();
  const refused = await probeHost(
    { host: "mail.example.org", isOwn: false },
    {
      ...world,
      resolve: async () => ["198.51.100.25"],
      dial: async ({ ip }) => {
        dialled.push(ip);
        return { failure: "unreachable" };
      },
    },
  );
  expect(refused).toEqual({ kind: "not-own", ip: "198.51.100.25" });
  expect(dialled).toEqual([]);
});
