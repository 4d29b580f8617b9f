import { BASE_62 } from "../random.ts";
import type { Queued } from "../queue-run.ts";
import { delayFields, peer, type PostfixLog } from "./postfix-log.ts";

/**
 * Logs the way through amavis: it takes `first` from the queue and gives the message back under a new id, whose
 * client is the machine itself. `queued` gets the second hop before the first is gone, as it happens.
 */
export function logAmavisHop(
  log: PostfixLog,
  first: Queued,
  queued: (second: Queued) => void,
): void {
  const { after, nowMs, random, write } = log.simulation;
  const { entry } = first.message;
  const id = log.newId();
  const client = entry.kind === "smtp" ? peer(entry.client) : "localhost[127.0.0.1]";
  const scanMs = 200 + random.below(1500);
  after(scanMs, () => {
    const smtpd = log.daemon("smtpd");
    write(smtpd, `connect from localhost[127.0.0.1]`);
    write(
      smtpd,
      `${id}: client=localhost[127.0.0.1], orig_queue_id=${first.id}, orig_client=${client}`,
    );
    write(log.daemon("cleanup"), `${id}: message-id=<${first.messageId}>`);
  });
  after(scanMs + 60, () => {
    queued({ ...first, id, arrivedMs: nowMs() });
    logVerdict(log, first, id, scanMs);
    logHandOver(log, first, id, scanMs + 60);
  });
}

function logVerdict({ simulation }: PostfixLog, first: Queued, id: string, scanMs: number): void {
  const { random, write } = simulation;
  const { entry, from, to, sizeBytes } = first.message;
  const ip = entry.kind === "smtp" ? entry.client.ip : "127.0.0.1";
  const isInbound = entry.kind === "smtp" && entry.login === undefined;
  const kind = isInbound ? "RelayedInbound" : "RelayedOutbound";
  const recipients = to.map((recipient) => `<${recipient}>`).join(",");
  write(
    `amavis[${2000 + random.below(8)}]`,
    `(0${2000 + random.below(8)}-${10 + random.below(80)}) Passed CLEAN {${kind}}, [${ip}]:${30_000 + random.below(30_000)} [${ip}] <${from}> -> ${recipients}, Queue-ID: ${first.id}, Message-ID: <${first.messageId}>, mail_id: ${random.text(12, BASE_62)}, Hits: ${(random.next() * 6 - 2).toFixed(3)}, size: ${sizeBytes}, queued_as: ${id}, ${scanMs} ms`,
  );
}

function logHandOver(log: PostfixLog, first: Queued, id: string, delayMs: number): void {
  const { write } = log.simulation;
  const lmtp = log.daemon("lmtp");
  const delays = delayFields(log.simulation, delayMs);
  for (const recipient of first.message.to) {
    write(
      lmtp,
      `${first.id}: to=<${recipient}>, relay=127.0.0.1[127.0.0.1]:10024, ${delays}, dsn=2.0.0, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as ${id})`,
    );
  }
  write(log.daemon("qmgr"), `${first.id}: removed`);
}
