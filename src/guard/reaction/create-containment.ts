import { type ContainApp, createContainApp } from "../../app/contain-app.ts";
import type { StepState } from "../../contain/step-states.ts";
import { loadLanguage } from "../../report/language.ts";
import { localiseIncident } from "../../report/localise.ts";
import { GUARD_STEPS } from "../../settings/guard-defaults.ts";
import { createAccountSessions } from "../../system/account-sessions.ts";
import { createDiagnoseWorlds } from "../../system/diagnose-worlds.ts";
import { createHostWorld } from "../../system/host-world.ts";
import type { Containment } from "./containment.ts";

/** `contain` on this machine; the plans lie in the state folder, where `mailwarden contain` finds them, too. */
export function createContainment(stateFolder: string): Containment {
  const open = (): ContainApp =>
    createContainApp(stateFolder, {
      ...createDiagnoseWorlds(),
      host: createHostWorld(),
      sessions: createAccountSessions(),
    });
  return {
    async apply({ incident, conduct, steps, evidence }) {
      let plan: string | null = null;
      try {
        const app = open();
        const language = await loadLanguage("en");
        const known = { incident: localiseIncident(incident, language), conduct, evidence };
        const stored = await app.planOfIncident(known, { only: steps }, language);
        if (stored.plan.steps.length === 0) return { plan, done: [], problem: "" };
        plan = stored.plan.digest;
        const { states } = await app.run("apply", stored, {});
        const done = states.filter(({ status }) => status === "done").map(({ step }) => step.step);
        const failed = states.find(({ status }) => status === "failed");
        return { plan, done, problem: failed === undefined ? "" : failureOf(failed) };
      } catch (error) {
        return { plan, done: [], problem: wordsOf(error) };
      }
    },
    async undo(plan) {
      try {
        const app = open();
        const stored = app.load(plan);
        // Whoever takes it back says that the guard was wrong.
        const { states } = await app.run("undo", stored, { reopen: GUARD_STEPS });
        const failed = states.find(({ status }) => status === "failed");
        const passwords = app.unshownPasswords(stored);
        app.forgetPasswords(stored);
        return { problem: failed === undefined ? "" : failureOf(failed), passwords };
      } catch (error) {
        return { problem: wordsOf(error), passwords: [] };
      }
    },
  };
}

function failureOf({ step, record }: StepState): string {
  const { error } = record ?? {};
  return error === undefined ? step.step : `${step.step}: ${error.message}`;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
