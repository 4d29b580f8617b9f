import type { Scene } from "../postfix/scene.ts";
import { placeOf, setForListener, setParameter, unique } from "./fix.ts";
import type { Hit, PostfixView } from "./rule.ts";

/** Of one rule in one setting: who lists a thousand networks has one mistake, not a thousand. */
export const HITS_MAX = 20;

/** How an administrator sees for himself that strangers may send. */
export const FROM_OUTSIDE = {
  command: "swaks --server HOST --from probe@example.com --to nobody@example.net --quit-after RCPT",
  expect: "relay-denied",
} as const;

export const each = (scenes: readonly Scene[], find: (scene: Scene) => readonly Hit[]): Hit[] =>
  unique(scenes.filter((s) => s.dead === undefined).flatMap((s) => find(s)));

/** A hit about one parameter of a listener, with the value that mends it. */
export const parameterHit = (s: Scene, name: string, value: string, subject = name): Hit => ({
  subject,
  place: placeOf(s.settings, name),
  fix: setForListener(s, name, value),
});

export const mainHit = (view: PostfixView, name: string, value: string, wrong: boolean): Hit[] =>
  wrong
    ? [
        {
          subject: name,
          place: placeOf(view.main, name),
          fix: setParameter(view.main, name, value),
        },
      ]
    : [];

export const yesFor = (
  view: PostfixView,
  question: "acceptsUnknownRecipients" | "backscatter" | "smuggling" | "vrfy",
  s: Scene,
): boolean =>
  view.answers[question].some((r) => r.listener === s.listener.label && r.answer === "yes");

export function isNotIn(words: readonly string[]): (word: string) => boolean {
  const set = new Set(words);
  return (word) => !set.has(word);
}
