import type { SenderKind } from "../../core/activity.ts";
import type { Scene } from "../scene.ts";

/** Everything that one sender, or senders of one kind, handed in. */
export interface Sending {
  readonly kind: SenderKind;
  readonly sender: string;
  readonly rows: readonly number[];
}

/** All messages of the scene, each in one of them. */
export function sendingsOf(scene: Scene): readonly Sending[] {
  const { names } = scene.traffic;
  const named = (
    kind: SenderKind,
    groups: ReadonlyMap<number, readonly number[]>,
    textOf: (id: number) => string,
  ): readonly Sending[] => [...groups].map(([id, rows]) => ({ kind, sender: textOf(id), rows }));
  const all = (kind: SenderKind, rows: readonly number[]): Sending => ({ kind, sender: "", rows });
  return [
    ...named("account", scene.byAccount, (id) => names.accounts.text(id)),
    ...named("local-user", scene.bySubmitter, (id) => names.submitters.text(id)),
    ...named("client", scene.byClient, (id) => names.ips.text(id)),
    all("nameless-login", scene.nameless),
    all("loopback", scene.loopback),
    all("forwards", scene.forwarded),
    all("bounces", scene.bounces),
    all("beginning-unseen", scene.beginningUnseen),
  ];
}
