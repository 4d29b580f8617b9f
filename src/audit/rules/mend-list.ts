import { zoneState } from "../blocklist.ts";
import type { Scene } from "../postfix/scene.ts";
import { splitWords } from "../postfix/words.ts";
import { bothFixes, setForListener, setParameter } from "./fix.ts";
import type { FixPart } from "./fix.ts";
import { MISMATCH, PROTECTIVE, SOUND_RELAY } from "./postfix-lists.ts";
import { needsVerification, withVerification } from "./verify-recipients.ts";
import type { PostfixView } from "./rule.ts";

/**
 * Writes a restriction list without any of the defects that grave rules find in it. One value for all of them: a command
 * sets the whole list, so the one of the next finding would undo that of the last. None where nothing can be changed.
 */
export function mendList(view: PostfixView, scene: Scene, list: string): FixPart {
  const known = mended.get(scene) ?? new Map<string, FixPart>();
  mended.set(scene, known);
  const part = known.get(list) ?? mendedList(view, scene, list);
  known.set(list, part);
  return part;
}

/** A list of ten thousand words may have ten thousand findings. */
const mended = new WeakMap<Scene, Map<string, FixPart>>();

function mendedList(view: PostfixView, scene: Scene, list: string): FixPart {
  const before = splitWords(scene.settings.value(list)).join(", ");
  const after = mendedWords(view, scene, list).join(", ");
  return after === before ? {} : { fix: setForListener(scene, list, after) };
}

/** The question whether the recipient exists, and a refusal that is final: by default it is a temporary one. */
export function verifyRecipients(view: PostfixView, scene: Scene): FixPart {
  const { fix } = mendList(view, scene, "smtpd_recipient_restrictions");
  const final = setParameter(scene.settings, "unverified_recipient_reject_code", "550");
  return fix === undefined ? {} : { fix: bothFixes(fix, final) };
}

function mendedWords(view: PostfixView, scene: Scene, list: string): readonly string[] {
  const isOpen =
    list === "smtpd_relay_restrictions" &&
    view.answers.relayUnauthenticated.some(
      ({ listener, answer }) => listener === scene.listener.label && answer === "yes",
    );
  if (isOpen) return SOUND_RELAY.split(", ");
  const { settings } = scene;
  const ownersKnown = settings.value("smtpd_sender_login_maps") !== "";
  const words = splitWords(settings.value(list));
  const inForce = withoutWarnings(mendZones(words), ownersKnown).flatMap((word) => {
    if (word.toLowerCase() === "permit_tls_all_clientcerts") return ["permit_tls_clientcerts"];
    const isBackup = word.toLowerCase() === "permit_mx_backup";
    return isBackup && settings.words("permit_mx_backup_networks").length === 0 ? [] : [word];
  });
  const inOrder = beforeTheEnd(ownersKnown ? senderChecksFirst(inForce) : inForce, ownersKnown);
  return list === "smtpd_recipient_restrictions" && needsVerification(view)
    ? withVerification(inOrder)
    : inOrder;
}

/** `warn_if_reject` in front of what protects leaves only a line in the log; it stays where all users would be refused. */
function withoutWarnings(words: readonly string[], ownersKnown: boolean): readonly string[] {
  return words.filter((word, at) => {
    const next = (words[at + 1] ?? "").toLowerCase();
    const isTrial = MISMATCH.test(next) && !ownersKnown;
    return word.toLowerCase() !== "warn_if_reject" || !PROTECTIVE.test(next) || isTrial;
  });
}

/** Without the lists that list everybody; of those that also answer "not for you", only the codes of a listing. */
export function mendZones(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    if (ASKS_LIST.test(words[at - 1] ?? "")) {
      return zoneState(word) === "wild" ? [] : [filteredZone(word)];
    }
    return ASKS_LIST.test(word) && zoneState(words[at + 1] ?? "") === "wild" ? [] : [word];
  });
}

const ASKS_LIST = /^(?:reject_rbl_client|reject_rhsbl_\w+|permit_dnswl_client)$/i;

/** An unfiltered zone of Spamhaus, whose refusals would count as listings. */
export const isUnfiltered = (zone: string): boolean =>
  /(?:^|\.)spamhaus\.(?:org|net)/.test(zone) && !zone.includes("=");

/** What only a listing answers (Spamhaus: 127.255.255.x is "not for you"). `zone*3` is postscreen's weight. */
export function filteredZone(zone: string): string {
  if (!isUnfiltered(zone)) return zone;
  const [name = "", weight] = zone.split("*");
  const codes = /(?:^|\.)dbl\./.test(name) ? "127.0.1.[2..99]" : "127.0.0.[2..11]";
  return `${name}=${codes}${weight === undefined ? "" : `*${weight}`}`;
}

const ENDS = /^(?:permit|reject|defer|static:(?:ok|permit|relay))$/i;

/** Where the first word stands that decides for everybody; -1: nowhere. */
export function endOfList(words: readonly string[]): number {
  return words.findIndex(
    (word, at) => ENDS.test(word) && words[at - 1]?.toLowerCase() !== "warn_if_reject",
  );
}

/**
 * Moves what protects in front of the word that ends the list. A check of owners stays where there are none: it would
 * refuse every user.
 */
function beforeTheEnd(words: readonly string[], ownersKnown: boolean): readonly string[] {
  const end = endOfList(words);
  if (end < 0) return words;
  const isLate = (word: string, at: number): boolean =>
    at > end && PROTECTIVE.test(word.toLowerCase()) && (ownersKnown || !MISMATCH.test(word));
  return [
    ...words.slice(0, end),
    ...words.filter(isLate),
    ...words.slice(end).filter((word, at) => !isLate(word, at + end)),
  ];
}

/** Behind `permit_sasl_authenticated` nobody who has logged in is asked for his sender any more. */
function senderChecksFirst(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => /^(?:permit_sasl_authenticated|permit)$/i.test(word));
  const isLate = (word: string, at: number): boolean =>
    end >= 0 && at > end && MISMATCH.test(word.toLowerCase());
  return [...words.filter(isLate), ...words.filter((word, at) => !isLate(word, at))];
}
