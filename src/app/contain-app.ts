import type { GivenPassword } from "../contain/contain-step.ts";
import { ContainStore, type StoredPlan } from "../contain/contain-store.ts";
import type { DryChange } from "../contain/dry-host.ts";
import { readJournal } from "../contain/journal.ts";
import type { PlanChoice } from "../contain/make-plan.ts";
import type { RunOptions } from "../contain/run-steps.ts";
import type { StepState } from "../contain/step-states.ts";
import type { StepRecord } from "../core/containment.ts";
import type { StampOptions } from "../core/log-source.ts";
import type { QueueFilter } from "../queue/filter/queue-filter.ts";
import { type HandAct, type HandPlan, planBounceArchive, planByHand } from "./act-by-hand.ts";
import { findLock, type LockedStep } from "./find-lock.ts";
import { type LockPlan, planLockByHand } from "./lock-by-hand.ts";
import type { Language } from "../report/language.ts";
import {
  type ContainWorlds,
  type PlanAnswer,
  type IncidentToContain,
  planContainment,
  type PlanContainmentOptions,
  planOfIncident,
} from "./plan-containment.ts";
import { listBounces, type ListBouncesOptions } from "./list-bounces.ts";
import { containmentStatus, runContainment } from "./run-containment.ts";
import { type Verification, verifyContainment } from "./verify-containment.ts";

/** All that can be asked about the containment of this server. Everything throws a `ContainProblem` where it cannot go on. */
export interface ContainApp {
  /** Makes a plan and keeps it in the state folder; the server is not changed. */
  plan(
    evidence: readonly string[],
    options: PlanContainmentOptions,
    language: Language,
  ): Promise<PlanAnswer>;
  /** Makes a plan for an incident that is known already, and keeps it. */
  planOfIncident(
    known: IncidentToContain,
    choice: PlanChoice,
    language: Language,
  ): Promise<StoredPlan>;
  /** Makes a plan of what `filter` picks, and keeps it. */
  planByHand(act: HandAct, filter: QueueFilter, language: Language): Promise<HandPlan>;
  /** Makes a plan that moves the bounces of the abuse out of mailboxes, and keeps it; undefined when there are none. */
  planBounceArchive(
    mailbox: string,
    evidence: readonly string[],
    options: ListBouncesOptions,
    language: Language,
  ): Promise<StoredPlan | undefined>;
  /** Makes a plan that locks one login, and keeps it; `settings`: a settings file, else the usual one. */
  planLock(login: string, settings: string | undefined, language: Language): Promise<LockPlan>;
  /** The newest plan under which the login is locked, and the step; undefined without any. */
  findLock(login: string): LockedStep | undefined;
  /** The plan whose digest begins so; the newest for undefined. */
  load(digest: string | undefined): StoredPlan;
  run(
    doing: "apply" | "undo",
    stored: StoredPlan,
    options: RunOptions,
  ): Promise<{ readonly states: readonly StepState[]; readonly changes: readonly DryChange[] }>;
  verify(
    stored: StoredPlan,
    stamps: StampOptions,
    language: Language,
  ): Promise<readonly Verification[]>;
  status(stored: StoredPlan): {
    readonly states: readonly StepState[];
    readonly records: readonly StepRecord[];
  };
  /** Passwords that undo gave and nobody has been shown yet, also by a run that was killed. */
  unshownPasswords(stored: StoredPlan): readonly GivenPassword[];
  /** They have been shown: they are forgotten. */
  forgetPasswords(stored: StoredPlan): void;
}

/** Connects the parts of a containment; `stateFolder` is made where it is missing. */
export function createContainApp(stateFolder: string, worlds: ContainWorlds): ContainApp {
  const { host } = worlds;
  host.files.makeFolder(stateFolder);
  const store = new ContainStore(host, host.files.resolve(stateFolder));
  return {
    async plan(evidence, options, language) {
      const answer = await planContainment(evidence, options, language, worlds);
      if (answer.kind === "plan") store.save(answer.stored);
      return answer;
    },
    async planOfIncident(known, choice, language) {
      const stored = await planOfIncident(known, choice, language, worlds);
      store.save(stored);
      return stored;
    },
    async planByHand(act, filter, language) {
      const made = await planByHand(act, filter, language, worlds);
      if (made.stored !== undefined) store.save(made.stored);
      return made;
    },
    async planBounceArchive(mailbox, evidence, options, language) {
      const named = host.files.resolve(mailbox);
      const { listing } = await listBounces([named], evidence, options, worlds);
      const abuse = listing.bounces.filter((one) => one.class === "abuse" && one.offset === null);
      const files = abuse.map(({ file }) => file);
      const stored = await planBounceArchive(files, language, worlds);
      if (stored !== undefined) store.save(stored);
      return stored;
    },
    async planLock(login, settings, language) {
      const made = await planLockByHand(login, settings, language, worlds);
      if (made.stored !== undefined && !made.isLocked) store.save(made.stored);
      return made;
    },
    findLock: (login) => findLock(login, { host, store }),
    load: (digest) => store.load(digest),
    async run(doing, stored, options) {
      const { states, dry } = await runContainment(doing, stored, options, { ...worlds, store });
      return { states, changes: dry?.changes ?? [] };
    },
    verify: (stored, stamps, language) =>
      verifyContainment(stored, stamps, language, { ...worlds, store }),
    status(stored) {
      const { plan } = stored;
      const { records } = readJournal(host.files, store.journalOf(plan), plan.digest);
      return { records, states: containmentStatus(stored, { host, store }).states };
    },
    unshownPasswords: ({ plan }) => store.passwordsOf(plan).all(),
    forgetPasswords: ({ plan }) => store.passwordsOf(plan).shown(),
  };
}
