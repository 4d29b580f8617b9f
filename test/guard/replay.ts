import type { TestGuard } from "../../src/guard/fixtures/test-guard.ts";
import { logLines } from "./log-lines.ts";

/** What became of a source's messages: let pass, or held; who sends without a login counts under its address. */
export interface Replayed {
  readonly passed: ReadonlyMap<string, number>;
  readonly held: ReadonlyMap<string, number>;
}

interface Mail {
  readonly account: string;
  readonly client: string;
  sender: string;
  readonly recipients: string[];
}

const CLIENT =
  /^([0-9A-F]{6,}): client=[^[]*\[([^\]]+)\](?:, sasl_method=\w+, sasl_username=(\S+))?/;
const FROM = /^([0-9A-F]{6,}): from=<([^>]*)>/;
const TO = /^([0-9A-F]{6,}): to=<([^>]*)>/;

/**
 * Lets a generated Postfix log happen again on the guard's clock: each message is asked about as Postfix does, at RCPT, DATA
 * and END-OF-MESSAGE; what is held leaves no further lines. A line is in the log when its second is over.
 */
export function replay(guard: TestGuard, text: string): Replayed {
  const mails = mailsOf(text);
  const passed = new Map<string, number>();
  const held = new Map<string, number>();
  const heldIds = new Set<string>();
  let nowMs = 0;
  for (const line of logLines(text)) {
    if (line.timeMs > nowMs) {
      guard.pass(nowMs === 0 ? 0 : line.timeMs - nowMs);
      nowMs = line.timeMs;
      guard.beat();
    }
    const body = line.header.body();
    const id = /^([0-9A-F]{6,}):/.exec(body)?.[1] ?? "";
    if (CLIENT.test(body) && !heldIds.has(id)) {
      const mail = mails.get(id);
      if (mail !== undefined && mail.recipients.length > 0) {
        const isHeld = ask(guard, id, mail) === "HOLD";
        const who = mail.account === "" ? mail.client : mail.account;
        const counts = isHeld ? held : passed;
        counts.set(who, (counts.get(who) ?? 0) + 1);
        if (isHeld) heldIds.add(id);
      }
    } else if (heldIds.has(id)) continue;
    guard.guard.watch.onLine(line);
  }
  return { passed, held };
}

/** The answer to the last question, without its text. */
function ask(guard: TestGuard, id: string, { account, client, sender, recipients }: Mail): string {
  const common = { instance: id, sender, client_address: client, sasl_username: account };
  const answers = guard.ask(
    ...recipients.map((recipient) => ({
      ...common,
      protocol_state: "RCPT",
      recipient,
      recipient_count: 0,
      queue_id: "",
    })),
    ...["DATA", "END-OF-MESSAGE"].map((protocol_state) => ({
      ...common,
      protocol_state,
      recipient_count: recipients.length,
      queue_id: id,
    })),
  );
  return answers.at(-1)?.split(" ")[0] ?? "";
}

/** All messages of the log, by queue id: what a server knows of them before the log tells. */
function mailsOf(text: string): ReadonlyMap<string, Mail> {
  const mails = new Map<string, Mail>();
  for (const { header } of logLines(text)) {
    const body = header.body();
    const came = CLIENT.exec(body);
    if (came !== null) {
      const [, id = "", client = "", account = ""] = came;
      mails.set(id, { account, client, sender: "", recipients: [] });
      continue;
    }
    const [, fromId = "", sender = ""] = FROM.exec(body) ?? [];
    const from = mails.get(fromId);
    if (from !== undefined) from.sender = sender;
    const [, toId = "", recipient = ""] = TO.exec(body) ?? [];
    const to = mails.get(toId);
    if (to !== undefined && !to.recipients.includes(recipient)) to.recipients.push(recipient);
  }
  return mails;
}
