import { say } from "../../core/say.ts";
import { FACT } from "../../core/ledger.ts";
import type { FindingDraft } from "../draft.ts";
import type { Scene } from "../scene.ts";
import { stamp } from "../stamp.ts";

const HALF_HOUR_MS = 1_800_000;

/** Stretches without a line in a log that is otherwise busy: rotated away, a full disk, a stopped syslog. */
export function findLogGaps(scene: Scene): FindingDraft[] {
  const { gaps, totals } = scene.traffic;
  const lines = totals.acceptLines + totals.deliveries + totals.queuedLines + totals.removedLines;
  const usualMs = lines === 0 ? Number.POSITIVE_INFINITY : scene.spanMs / lines;
  return gaps
    .filter((gap) => gap.toMs - gap.fromMs >= HALF_HOUR_MS && gap.toMs - gap.fromMs > usualMs * 200)
    .sort((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))
    .slice(0, 5)
    .map((gap) => ({
      code: "log-gap",
      severity: "medium" as const,
      subject: stamp(scene, gap.fromMs) ?? "",
      data: {
        from: stamp(scene, gap.fromMs),
        to: stamp(scene, gap.toMs),
        minutes: Math.round((gap.toMs - gap.fromMs) / 60_000),
      },
      lineProof: [
        {
          place: { atMs: gap.toMs, source: gap.source, line: gap.line, offset: gap.offset },
          says: say("proof.log-gap", { minutes: Math.round((gap.toMs - gap.fromMs) / 60_000) }),
        },
      ],
    }));
}

/** What this log cannot show, because its settings or its lines leave it out. */
export function findLogBlindness(scene: Scene): FindingDraft[] {
  const { totals, ledger } = scene.traffic;
  const findings: FindingDraft[] = [];
  let unnamed = 0;
  for (const rows of scene.hiddenLogins.values()) unnamed += rows.length;
  if (unnamed > 0) findings.push(blind("login-names", { messages: unnamed }));
  const unseen = scene.beginningUnseen.length;
  if (unseen >= 5 && unseen >= (unseen + scene.accepted) * 0.2)
    findings.push(blind("beginnings", { messages: unseen }));
  if (totals.queuedLines >= 20 && totals.deliveries === 0)
    findings.push(blind("deliveries", { messages: totals.queuedLines }));
  let withoutQueue = 0;
  for (let row = 1; row <= ledger.count; row += 1) {
    if (ledger.isMessage(row) && ((ledger.flags[row] as number) & FACT.queued) === 0)
      withoutQueue += 1;
  }
  if (scene.isExcerpt && withoutQueue > 0)
    findings.push(blind("picked-lines", { messages: withoutQueue }));
  return findings;
}

function blind(subject: string, data: Record<string, number>): FindingDraft {
  return { code: "log-blind", severity: "low", subject, data, lineProof: [] };
}
