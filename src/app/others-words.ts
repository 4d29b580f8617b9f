/** Kinds of text that others wrote into: a setting or a login in them is a quotation, a table in them a forgery. */
export const OTHERS_WORDS: ReadonlySet<string> = new Set([
  "mail log",
  "system log",
  "mail",
  "queue file",
  "queue listing",
  "web access log",
  "php mail log",
  "php script",
  "zip archive",
]);
