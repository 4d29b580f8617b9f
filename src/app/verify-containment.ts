import { abuseTest } from "../contain/abuse-rule.ts";
import type { StoredPlan } from "../contain/contain-store.ts";
import { type FileChange, stands } from "../contain/file-change.ts";
import { settingsPlace } from "../contain/mail-server.ts";
import type { AccountLockWork } from "../contain/steps/account-lock.ts";
import { ContainProblem, type VerifyRow } from "../core/containment.ts";
import type { StampOptions } from "../core/log-source.ts";
import { openEvidence } from "../evidence/open-evidence.ts";
import type { CheckName } from "../report/labels/contain-labels.ts";
import type { Language } from "../report/language.ts";
import type { MessageStory } from "../story/message-story.ts";
import { createAccountLocks } from "./account-locks.ts";
import { auditFiles } from "./audit-files.ts";
import type { ContainWorlds } from "./plan-containment.ts";
import { queueOfServer } from "./queue-of-server.ts";
import { containmentStatus, type ContainRunWorlds } from "./run-containment.ts";
import { traceMessage } from "./trace-message.ts";
import { questionsOf } from "./with-settings.ts";

export interface Verification extends VerifyRow {
  readonly check: CheckName;
}

type VerifyWorlds = ContainWorlds & Pick<ContainRunWorlds, "store">;

/** Looks whether a containment holds: at the settings, the queue and the logs as they are now. Changes nothing. */
export async function verifyContainment(
  stored: StoredPlan,
  stamps: StampOptions,
  language: Language,
  worlds: VerifyWorlds,
): Promise<readonly Verification[]> {
  const words = language.labels.contain.observed;
  const f = language.formats;
  const { states, isWhole } = containmentStatus(stored, worlds);
  const rows: Verification[] = [];

  const hold = states.find(({ step }) => step.step === "submission-hold");
  if (hold !== undefined) {
    const { changes } = stored.works[hold.step.id] as { readonly changes: readonly FileChange[] };
    const held = changes.filter((change) => stands(worlds.host.files, change)).length;
    rows.push({
      check: "culprit-held",
      holds: held === changes.length,
      observed: words.heldOf({ held, total: changes.length }, f),
    });
  }

  const shut = await loginsShut(stored, worlds);
  if (shut !== undefined) {
    const { away, locked, total } = shut;
    rows.push({
      check: "login-refused",
      holds: away > 0 && locked + away === total ? null : locked === total,
      observed: words.lockedOf({ locked, total }, f),
    });
  }

  const waiting = await abuseWaiting(stored, worlds);
  rows.push({ check: "queue-clean", holds: waiting === 0, observed: words.waiting(waiting, f) });

  const heldAt = hold?.status === "done" ? hold.record?.at : undefined;
  const left = heldAt === undefined ? undefined : await leftSince(heldAt, stored, stamps, worlds);
  rows.push({
    check: "nothing-left",
    holds: left === undefined ? null : left === 0,
    observed: left === undefined ? words.noLog : words.left(left, f),
  });

  const questions = questionsOf(stored.subject.cause);
  if (questions.length > 0) {
    const settings = [settingsPlace(stored.server)];
    const audit = await auditFiles(settings, { language: language.tag }, worlds.evidence);
    const open = questions.filter((question) => audit.open.includes(question)).length;
    const isKnown = audit.mta !== "unknown";
    rows.push({
      check: "hole-closed",
      holds: isKnown ? open === 0 : null,
      observed: words.settings({ open }, f),
    });
  }

  const lines = states.filter(({ record }) => record !== undefined).length;
  rows.push({ check: "journal-whole", holds: isWhole, observed: words.journalLines(lines, f) });
  return rows;
}

/** In how many stores the accounts are shut; undefined for a plan that locks none. */
async function loginsShut(
  { plan, works }: StoredPlan,
  worlds: VerifyWorlds,
): Promise<{ readonly locked: number; readonly away: number; readonly total: number } | undefined> {
  const step = plan.steps.find((one) => one.step === "account-lock");
  if (step === undefined) return undefined;
  const { accounts } = works[step.id] as AccountLockWork;
  const locks = createAccountLocks(worlds);
  let locked = 0;
  let away = 0;
  for (const place of accounts) {
    try {
      if ((await locks.look(place))?.isLocked === true) locked += 1;
    } catch (error) {
      if (!(error instanceof ContainProblem)) throw error;
      away += 1;
    }
  }
  return { locked, away, total: accounts.length };
}

/** Mail of the abuse that would still be delivered. */
async function abuseWaiting(
  { server, subject }: StoredPlan,
  worlds: VerifyWorlds,
): Promise<number> {
  const isAbuse = abuseTest(subject.rule);
  const queue = await queueOfServer(server, worlds.queue);
  return queue.filter((message) => message.queue !== "hold" && isAbuse(message)).length;
}

/** Messages of the culprit that were delivered after the hold; undefined when no log reaches that far. */
async function leftSince(
  heldAt: string,
  { subject }: StoredPlan,
  stamps: StampOptions,
  worlds: VerifyWorlds,
): Promise<number | undefined> {
  const sinceMs = Date.parse(heldAt);
  const { accounts, clients } = subject.culprit;
  const queries = accounts.length > 0 ? accounts : clients;
  if (queries.length === 0 || subject.evidence.length === 0) return undefined;
  const options = { ...stamps, sinceMs };
  const opened = await openEvidence(subject.evidence, options, worlds.evidence);
  try {
    if (opened.logs.length === 0) return undefined;
    let left = 0;
    for (const query of queries) {
      const answer = await traceMessage(query, opened.logs, { stamps: options });
      if (answer.kind !== "trace") return undefined;
      left += answer.stories.filter(
        (story) => !isHonest(story, subject.honestClients) && hasLeftSince(story, sinceMs),
      ).length;
    }
    return left;
  } finally {
    await opened.close();
  }
}

function isHonest({ entry }: MessageStory, honestClients: readonly string[]): boolean {
  const ip = entry?.origClientIp ?? entry?.clientIp;
  return ip !== undefined && honestClients.includes(ip);
}

function hasLeftSince({ recipients }: MessageStory, sinceMs: number): boolean {
  return recipients.some(
    ({ state, attempts }) =>
      state === "delivered" &&
      attempts.some(
        ({ at, status }) => status === "sent" && at !== null && Date.parse(at) > sinceMs,
      ),
  );
}
