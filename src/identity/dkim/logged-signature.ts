const NAME = "[A-Za-z0-9_.-]{1,253}";
const SELECTOR = "[A-Za-z0-9_.-]{1,63}";

/** What signers log of a message that they signed; what they verified is others' mail. */
const FORMS: readonly RegExp[] = [
  // OpenDKIM (opendkim.c, "DKIM-Signature field added").
  new RegExp(
    `DKIM-Signature field added \\(s=(?<selector>${SELECTOR}), d=(?<domain>${NAME})\\)`,
    "g",
  ),
  // amavisd-new: `dkim_new=mail:example.org`; `dkim_sd=` is a signature that came in.
  new RegExp(`\\bdkim_new=(?<selector>${SELECTOR}):(?<domain>${NAME})`, "g"),
  // rspamd: `DKIM_SIGNED(0.00){example.org:s=mail;}`; `R_DKIM_ALLOW` is one that came in.
  new RegExp(
    `\\bDKIM_SIGNED\\([-\\d.]{1,12}\\)\\{(?<domain>${NAME}):s=(?<selector>${SELECTOR})`,
    "g",
  ),
];

/** Addresses, message ids and subjects are written by others, who may write the words of a signer. */
const OTHERS = /<[^<>\n]{0,1000}>|"[^"\n]{0,1000}"/g;

/** Selectors and domains that a server signed with, in the order of the log; lower case. */
export function findLoggedSignatures(
  text: string,
): readonly { readonly selector: string; readonly domain: string }[] {
  const own = text.replaceAll(OTHERS, "");
  return FORMS.flatMap((form) =>
    [...own.matchAll(form)].map(({ groups }) => ({
      selector: (groups?.["selector"] ?? "").toLowerCase(),
      domain: (groups?.["domain"] ?? "").toLowerCase(),
    })),
  );
}
