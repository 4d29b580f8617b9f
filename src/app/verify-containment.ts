import { abuseTest } from "../contain/abuse-rule.ts";
import type { StoredPlan } from "../contain/contain-store.ts";
import { type FileChange, stands } from "../contain/file-change.ts";
import type { MessageIdentity } from "../contain/message-identity.ts";
import type { AccountLockWork } from "../contain/steps/account-lock.ts";
import type { ScriptDisableWork } from "../contain/steps/script-disable.ts";
import { ContainProblem, type VerifyRow } from "../core/containment.ts";
import type { StampOptions } from "../core/log-source.ts";
import type { CheckName } from "../report/labels/contain-labels.ts";
import type { Language } from "../report/language.ts";
import { createAccountLocks } from "./account-locks.ts";
import { leftSince } from "./left-since.ts";
import type { ContainWorlds } from "./plan-containment.ts";
import { openHoles } from "./open-holes.ts";
import { queueOfServer } from "./queue-of-server.ts";
import { containmentStatus, type ContainRunWorlds } from "./run-containment.ts";

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
  const released = releasedIn(stored, worlds);
  const left =
    heldAt === undefined
      ? undefined
      : await leftSince(stored, { heldAt, stamps, released }, worlds.evidence);
  rows.push({
    check: "nothing-left",
    holds: left === undefined ? null : left === 0,
    observed: left === undefined ? words.noLog : words.left(left, f),
  });

  const holes = await openHoles(stored, language, worlds);
  if (holes !== undefined) {
    const { isKnown, open } = holes;
    rows.push({
      check: "hole-closed",
      holds: isKnown ? open === 0 : null,
      observed: words.settings({ open }, f),
    });
  }

  const scripts = scriptsOf(stored);
  if (scripts.length > 0) {
    const there = scripts.filter((path) => worlds.host.files.look(path) !== undefined).length;
    rows.push({ check: "script-gone", holds: there === 0, observed: words.scripts(there, f) });
  }

  const lines = states.filter(({ record }) => record !== undefined).length;
  rows.push({ check: "journal-whole", holds: isWhole, observed: words.journalLines(lines, f) });
  return rows;
}

/** In how many stores the accounts are shut; undefined for a plan that locks none. */
async function loginsShut(
  { accountSettings, plan, works }: StoredPlan,
  worlds: VerifyWorlds,
): Promise<{ readonly locked: number; readonly away: number; readonly total: number } | undefined> {
  const step = plan.steps.find((one) => one.step === "account-lock");
  if (step === undefined) return undefined;
  const { accounts } = works[step.id] as AccountLockWork;
  const locks = createAccountLocks(worlds, { settings: accountSettings });
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

function scriptsOf({ plan, works }: StoredPlan): readonly string[] {
  return plan.steps
    .filter(({ step }) => step === "script-disable")
    .flatMap(({ id }) => (works[id] as ScriptDisableWork).scripts.map(({ path }) => path));
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

/** Queue ids of honest mail that was held and sent on. */
function releasedIn(
  { plan }: StoredPlan,
  { store }: Pick<ContainRunWorlds, "store">,
): ReadonlySet<string> {
  const steps = plan.steps.filter(({ step }) => step === "queue-release");
  const released = steps.flatMap(({ id }) => store.keptOf<MessageIdentity>(plan, id).all());
  return new Set(released.map(({ queueId }) => queueId));
}
