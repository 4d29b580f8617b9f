import type { ExplainedReply, PlacedText } from "../core/explanation.ts";
import { explainFields } from "../explain/explain-fields.ts";
import { readReply } from "../logs/grammar/read-reply.ts";
import { maskSettings } from "./mask-settings.ts";

/** Rows of a text that are neither log nor mail nor setting. */
export interface RestExplained {
  readonly replies: readonly ExplainedReply[];
  readonly unknown: readonly PlacedText[];
}

/** `550-5.7.1 text`; `<<<`, `<-` and `S:` are how programs print what a server said, bounces quote it behind `said:`. */
const SAID =
  /^\s{0,40}(?:(?:<<<|<-+|S:|>+|\.{3} while talking to [^:]{1,300}:|(?:host |Remote host ).{1,300}? said:)\s{0,5})?(?=[2-5]\d\d[ -])/;
/** A year or a number begins prose, too: a reply of one line has an enhanced code, or the words of one. */
const REPLY = /^[2-5]\d\d[ -](?:#?[245]\.\d{1,3}\.\d{1,3}\b|[A-Za-z<*[(])/;
const TEXT_MAX = 2_000;

/** Tells replies from what nobody knows. */
export function explainRest(rows: readonly PlacedText[]): RestExplained {
  const replies: ExplainedReply[] = [];
  const unknown: PlacedText[] = [];
  for (const { source, line, text } of rows) {
    const said = SAID.exec(text.slice(0, TEXT_MAX));
    const reply = said === null ? "" : text.slice(said[0].length, TEXT_MAX).trim();
    const shown = { source, line, text: maskSettings(text.slice(0, TEXT_MAX).trim()) };
    if (REPLY.test(reply)) {
      const { replyCode, enhancedCode, text: words } = readReply(reply);
      const fields = explainFields({
        ...(replyCode !== undefined && { replyCode }),
        ...(enhancedCode !== undefined && { enhancedCode }),
        reason: maskSettings(words),
      });
      replies.push({ ...shown, fields });
    } else unknown.push(shown);
  }
  return { replies, unknown };
}
