import type { StampOptions } from "../core/log-source.ts";
import type { OpenedEvidence } from "../evidence/open-evidence.ts";

/** Opens the evidence for one question and gives back its temporary copies afterwards. */
export async function withEvidence<Answer>(
  evidence: readonly string[],
  stamps: StampOptions,
  ask: (opened: OpenedEvidence) => Promise<Answer>,
): Promise<Answer> {
  const [{ openEvidence }, { createEvidenceWorld }] = await Promise.all([
    import("../evidence/open-evidence.ts"),
    import("../system/evidence-world.ts"),
  ]);
  const opened = await openEvidence(evidence, stamps, createEvidenceWorld());
  try {
    return await ask(opened);
  } finally {
    await opened.close();
  }
}
