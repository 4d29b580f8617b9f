import type { Place } from "../config-text.ts";
import type { Scene } from "../postfix/scene.ts";
import type { Settings } from "../postfix/settings.ts";
import { splitWords } from "../postfix/words.ts";
import { placeOf } from "./fix.ts";

export const RESTRICTION_LISTS = [
  "smtpd_client_restrictions",
  "smtpd_helo_restrictions",
  "smtpd_sender_restrictions",
  "smtpd_relay_restrictions",
  "smtpd_recipient_restrictions",
  "smtpd_data_restrictions",
  "smtpd_end_of_data_restrictions",
] as const;

/** One word of a restriction list. */
export interface ListedWord {
  readonly list: string;
  /** Lower case where it is a restriction name. */
  readonly word: string;
  readonly index: number;
  readonly words: readonly string[];
  readonly place: Place;
}

/** Every word of the restriction lists that somebody set, in order. */
export function listedWords(
  settings: Settings,
  lists: readonly string[] = RESTRICTION_LISTS,
): ListedWord[] {
  return lists
    .filter((l) => settings.isSet(l))
    .flatMap((list) => {
      const words = splitWords(settings.value(list));
      return words.map((word, index) => ({
        list,
        word: word.toLowerCase(),
        index,
        words,
        place: placeOf(settings, list),
      }));
    });
}

/** True when a word stands in any of the lists. */
export function uses(
  settings: Settings,
  word: string,
  lists: readonly string[] = RESTRICTION_LISTS,
): boolean {
  return lists.some((l) => splitWords(settings.value(l)).some((w) => w.toLowerCase() === word));
}

/** Who may send through the server where nothing else is known. */
export const SOUND_RELAY =
  "permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination";

export const MISMATCH = /^reject_(?:authenticated_|unauthenticated_|known_)?sender_login_mismatch$/;
/** Restrictions that protect: dead ones give false confidence. */
export const PROTECTIVE =
  /^(?:reject_unauth_destination|defer_unauth_destination|reject_unlisted_recipient|reject_unverified_recipient|reject_.*sender_login_mismatch)$/;

/** Listeners where a login works. */
export function withLogin(scenes: readonly Scene[]): Scene[] {
  return scenes.filter((s) => s.auth.usable && s.dead === undefined);
}
