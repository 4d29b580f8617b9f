import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { ListenAddress } from "./listen-address.ts";
import { claimAddress, type Listening } from "./listen-socket.ts";

export interface HttpQuestion {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** A header by its name in lower case; undefined where it is not there. */
  readonly header: (name: string) => string | undefined;
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly type: "application/json" | "text/plain; version=0.0.4";
  readonly body: string;
}

const BODY_BYTES_MAX = 64 << 10;
const WAIT_MS = 10_000;
/** Longer than Dovecot keeps an idle connection (10 s): else it would write into one that is just being closed. */
const IDLE_MS = 15_000;

/** Serves small questions over HTTP, on a TCP port or a unix socket. */
export async function serveHttp(
  address: ListenAddress,
  answer: (question: HttpQuestion) => Promise<HttpAnswer>,
): Promise<Listening> {
  const server = createServer(
    { requestTimeout: WAIT_MS, headersTimeout: WAIT_MS, keepAliveTimeout: IDLE_MS },
    (message, response) => {
      void handle(message, response, answer);
    },
  );
  const bound = await claimAddress(server, address);
  return {
    address: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  message: IncomingMessage,
  response: ServerResponse,
  answer: (question: HttpQuestion) => Promise<HttpAnswer>,
): Promise<void> {
  const body = await readBody(message);
  const url = URL.canParse(message.url ?? "", "http://guard")
    ? new URL(message.url ?? "", "http://guard")
    : undefined;
  const found: HttpAnswer =
    body === undefined || url === undefined
      ? { status: 400, type: "application/json", body: "{}" }
      : await answer({
          method: message.method ?? "GET",
          path: url.pathname,
          query: url.searchParams,
          header: (name) => {
            const value = message.headers[name];
            return typeof value === "string" ? value : undefined;
          },
          body,
        }).catch(() => ({ status: 500, type: "application/json" as const, body: "{}" }));
  response.writeHead(found.status, {
    "content-type": found.type,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(found.body);
}

/** Undefined for one that is too long or was cut. */
async function readBody(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > BODY_BYTES_MAX) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString("utf8");
}
