import type { ReceiverActivity, Verdicts } from "../../core/activity.ts";
import { VERDICT } from "../../core/verdict-series.ts";
import { receiverOf } from "../findings/blocked-by-receiver.ts";
import type { Scene } from "../scene.ts";
import { inOrder, type Steps } from "./steps.ts";

const RECEIVERS_SHOWN = 8;

type Counting = { -readonly [Field in keyof Verdicts]: number };
const NO_VERDICTS: Verdicts = { accepted: 0, refused: 0, noRecipient: 0, notYet: 0 };
const FIELDS: readonly (keyof Verdicts)[] = (Object.entries(VERDICT) as [keyof Verdicts, number][])
  .sort(([, a], [, b]) => a - b)
  .map(([field]) => field);

/** What receivers did with our mail, and when: those that refuse it first. */
export function receiversOf(scene: Scene, steps: Steps): readonly ReceiverActivity[] {
  const { verdicts } = scene.traffic;
  const receiverOfRelay = rememberReceivers(scene);
  const totals = new Map<string, Counting>();
  verdicts.each(({ relay, verdict, wallMs, count }) => {
    const receiver = receiverOfRelay(relay);
    const field = FIELDS[verdict];
    if (receiver === "" || field === undefined || !steps.has(steps.ofWall(wallMs))) return;
    let total = totals.get(receiver);
    if (!total) totals.set(receiver, (total = { ...NO_VERDICTS }));
    total[field] += count;
  });
  const shown = [...totals]
    .sort(
      ([a, { refused, accepted }], [b, other]) =>
        other.refused - refused || other.accepted - accepted || (a < b ? -1 : 1),
    )
    .slice(0, RECEIVERS_SHOWN);
  // Counted again for the few that are shown: thousands of receivers have a point in every step.
  const series = new Map(shown.map(([receiver]) => [receiver, new Map<number, Counting>()]));
  verdicts.each(({ relay, verdict, wallMs, count }) => {
    const points = series.get(receiverOfRelay(relay));
    const step = steps.ofWall(wallMs);
    const field = FIELDS[verdict];
    if (points === undefined || field === undefined || !steps.has(step)) return;
    let point = points.get(step);
    if (!point) points.set(step, (point = { ...NO_VERDICTS }));
    point[field] += count;
  });
  return shown.map(([receiver, total]) => ({
    receiver,
    ...total,
    points: inOrder(series.get(receiver) ?? new Map<number, Counting>(), steps),
  }));
}

/** The receiver of each relay, worked out once. */
function rememberReceivers(scene: Scene): (relay: number) => string {
  const receivers = new Map<number, string>();
  return (relay) => {
    let receiver = receivers.get(relay);
    if (receiver === undefined) {
      receiver = receiverOf(scene.traffic.names.relays.text(relay));
      receivers.set(relay, receiver);
    }
    return receiver;
  };
}
