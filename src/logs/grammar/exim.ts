import type { EventDraft } from "./event-draft.ts";
import { readArrival } from "./exim-arrival.ts";
import { readEximDelivery } from "./exim-delivery.ts";
import { readEximLoginFailure } from "./exim-login-failure.ts";
import { readEximRemark } from "./exim-message.ts";
import { readEximReject } from "./exim-reject.ts";
import { readCommandLine, readEximServer, readIdentification } from "./exim-server.ts";
import { readEximSession } from "./exim-session.ts";

/** Before 4.97 `1jmFYj-00039V-QX`, since then `10HmaX-000000005vi-0000` (Exim spec ch. 3.4). */
const MESSAGE_ID =
  /([0-9A-Za-z]{6}-[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{6}-[0-9A-Za-z]{11}-[0-9A-Za-z]{4}) /y;
/** log_selector +pid. */
const PID = /\[(\d{1,10})\] /y;

/** Exim's main, reject and panic log: what follows the stamp, or the syslog head. */
export function parseExim(body: string): EventDraft | undefined {
  PID.lastIndex = 0;
  const pid = PID.exec(body);
  MESSAGE_ID.lastIndex = pid?.[0].length ?? 0;
  const id = MESSAGE_ID.exec(body);
  const rest = body.slice((pid?.[0].length ?? 0) + (id?.[0].length ?? 0));
  const event = id === null ? readWithoutId(rest) : readWithId(rest);
  if (event === undefined) return undefined;
  if (pid !== null) event.pid = Number(pid[1]);
  if (id?.[1] !== undefined) event.queueId = id[1];
  return event;
}

function readWithId(rest: string): EventDraft | undefined {
  const refused = readEximReject(rest);
  // `H=mx [ip] Connection refused` is a remote server, `H=client [ip] F=<..> rejected` a client.
  if (refused !== undefined && refused.kind !== "trouble") return refused;
  return (
    readArrival(rest) ??
    readIdentification(rest) ??
    readEximDelivery(rest) ??
    readEximSession(rest) ??
    readEximRemark(rest) ??
    refused ??
    readEximServer(rest) ?? { kind: "trouble", reason: rest }
  );
}

function readWithoutId(rest: string): EventDraft | undefined {
  return (
    readEximReject(rest) ??
    readEximLoginFailure(rest) ??
    readIdentification(rest) ??
    readEximSession(rest) ??
    readCommandLine(rest) ??
    readEximServer(rest)
  );
}
