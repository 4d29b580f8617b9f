import type { Finding } from "../core/diagnosis.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import { type Say, say } from "../core/say.ts";
import type { OtherEvidence } from "../evidence/gathering.ts";
import { readUpTo } from "../evidence/piece.ts";
import { MESSAGE_BYTES_MAX } from "../mailbox/mail-collector.ts";
import { readOriginal } from "../mailbox/original-message.ts";
import { parseReturnedMail } from "../mailbox/parse-returned-mail.ts";

/** More are nobody's paste. */
const MAILS_MAX = 20;

/**
 * Bounces in a pasted text that return nothing of the message that they answer, as people paste them: header alone. Who
 * pastes one takes it for proof against his server, and it is none.
 */
export async function findBouncesWithoutMessage(
  other: readonly OtherEvidence[],
): Promise<readonly Finding<Say>[]> {
  const findings: Finding<Say>[] = [];
  for (const { name, kind, packed, pasted } of other.slice(0, MAILS_MAX)) {
    if (kind !== "mail" || packed === undefined || pasted !== true) continue;
    const bytes = await readUpTo(packed, 0, MESSAGE_BYTES_MAX);
    const finding = bounceWithoutMessage(name, bytes.toString("latin1"));
    if (finding !== undefined) findings.push(finding);
  }
  return findings;
}

function bounceWithoutMessage(source: string, text: string): Finding<Say> | undefined {
  const read = parseReturnedMail(text, { file: source, offset: null }, false);
  const isBounce =
    read.kind === "returned" ? read.message.original === null : read.kind === "auto-reply";
  if (!isBounce) return undefined;
  const hops = read.kind === "returned" ? read.message.hops : read.hops;
  const own = readOriginal(text);
  const writer = hops.findLast(({ byHost }) => byHost !== null)?.byHost ?? own?.from ?? "-";
  return {
    code: "bounce-without-message",
    severity: "info",
    subject: writer,
    data: { writer },
    proof: [
      {
        source,
        line: 0,
        text: maskSecrets(own?.subject ?? ""),
        says: say("proof.bounce-without-message", {}),
      },
    ],
  };
}
