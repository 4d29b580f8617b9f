import { SqliteMissing } from "../store/open-database.ts";
import { listenAddressText } from "../system/listen-address.ts";
import { keepHeapSmall } from "../system/small-heap.ts";
import { waitForSignal } from "../system/wait-for-signal.ts";
import type { LiveDiagnosis } from "./watch/live-diagnosis.ts";
import { createGuardWorld } from "./create-guard-world.ts";
import { type RunningGuard, startGuard } from "./guard.ts";
import { GuardProblem } from "./guard-problem.ts";
import type { GuardSettings } from "./guard-settings.ts";

export interface RunOptions {
  /** Read again at every reload. Throws where the settings are wrong. */
  readonly readSettings: () => Promise<GuardSettings>;
  readonly stateFolder: string;
  readonly version: string;
  readonly onStarted: (guard: {
    readonly addresses: readonly string[];
    readonly mode: string;
  }) => void;
}

/**
 * Guards until SIGTERM or SIGINT. SIGHUP reads the settings again; counters stay, for they are in the state. Throws a
 * `GuardProblem` where it cannot start; settings that are wrong at a reload leave the old ones in force.
 */
export async function runGuard(options: RunOptions): Promise<void> {
  keepHeapSmall();
  let settings = await options.readSettings();
  let live: LiveDiagnosis | undefined;
  for (;;) {
    const guard = await started(settings, options, live);
    const addresses = guard.listening.map(({ address }) => listenAddressText(address));
    options.onStarted({ addresses, mode: settings.mode });
    let next: GuardSettings | undefined;
    while (next === undefined) {
      if ((await waitForSignal()) !== "SIGHUP") {
        await guard.close();
        return;
      }
      next = await options.readSettings().catch((error: unknown) => {
        guard.noteReloadFailed(error instanceof Error ? error.message : String(error));
        return undefined;
      });
    }
    await guard.close();
    settings = next;
    live = guard.live;
  }
}

async function started(
  settings: GuardSettings,
  options: RunOptions,
  live: LiveDiagnosis | undefined,
): Promise<RunningGuard> {
  try {
    const world = createGuardWorld(options.stateFolder, options.version);
    return await startGuard(settings, world, live);
  } catch (error) {
    const code = error instanceof SqliteMissing ? "no-sqlite" : "cannot-start";
    const message = error instanceof Error ? error.message : String(error);
    throw new GuardProblem(code, options.stateFolder, message);
  }
}
