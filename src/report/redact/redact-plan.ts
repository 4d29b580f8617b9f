import type { Accused } from "./accused.ts";
import { asItIs, redactDocument } from "./redact-document.ts";
import type { Redactor } from "./redactor.ts";

/** Whom a plan is about: by what the server recognises them, and the clients of the incident where it is at hand. */
export interface PlanCulprit {
  readonly accounts: readonly string[];
  readonly clients: readonly string[];
  readonly uids: readonly number[];
  readonly users: readonly string[];
}

/** The culprit of a plan keeps its names, and so do the addresses and files that its steps act against. */
export function accusedByPlan(
  { accounts, clients, uids, users }: PlanCulprit,
  steps: readonly { readonly step: string; readonly target: string }[],
): Accused {
  const targetsOf = (name: string) =>
    steps.filter(({ step }) => step === name).map(({ target }) => target);
  return {
    accounts: new Set(accounts.map((login) => login.toLowerCase())),
    // Of several clients a step names the first: `203.0.113.7 ...`.
    ips: new Set([
      ...clients,
      ...targetsOf("client-ban").map((target) => target.split(" ")[0] ?? ""),
    ]),
    users: new Set([
      ...users.map((user) => user.toLowerCase()),
      ...uids.map((uid) => `uid:${uid}`),
    ]),
    paths: targetsOf("script-disable"),
  };
}

/** What `contain` shows, in which only the accused have names: plans, records, checks. */
export function redactContainment<T>(shown: T, redactor: Redactor): T {
  return redactDocument(shown, redactor, {
    schema: asItIs,
    digest: asItIs,
    prev: asItIs,
    incident: asItIs,
    id: asItIs,
    step: asItIs,
    status: asItIs,
    doing: asItIs,
    code: asItIs,
    check: asItIs,
    found: asItIs,
    password: asItIs,
  });
}
