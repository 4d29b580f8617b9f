import { REPLY_CLASSES } from "../core/reply-class.ts";
import { say } from "../core/say.ts";
import { shellWord } from "../core/shell-word.ts";
import type { IncidentDraft } from "./draft.ts";
import { exampleRows } from "./example-rows.ts";
import { measure } from "./measure.ts";
import type { Scene } from "./scene.ts";

/**
 * There is abuse (receivers block this server, mail piles up) but the lines at hand begin after the messages came in.
 * Guessing would accuse somebody; naming the queue ids to look up costs nothing.
 */
export function detectUnknownCause(scene: Scene): IncidentDraft[] {
  const rows = scene.beginningUnseen;
  const { ledger, replies } = scene.traffic;
  if (rows.length === 0) return [];
  const blockers = new Set<number>();
  for (const tally of replies.all()) if (isBlock(tally.b)) blockers.add(tally.a);
  const refused = rows.reduce((sum, row) => sum + (ledger.refused[row] as number), 0);
  // A log that begins at midnight has a few such messages every day.
  const mostlyUnseen = scene.accepted <= rows.length;
  if (!mostlyUnseen || refused === 0 || blockers.size === 0) return [];
  const measures = measure(scene, rows);
  const confidence = blockers.size >= 3 && refused >= 3 ? "likely" : "possible";
  const refusedRows = rows.filter((row) => (ledger.refused[row] as number) > 0);
  const ids = exampleRows(scene, refusedRows, 3).flatMap((row) => ledger.queueIds(row).slice(0, 1));
  return [
    {
      cause: "unknown",
      confidence,
      score: confidence === "likely" ? 0.55 : 0.3,
      subject: "unknown",
      rows,
      accounts: [],
      summary: (facts) =>
        say("summary.unknown", { messages: measures.messages, receivers: blockers.size, ...facts }),
      messageProof: exampleRows(scene, refusedRows).map((row) => ({
        row,
        queued: say("proof.in-queue", {}),
        delivery: say("proof.receiver-blocks", {}),
      })),
      lineProof: [],
      timeline: [],
      ruledOut: [],
      missing: ids.flatMap((id) => {
        const word = shellWord(id);
        return word === undefined
          ? []
          : [
              {
                what: say("missing.origin-of", { queueId: id }),
                command: `postcat -q ${word} || exim -Mvh ${word}`,
              },
              {
                what: say("missing.log-of", { queueId: id }),
                command: `zgrep -h -e ${word} /var/log/mail.log* /var/log/maillog* /var/log/exim4/mainlog*`,
              },
            ];
      }),
      actions: [{ step: "save-evidence", target: "queue" }],
    },
  ];
}

function isBlock(replyClass: number): boolean {
  const name = REPLY_CLASSES[replyClass];
  return name === "blocked" || name === "content" || name === "rate-limited";
}
