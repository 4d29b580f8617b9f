import type { Message } from "../message.ts";
import { peer, type PostfixLog } from "./postfix-log.ts";

const CIPHER =
  "TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256";

type SmtpEntry = Extract<Message["entry"], { kind: "smtp" }>;

/**
 * Logs how a message comes in, and calls `accepted` when its id is given; `queued` follows when it is in the queue.
 */
export function logArrival(
  log: PostfixLog,
  id: string,
  messageId: string,
  message: Message,
  then: { readonly accepted: () => void; readonly queued: () => void },
): void {
  const { after, write } = log.simulation;
  const { entry } = message;
  let delayMs = 0;
  if (entry.kind === "smtp") {
    delayMs = logSession(log, id, entry, message.to.length, then.accepted);
  } else {
    write(log.daemon("pickup"), `${id}: uid=${entry.uid} from=<${message.from}>`);
    then.accepted();
  }
  after(delayMs + 40, () => {
    write(log.daemon("cleanup"), `${id}: message-id=<${messageId}>`);
  });
  after(delayMs + 90, then.queued);
}

/** Milliseconds until the server gives the message its id. */
function logSession(
  log: PostfixLog,
  id: string,
  entry: SmtpEntry,
  recipients: number,
  accepted: () => void,
): number {
  const { after, random, write } = log.simulation;
  const { login } = entry;
  const client = peer(entry.client);
  const smtpd = log.daemon(login === undefined ? "smtpd" : "submission/smtpd");
  write(smtpd, `connect from ${client}`);
  if (random.chance(0.7)) {
    after(60, () => {
      write(smtpd, `Anonymous TLS connection established from ${client}: ${CIPHER}`);
    });
  }
  const delayMs = 150 + random.below(900);
  after(delayMs, () => {
    const account = login === undefined ? "" : `, sasl_method=PLAIN, sasl_username=${login}`;
    write(smtpd, `${id}: client=${client}${account}`);
    accepted();
  });
  after(delayMs + 400, () => {
    const auth = login === undefined ? "" : " auth=1";
    const commands = recipients + (login === undefined ? 6 : 7);
    write(
      smtpd,
      `disconnect from ${client} ehlo=2 starttls=1${auth} mail=1 rcpt=${recipients} data=1 quit=1 commands=${commands}`,
    );
  });
  return delayMs;
}
