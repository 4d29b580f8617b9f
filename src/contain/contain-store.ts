import { containFault, type Plan } from "../core/containment.ts";
import type { Cause } from "../core/diagnosis.ts";
import type { HostFiles, HostWorld } from "../core/host-world.ts";
import type { AbuseRule } from "./abuse-rule.ts";
import type { Culprit } from "./culprit.ts";
import { KeptRecords } from "./kept-records.ts";
import { isIntact } from "./seal-plan.ts";
import type { MailServer } from "./mail-server.ts";
import { UnshownPasswords } from "./unshown-passwords.ts";

const PLAN_BYTES_MAX = 1 << 30;
const OWNER_ONLY = 0o600;
const FOLDER_DIGITS = 16;
/** Beside the plans lies the lock of a run, or of one that was killed. */
const PLAN_FOLDER = /^[0-9a-f]{16}$/;

/** A plan with all that `apply` needs beside what people read. */
export interface StoredPlan {
  readonly plan: Plan;
  readonly server: MailServer;
  /** What each step works from, by its id. */
  readonly works: Readonly<Record<string, unknown>>;
  /** What `verify` looks for. */
  readonly subject: ContainSubject;
  /** The settings file that leads to the accounts, where one was named; absolute. */
  readonly accountSettings?: string;
}

/** The incident that a plan is about. */
export interface ContainSubject {
  readonly cause: Cause;
  readonly culprit: Culprit;
  readonly rule: AbuseRule;
  /** Addresses from which the incident's logins were used honestly. */
  readonly honestClients: readonly string[];
  /** Where the logs are that the diagnosis was made from. */
  readonly evidence: readonly string[];
}

/**
 * The folder `contain` below the state folder: one folder a plan, with the plan, what its steps work from, its journal,
 * what they kept for undo, and the quarantine. All of it for root alone.
 */
export class ContainStore {
  readonly #host: HostWorld;
  readonly #root: string;

  constructor(host: HostWorld, stateFolder: string) {
    this.#host = host;
    this.#root = `${stateFolder}/contain`;
  }

  get #files(): HostFiles {
    return this.#host.files;
  }

  save(stored: StoredPlan): void {
    const folder = this.folderOf(stored.plan);
    this.#files.makeFolder(folder);
    const { uid } = this.#host.self();
    const owner = { mode: OWNER_ONLY, uid, gid: uid };
    const content = (value: unknown) => Buffer.from(`${JSON.stringify(value)}\n`, "utf8");
    this.#files.replace(`${folder}/work.json`, content({ ...stored, plan: undefined }), owner);
    // Last: a folder without it is no plan.
    this.#files.replace(`${folder}/plan.json`, content(stored.plan), owner);
  }

  /** The plan of which `digest` is the beginning; the newest one for undefined. */
  load(digest: string | undefined): StoredPlan {
    const name = this.#nameOf(digest);
    const folder = `${this.#root}/${name}`;
    const plan = this.#readJson(`${folder}/plan.json`) as Plan;
    if (!isIntact(plan)) {
      throw containFault("plan-changed", { path: `${folder}/plan.json` });
    }
    const rest = this.#readJson(`${folder}/work.json`) as Omit<StoredPlan, "plan">;
    return { ...rest, plan };
  }

  /** Every plan that is kept. */
  *newestFirst(): Generator<StoredPlan> {
    for (const name of this.#plans().toReversed()) yield this.load(name);
  }

  folderOf({ digest }: Pick<Plan, "digest">): string {
    return `${this.#root}/${digest.slice(0, FOLDER_DIGITS)}`;
  }

  journalOf(plan: Pick<Plan, "digest">): string {
    return `${this.folderOf(plan)}/journal.jsonl`;
  }

  /** What a step wrote down for its undo; a dry run has `files` of its own. */
  keptOf<Kept>(
    plan: Pick<Plan, "digest">,
    stepId: string,
    files: HostFiles = this.#files,
  ): KeptRecords<Kept> {
    return new KeptRecords(files, `${this.folderOf(plan)}/${stepId}.kept`);
  }

  passwordsOf(plan: Pick<Plan, "digest">): UnshownPasswords {
    return new UnshownPasswords(this.#files, `${this.folderOf(plan)}/passwords.kept`);
  }

  /** Runs `work` while no other run changes this server. */
  async locked<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#files.makeFolder(this.#root);
    const lock = `${this.#root}/lock`;
    this.#takeLock(lock);
    try {
      return await work();
    } finally {
      this.#files.remove(lock);
    }
  }

  #takeLock(lock: string): void {
    const { pid, startTicks, uid } = this.#host.self();
    const content = Buffer.from(JSON.stringify({ pid, startTicks }), "utf8");
    const owner = { mode: OWNER_ONLY, uid, gid: uid };
    if (this.#files.look(lock) !== undefined) {
      const holder = this.#readJson(lock) as { pid: number; startTicks: number };
      if (this.#host.isAlive(holder)) {
        throw containFault("run-under-way", { pid: holder.pid });
      }
      // Whoever held it was killed.
      this.#files.remove(lock);
    }
    this.#files.create(lock, content, owner);
  }

  #plans(): readonly string[] {
    const present = this.#files.look(this.#root) === undefined ? [] : this.#files.list(this.#root);
    return present
      .filter(
        (name) =>
          PLAN_FOLDER.test(name) &&
          this.#files.look(`${this.#root}/${name}/plan.json`)?.kind === "file",
      )
      .toSorted((a, b) => this.#madeMs(a) - this.#madeMs(b));
  }

  #nameOf(digest: string | undefined): string {
    const plans = this.#plans();
    const named = digest?.slice(0, FOLDER_DIGITS);
    const fitting = named === undefined ? plans : plans.filter((name) => name.startsWith(named));
    const newest = fitting.at(-1);
    if (newest === undefined || (named !== undefined && fitting.length > 1)) {
      throw digest === undefined
        ? containFault("plan-missing", {})
        : containFault("plan-unknown", { digest });
    }
    return newest;
  }

  #madeMs(name: string): number {
    return this.#files.look(`${this.#root}/${name}/plan.json`)?.modifiedMs ?? 0;
  }

  #readJson(path: string): unknown {
    const text = this.#files.read(path, PLAN_BYTES_MAX).toString("utf8");
    try {
      return JSON.parse(text);
    } catch {
      throw containFault("plan-damaged", { path });
    }
  }
}
