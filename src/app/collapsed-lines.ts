import type { ConfigText } from "../audit/config-text.ts";
import { healDump } from "../audit/postfix/heal-dump.ts";
import type { Finding } from "../core/diagnosis.ts";
import { maskSettings } from "./mask-settings.ts";

const TEXT_LIMIT = 500;

interface HealedLine {
  /** Where it stands in the text as it was given. */
  readonly line: number;
  readonly text: string;
}

/**
 * Leads the proof of findings back to the lines that the user has: a dump that was collapsed to one line is read as if
 * it had its lines still, and numbered so.
 */
export function placeInCollapsed<Says>(
  findings: readonly Finding<Says>[],
  texts: readonly ConfigText[],
): Finding<Says>[] {
  const originalOf = collapsedPlaces(texts);
  return findings.map((finding) => ({
    ...finding,
    proof: finding.proof.map((proof) => {
      const found = originalOf(proof);
      return found === undefined
        ? proof
        : {
            ...proof,
            line: found.line,
            text: maskSettings(found.text.trim().slice(0, TEXT_LIMIT)),
          };
    }),
  }));
}

/** Gives the line of the text as it was given for a place in its healed form; undefined where nothing was healed. */
export function collapsedPlaces(
  texts: readonly ConfigText[],
): (place: { readonly source: string; readonly line: number }) => HealedLine | undefined {
  const healed = new Map(
    texts.map(({ name, text }) => [name, healDump(text) === text ? undefined : healedLines(text)]),
  );
  return ({ source, line }) => healed.get(source)?.[line - 1];
}

/** Lines are healed one by one, so each tells how many it became. */
function healedLines(text: string): readonly HealedLine[] {
  return text.split("\n").flatMap((line, index) =>
    healDump(line)
      .split("\n")
      .map((piece) => ({ line: index + 1, text: piece })),
  );
}
