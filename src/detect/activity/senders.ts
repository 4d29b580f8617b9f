import type { SenderActivity } from "../../core/activity.ts";
import { isRedacted } from "../../core/mail-address.ts";
import type { Scene } from "../scene.ts";
import type { AbuseMarks } from "./abuse-marks.ts";
import { sendingsOf } from "./sendings.ts";
import { inOrder, type Steps } from "./steps.ts";

const SENDERS_SHOWN = 8;

/** Who sent how much when: the abusers, then the largest, then all others as one. */
export function sendersOf(
  scene: Scene,
  { sent }: AbuseMarks,
  steps: Steps,
): readonly SenderActivity[] {
  const { ledger } = scene.traffic;
  const sums = sendingsOf(scene)
    .filter(({ rows }) => rows.length > 0)
    .map((sending) => {
      let recipients = 0;
      let abuse = 0;
      for (const row of sending.rows) {
        recipients += ledger.recipients(row);
        if (sent[row] === 1) abuse += ledger.recipients(row);
      }
      return { sending, recipients, abuse };
    })
    .sort(
      (a, b) =>
        b.abuse - a.abuse ||
        b.recipients - a.recipients ||
        (a.sending.sender < b.sending.sender ? -1 : 1),
    );
  // Masked values are different people under one name.
  const shown = new Set(
    sums.filter(({ sending }) => !isRedacted(sending.sender)).slice(0, SENDERS_SHOWN),
  );
  const left = sums.filter((sum) => !shown.has(sum));
  const activities = [...shown].map(({ sending: { kind, sender, rows } }) =>
    activityOf(scene, { kind, sender }, [rows], sent, steps),
  );
  if (left.length === 0) return activities;
  const rowsOfOthers = left.map(({ sending }) => sending.rows);
  const others = activityOf(scene, { kind: "others", sender: "" }, rowsOfOthers, sent, steps);
  return [...activities, others];
}

/** `groups`: rows of the one or of all that are shown as one; a joint list would be of millions. */
function activityOf(
  scene: Scene,
  who: Pick<SenderActivity, "kind" | "sender">,
  groups: readonly (readonly number[])[],
  sent: Uint8Array,
  steps: Steps,
): SenderActivity {
  const { ledger } = scene.traffic;
  const points = new Map<number, { recipients: number; abuse: number }>();
  const total = { recipients: 0, abuse: 0 };
  const count = (row: number): void => {
    const recipients = ledger.recipients(row);
    const abuse = sent[row] === 1 ? recipients : 0;
    total.recipients += recipients;
    total.abuse += abuse;
    const step = steps.of(ledger.atMs[row] as number);
    if (!steps.has(step)) return;
    let point = points.get(step);
    if (!point) points.set(step, (point = { recipients: 0, abuse: 0 }));
    point.recipients += recipients;
    point.abuse += abuse;
  };
  for (const rows of groups) rows.forEach(count);
  return { ...who, ...total, points: inOrder(points, steps) };
}
