import type { AlertPayload } from "./alerts/alert-payload.ts";
import type { Containment } from "./reaction/containment.ts";
import type { ReadSecret } from "./alerts/open-channels.ts";
import type { BanWorld } from "./bans/ban-list.ts";
import type { LogWorld } from "./follow/log-world.ts";
import type { BootMoment } from "../system/boot-clock.ts";
import type { ListenAddress } from "../system/listen-address.ts";
import type { Listening, Peer, PeerHandler } from "../system/listen-socket.ts";
import type { HttpAnswer, HttpQuestion } from "../system/serve-http.ts";
import type { GuardTables } from "../store/guard-tables.ts";

/** The machine as the guard needs it. */
export interface GuardWorld {
  openTables(): GuardTables;
  listen(address: ListenAddress, accept: (peer: Peer) => PeerHandler): Promise<Listening>;
  serveHttp(
    address: ListenAddress,
    answer: (question: HttpQuestion) => Promise<HttpAnswer>,
  ): Promise<Listening>;
  /** Calls `beat` again and again; gives what stops it. */
  every(ms: number, beat: () => void): () => void;
  /** Takes messages out of the hold queue; undefined = done, else why not. */
  release(queueIds: readonly string[]): Promise<string | undefined>;
  readonly logs: LogWorld;
  readonly bans: BanWorld;
  readonly containment: Containment;
  readonly readSecret: ReadSecret;
  /** Posts an alert; undefined = delivered, else why not. */
  post(payload: AlertPayload): Promise<string | undefined>;
  /** The same for a program, the alert on its standard input. */
  runCommand(command: readonly string[], input: string): Promise<string | undefined>;
  readBootMoment(): BootMoment;
  readonly monotonicMs: () => number;
  readonly wallMs: () => number;
  /** 32 random bits. */
  randomSeed(): number;
  readonly version: string;
}
