import { expect, test } from "vitest";
import { diagnoseText } from "./diagnose-logs.ts";
import { generateLog } from "./generate-log.ts";

test("a newsletter that is refused only since a script got the server blocked is no second incident", async () => {
  const { text, truth } = generateLog("exim", "web-script,newsletter", {
    seed: 14,
    scale: 0.6,
    accounts: 24,
    messagesPerSecond: 0.006,
    documentationAddresses: true,
  });
  const { incidents } = await diagnoseText(text);
  expect(truth.lookAlikes.map(({ name }) => name)).toEqual(["newsletter"]);
  expect(incidents.map(({ cause, accounts }) => ({ cause, accounts }))).toEqual([
    { cause: "local-script", accounts: [] },
  ]);
});

test("a thief is not excused by a block that he himself brought about", async () => {
  const { text } = generateLog("postfix", "stolen-account-fast,newsletter", { scale: 0.6 });
  const { incidents } = await diagnoseText(text);
  expect(incidents.map(({ cause }) => cause)).toEqual(["stolen-credentials"]);
});
