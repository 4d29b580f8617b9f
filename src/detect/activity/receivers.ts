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
  const { names, verdicts } = scene.traffic;
  const receivers = new Map<string, Map<number, Counting>>();
  const receiverOfRelay = new Map<number, string>();
  verdicts.each(({ relay, verdict, wallMs, count }) => {
    let receiver = receiverOfRelay.get(relay);
    if (receiver === undefined) {
      receiver = receiverOf(names.relays.text(relay));
      receiverOfRelay.set(relay, receiver);
    }
    const step = steps.ofWall(wallMs);
    const field = FIELDS[verdict];
    if (receiver === "" || field === undefined || !steps.has(step)) return;
    let points = receivers.get(receiver);
    if (!points) receivers.set(receiver, (points = new Map<number, Counting>()));
    let point = points.get(step);
    if (!point) points.set(step, (point = { ...NO_VERDICTS }));
    point[field] += count;
  });
  return [...receivers]
    .map(([receiver, points]) => ({
      receiver,
      ...[...points.values()].reduce(add, NO_VERDICTS),
      points: inOrder(points, steps),
    }))
    .sort(
      (a, b) =>
        b.refused - a.refused || b.accepted - a.accepted || (a.receiver < b.receiver ? -1 : 1),
    )
    .slice(0, RECEIVERS_SHOWN);
}

function add(a: Verdicts, b: Verdicts): Verdicts {
  return {
    accepted: a.accepted + b.accepted,
    refused: a.refused + b.refused,
    noRecipient: a.noRecipient + b.noRecipient,
    notYet: a.notYet + b.notYet,
  };
}
