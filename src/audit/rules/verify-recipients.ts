import { tablesOf } from "../postfix/recipient.ts";
import { openTable } from "../postfix/table.ts";
import type { TableRow } from "../postfix/table-file.ts";
import { uses } from "./postfix-lists.ts";
import type { PostfixView } from "./rule.ts";

const VERIFY = "reject_unverified_recipient";

const isVerified = ({ scenes }: PostfixView): boolean =>
  scenes.some(({ settings }) => uses(settings, VERIFY));

/** Relay domains without a table of their recipients: the server behind refuses, and we bounce. */
export function isRelayBlind(view: PostfixView): boolean {
  const { main } = view;
  return (
    main.isSet("relay_domains") &&
    main.words("relay_domains").length > 0 &&
    tablesOf(main, "relay_recipient_maps").length === 0 &&
    !isVerified(view)
  );
}

/** Virtual domains without a table of their mailboxes, or with one that has everybody. */
export function isMailboxBlind(view: PostfixView): boolean {
  const { main } = view;
  const maps = main.words("virtual_mailbox_maps");
  return (
    main.isSet("virtual_mailbox_domains") &&
    main.value("virtual_mailbox_domains") !== "" &&
    (maps.length === 0 || maps.some((map) => map.startsWith("static:"))) &&
    !isVerified(view)
  );
}

const ROWS_MAX = 20;

/** Rows that make every address of a domain one of another domain. */
export function wholeDomainAliases(view: PostfixView): readonly TableRow[] {
  if (isVerified(view)) return [];
  return tablesOf(view.main, "virtual_alias_maps").flatMap((spec) =>
    (openTable(spec, view.config.texts).rows ?? [])
      .filter(
        ({ pattern, key, value }) =>
          pattern === undefined && key.startsWith("@") && value.startsWith("@"),
      )
      .slice(0, ROWS_MAX),
  );
}

/** Where no table tells who exists, only who delivers can be asked. */
export function needsVerification(view: PostfixView): boolean {
  return isRelayBlind(view) || isMailboxBlind(view) || wholeDomainAliases(view).length > 0;
}

/**
 * Asks who delivers the mail whether the recipient exists (ADDRESS_VERIFICATION_README), for mail of strangers alone:
 * else every recipient of our users would be asked for, all over the world. Behind a word that ends the list it would never be
 * reached.
 */
export function withVerification(words: readonly string[]): readonly string[] {
  if (words.some((word) => word.toLowerCase() === VERIFY)) return words;
  const end = words.findIndex((word) => /^(?:permit|reject|defer)$/i.test(word));
  const [before, after] = end < 0 ? [words, []] : [words.slice(0, end), words.slice(end)];
  const spared = ["permit_mynetworks", "permit_sasl_authenticated"].filter(
    (word) => !before.some((one) => one.toLowerCase() === word),
  );
  return [...before, ...spared, VERIFY, ...after];
}
