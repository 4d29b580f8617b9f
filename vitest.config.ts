import { defineConfig } from "vitest/config";
import { namespacePool } from "./test/live/namespace-pool.ts";

/** Tests that start real mail servers, and those that take long: `npm run test:live` (test/live/README.md). */
const LIVE = "test/**/*.live.test.ts";
const LONG = "test/**/*.long.test.ts";

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // .ci/run adds up the results from this file.
    reporters: process.env["CI"]
      ? ["default", ["json", { outputFile: "build/test-results.json" }]]
      : ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["src/**/*.test.ts", "test/**/*.test.ts", "bench/**/*.test.ts"],
          exclude: [LIVE, LONG],
        },
      },
      {
        extends: true,
        test: {
          name: "live",
          include: process.env["MAILWARDEN_LONG"] ? [LIVE, LONG] : [LIVE],
          pool: namespacePool(),
          maxWorkers: 1,
        },
      },
    ],
  },
});
