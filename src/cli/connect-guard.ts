import { randomBytes } from "node:crypto";
import type { GuardSettings } from "../guard/guard-settings.ts";
import type { GuardApp } from "./app.ts";
import { VERSION } from "./version.ts";

/** Where the state lives when nobody says otherwise (`--state`). */
const STATE_FOLDER = "/var/lib/mailwarden";

/** The guard on this machine. */
export function connectGuard(): GuardApp {
  return {
    async run({ config, state, onStarted }) {
      const { runGuard } = await import("../guard/run-guard.ts");
      await runGuard({
        readSettings: () => readSettings(config),
        stateFolder: state ?? STATE_FOLDER,
        version: VERSION,
        onStarted,
      });
    },
    async inspectSetup(config, configuration) {
      const [{ inspectSetup }, { createEvidenceWorld }, { createMachineWorld }] = await Promise.all(
        [
          import("../guard/setup/inspect-setup.ts"),
          import("../system/evidence-world.ts"),
          import("../system/machine-world.ts"),
        ],
      );
      const settings = await readSettings(config);
      const nonce = randomBytes(16).toString("hex");
      return inspectSetup(
        configuration,
        settings,
        createEvidenceWorld(),
        createMachineWorld(),
        nonce,
      );
    },
    async learn(config, logs, stamps) {
      const [{ learnLimits }, { createEvidenceWorld }] = await Promise.all([
        import("../guard/learn/learn-limits.ts"),
        import("../system/evidence-world.ts"),
      ]);
      return learnLimits(logs, stamps, await readSettings(config), createEvidenceWorld());
    },
    async ask(config, request) {
      const { askGuard } = await import("../guard/ask-guard.ts");
      return askGuard((await readSettings(config)).control, request);
    },
  };
}

async function readSettings(config: string | undefined): Promise<GuardSettings> {
  const [{ loadSettings }, { createAccountWorld }, { readGuardSettings }, { SettingsError }] =
    await Promise.all([
      import("../app/load-settings.ts"),
      import("../system/account-world.ts"),
      import("../guard/read-guard-settings.ts"),
      import("../settings/settings-error.ts"),
    ]);
  const { file, parsed } = await loadSettings(config, createAccountWorld());
  if (parsed.kind === "problems") throw new SettingsError(file ?? "", parsed.problems);
  return readGuardSettings(parsed.settings.guard);
}
