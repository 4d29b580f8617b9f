import { beginsWith, createFirstWords } from "./first-words.ts";

// access(5), header_checks(5), milter replies
const ACTIONS = createFirstWords(
  "hold: filter: replace: prepend: warning: info: redirect: bcc discard: strip: pass: ignore: reject_warning: milter-hold: milter-discard:".split(
    " ",
  ),
);

/** True for `hold:`, `filter:`, `warning: header` and the like: actions on a message, which itself goes on. */
export function isFilterAction(bytes: Buffer, at: number, end: number): boolean {
  return beginsWith(ACTIONS, bytes, at, end);
}
