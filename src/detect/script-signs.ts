import { isRedacted, localPartOf } from "../core/mail-address.ts";
import { isDead, isRefused, measure, type Measures, shareOf } from "./measure.ts";
import { usualRefusals, usualShares } from "./usual-shares.ts";
import type { Scene } from "./scene.ts";

/** Sender names that applications write under, not people: sign-up, contact forms, shops. */
const APPLICATION_SENDER =
  /^(?:no-?reply|do-?not-?reply|wordpress|wp|contact|kontakt|info|support|admin|account|accounts|register|registration|signup|welcome|shop|store|orders?|verify|notification|notifications|forum|form|mailer|service|hello)\b/i;

/** A local user, script or application that hands in mail without a login. */
export interface LocalSender {
  /** `uid:33`, `www-data`, or `127.0.0.1` for the loopback interface. */
  readonly name: string;
  readonly rows: readonly number[];
  readonly measures: Measures;
  readonly badShare: number;
  readonly refusedShare: number;
  /** Writes like an application: one sender with such a name, one recipient a message. */
  readonly isApplication: boolean;
  /** Refused, or writing to nobody, far more than is usual on this server. */
  readonly isRefused: boolean;
  readonly isDead: boolean;
}

/** Local users, and programs that speak SMTP to the loopback interface, each with its measures. */
export function readLocalSenders(scene: Scene): LocalSender[] {
  const { names } = scene.traffic;
  const senders: { name: string; rows: readonly number[] }[] = [...scene.bySubmitter].map(
    ([submitter, rows]) => ({
      name: names.submitters.text(submitter),
      rows,
    }),
  );
  if (scene.loopback.length > 0) senders.push({ name: "127.0.0.1", rows: scene.loopback });
  const all = senders.map(({ name, rows }) => ({ name, rows, measures: measure(scene, rows) }));
  const usual = usualShares(scene);
  return all
    .filter(({ name }) => name !== "" && !isRedacted(name))
    .map(({ name, rows, measures }) => ({
      name,
      rows,
      measures,
      badShare: shareOf(measures.refused + measures.dead, measures),
      refusedShare: shareOf(measures.refused, measures),
      isApplication: isApplication(scene, rows, measures),
      isRefused: isRefused(measures, usualRefusals(scene, rows)),
      isDead: isDead(measures, usual.dead),
    }));
}

function isApplication(scene: Scene, rows: readonly number[], measures: Measures): boolean {
  const first = rows[0];
  if (first === undefined || measures.senders > 2 || measures.recipients > measures.messages * 1.2)
    return false;
  const { ledger, names } = scene.traffic;
  return APPLICATION_SENDER.test(localPartOf(names.senders.text(ledger.sender[first] as number)));
}
