import { setTimeout as pause } from "node:timers/promises";
import type { FetchJson } from "../core/json-fetch.ts";
import { createFetchJson } from "./fetch-json.ts";

/** What looking up the owner of a network needs of this machine. */
export function createLookupWorld(): {
  readonly fetchJson: FetchJson;
  readonly nowMs: () => number;
  readonly pause: (ms: number) => Promise<void>;
} {
  return {
    fetchJson: createFetchJson("application/rdap+json, application/json"),
    nowMs: () => Date.now(),
    pause: (ms) => pause(ms),
  };
}
