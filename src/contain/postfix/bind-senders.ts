import type { PostfixDraft } from "./settings-draft.ts";

const LIST = "smtpd_sender_restrictions";
const MAPS = "smtpd_sender_login_maps";
/** Of those who have logged in alone: with our table every stranger's address has an owner, too. */
const CHECK = "reject_authenticated_sender_login_mismatch";

/**
 * Binds sender addresses to logins. Whose an address is, the server's own alias tables know, in whatever they are kept
 * (files, SQL, LDAP): who gets its mail may send under it. Besides, everybody owns the address of the same name, and
 * those that `honestSenders` was seen to use: nobody who was honest until now is refused.
 */
export async function bindSenders(
  draft: PostfixDraft,
  honestSenders: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  if ((await draft.parameter(MAPS)) === "") {
    const tables = [`regexp:${draft.addFile("mailwarden-own-senders", await ownNames(draft))}`];
    if ((await draft.expanded("virtual_alias_maps")) !== "") tables.unshift("$virtual_alias_maps");
    if (honestSenders.size > 0) {
      const rows = [...honestSenders].map(([sender, logins]) => `${sender} ${logins.join(", ")}\n`);
      tables.unshift(`texthash:${draft.addFile("mailwarden-honest-senders", rows.join(""))}`);
    }
    // All of them are asked, and all that answer are owners (DATABASE_README, "unionmap").
    await draft.setParameter(MAPS, `unionmap:{${tables.join(", ")}}`);
  }
  await draft.setParameter(LIST, withCheck(await draft.parameter(LIST)));
  for (const { service, value } of await draft.overrides(LIST))
    await draft.setOverride(service, LIST, withCheck(value).replaceAll(/[\s,]+/g, ","));
}

function withCheck(list: string): string {
  if (/\breject_(?:authenticated_)?sender_login_mismatch\b/.test(list)) return list;
  return list === "" ? CHECK : `${CHECK}, ${list}`;
}

/** An address belongs to the login of its name, with the domain or without, also with an extension behind the name. */
async function ownNames(draft: PostfixDraft): Promise<string> {
  const delimiters = (await draft.expanded("recipient_delimiter")).replaceAll(/[\\\]^-]/g, "\\$&");
  const extended =
    delimiters === "" ? "" : `/^([^@]+)([${delimiters}][^@]*)@(.+)$/ $1$2@$3 $1@$3 $1\n`;
  return `${extended}/^([^@]+)@(.+)$/ $1@$2 $1\n`;
}
