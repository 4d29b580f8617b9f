import type { AttackingNetwork } from "../../report/letters/abuse/group-attackers.ts";
import type { Letter } from "../../report/letters/letter.ts";
import { visible } from "../../report/visible.ts";
import type { CommandContext } from "../command-run.ts";

/** Said one by one; the others stand in `--format json`. */
const SAID_MAX = 20;

/** On standard error: to whom each letter goes, or how to find that out, and that nothing was sent. */
export async function sayLetters(
  letters: readonly Letter[],
  networks: readonly AttackingNetwork[],
  { language: { labels, formats }, terminal }: CommandContext,
): Promise<void> {
  const { talk } = labels.letters;
  const lines = letters.slice(0, SAID_MAX).flatMap((letter, index) => {
    const { about, to, lookup } = letter;
    if (to !== null) return [talk.forContact({ name: about, to })];
    if (lookup.length === 0) return [];
    const owner = networks[index]?.owner;
    const reason =
      owner?.kind === "unknown"
        ? [labels.diagnosis.titled({ title: about, text: talk.ownerUnknown[owner.why] })]
        : [];
    return [...reason, talk.findContact({ name: about, commands: lookup })];
  });
  const left = letters.length - SAID_MAX;
  const all = [
    ...lines,
    ...(left > 0 ? [labels.diagnosis.remarks.moreInJson(left, formats)] : []),
    talk.notSent,
  ];
  await terminal.stderr.write(all.map((one) => `${visible(one)}\n`).join(""));
}
