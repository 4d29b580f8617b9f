import { chmodSync, lstatSync, unlinkSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { type ListenAddress, listenAddressText } from "./listen-address.ts";

/** One accepted connection. */
export interface Peer {
  write(text: string): void;
  end(): void;
}

export interface PeerHandler {
  data(chunk: Buffer): void;
  closed(): void;
}

export interface Listening {
  /** With the port that was given where any would do. */
  readonly address: ListenAddress;
  /** Stops listening and ends what is connected. */
  close(): Promise<void>;
}

/** A mail server keeps a connection for each of its processes; Node's own limit of waiting ones, 511, is kept. */
const CONNECTIONS_MAX = 4096;
/** Postfix ends an idle connection after 300 s (smtpd_policy_service_max_idle), any after 1,000 s. */
const IDLE_MS = 20 * 60_000;
const BACKLOG = 1024;
/** The mail server's group may ask, nobody else. */
const SOCKET_MODE = 0o660;

/** Listens on a TCP port or a unix socket. Throws the system's error where it cannot. */
export async function listenSocket(
  address: ListenAddress,
  accept: (peer: Peer) => PeerHandler,
): Promise<Listening> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    serve(socket, accept, () => sockets.delete(socket));
  });
  server.maxConnections = CONNECTIONS_MAX;
  const bound = await claimAddress(server, address);
  return {
    address: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/**
 * Lets a server listen there, the mail server's group admitted; gives the address with the port that was found for
 * port 0. Throws the system's error.
 */
export async function claimAddress(server: Server, address: ListenAddress): Promise<ListenAddress> {
  if (address.kind === "unix") await removeStale(address);
  await started(server, address);
  if (address.kind === "unix") {
    chmodSync(address.path, SOCKET_MODE);
    return address;
  }
  const bound = server.address();
  return bound !== null && typeof bound === "object" ? { ...address, port: bound.port } : address;
}

function serve(socket: Socket, accept: (peer: Peer) => PeerHandler, gone: () => void): void {
  const handler = accept({
    write: (text) => {
      socket.write(text, "latin1");
    },
    end: () => {
      socket.destroy();
    },
  });
  socket.setTimeout(IDLE_MS, () => socket.destroy());
  socket.on("data", (chunk) => {
    if (typeof chunk !== "string") handler.data(chunk);
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", () => {
    gone();
    handler.closed();
  });
}

function started(server: Server, address: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    const done = () => {
      server.off("error", reject);
      // Later errors (no file descriptor left) concern one connection; the server goes on.
      server.on("error", () => undefined);
      resolve();
    };
    if (address.kind === "unix") server.listen({ path: address.path, backlog: BACKLOG }, done);
    else server.listen({ host: address.host, port: address.port, backlog: BACKLOG }, done);
  });
}

/** A socket that a killed daemon left behind; one that somebody answers on is not touched. */
async function removeStale({ path }: { readonly path: string }): Promise<void> {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isSocket()) throw new Error(`${path} is there already and is no socket`);
  const isAlive = await new Promise<boolean>((resolve) => {
    const probe = connect(path);
    probe.once("connect", () => {
      probe.destroy();
      resolve(true);
    });
    probe.once("error", () => resolve(false));
  });
  if (isAlive) throw new Error(`${listenAddressText({ kind: "unix", path })} is in use`);
  unlinkSync(path);
}
