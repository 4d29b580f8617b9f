import { connect } from "node:net";

export interface LoadOptions {
  readonly port: number;
  readonly connections: number;
  readonly requests: number;
  /** Requests before the measuring. */
  readonly warmup: number;
  /** Different accounts, taken in turn. */
  readonly accounts: number;
  /** Of this run alone: a message that was asked about before is answered without work. */
  readonly run: string;
}

export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Replies by their first word. */
  readonly replies: Readonly<Record<string, number>>;
}

const WAIT_MS = 20_000;

/**
 * Asks as Postfix does: connections that stay, on each one question at a time, at END-OF-MESSAGE. Throws when a
 * connection ends or an answer is late: a server that gives up must not win.
 */
export async function loadPolicyServer(options: LoadOptions): Promise<LoadResult> {
  const latencies = new Float64Array(options.requests);
  const replies: Record<string, number> = {};
  let next = 0;
  let startedMs = 0;
  const total = options.warmup + options.requests;
  const ask = (done: () => void, failed: (error: Error) => void): void => {
    const socket = connect(options.port, "127.0.0.1");
    socket.setNoDelay(true).setEncoding("latin1");
    let mine = -1;
    let askedMs = 0;
    const send = () => {
      mine = next;
      next += 1;
      if (mine >= total) {
        socket.removeAllListeners("close");
        socket.destroy();
        done();
        return;
      }
      if (mine === options.warmup) startedMs = performance.now();
      askedMs = performance.now();
      socket.write(requestText(mine, options), "latin1");
    };
    let got = "";
    socket.setTimeout(WAIT_MS, () => failed(new Error("no answer in time")));
    socket.on("connect", send);
    socket.on("error", failed);
    socket.on("close", () => failed(new Error("the server closed the connection")));
    socket.on("data", (chunk: string) => {
      got += chunk;
      if (!got.endsWith("\n\n")) return;
      if (mine >= options.warmup) {
        latencies[mine - options.warmup] = performance.now() - askedMs;
        const word = /^action=(\S+)/.exec(got)?.[1] ?? "none";
        replies[word] = (replies[word] ?? 0) + 1;
      }
      got = "";
      send();
    });
  };
  await Promise.all(
    Array.from(
      { length: options.connections },
      () => new Promise<void>((done, failed) => ask(done, failed)),
    ),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  const sorted = latencies.sort();
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    requestsPerSecond: Math.round(options.requests / seconds),
    p50Ms: rounded(at(0.5)),
    p99Ms: rounded(at(0.99)),
    replies,
  };
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}

/** The attributes of Postfix 3.8, of a message with one recipient. */
function requestText(number: number, { accounts, run }: LoadOptions): string {
  const account = `user${number % accounts}@tenant${number % 50}.example`;
  const host = `host${number % accounts}.isp.example`;
  return [
    "request=smtpd_access_policy",
    "protocol_state=END-OF-MESSAGE",
    "protocol_name=ESMTP",
    `client_address=198.51.100.${number % 250}`,
    `client_name=${host}`,
    "client_port=40000",
    `reverse_client_name=${host}`,
    "server_address=192.0.2.10",
    "server_port=587",
    `helo_name=${host}`,
    `sender=${account}`,
    `recipient=someone${number % 977}@far.example`,
    "recipient_count=1",
    `queue_id=4${number.toString(16).toUpperCase().padStart(8, "0")}Z1`,
    `instance=${run}.${number.toString(16)}.7f.0`,
    "size=4321",
    "etrn_domain=",
    "stress=",
    "sasl_method=PLAIN",
    `sasl_username=${account}`,
    "sasl_sender=",
    "ccert_subject=",
    "ccert_issuer=",
    "ccert_fingerprint=",
    "ccert_pubkey_fingerprint=",
    "encryption_protocol=TLSv1.3",
    "encryption_cipher=TLS_AES_256_GCM_SHA384",
    "encryption_keysize=256",
    "policy_context=submission",
    "compatibility_level=3.6",
    "mail_version=3.8.0",
    "",
    "",
  ].join("\n");
}
