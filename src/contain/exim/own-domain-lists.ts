/** A named list that some `domains =` asks for as it is: whose mail is taken, not whose is sent out. */
const ASKED_FOR = /^[ \t]*(?:(?:accept|require|warn)[ \t]+)?domains[ \t]*=[ \t]*(.*)$/gm;
const SENDING = /^[ \t]*driver[ \t]*=[ \t]*(?:dnslookup|manualroute)\b/m;

/**
 * The named lists of domains that an Exim takes mail for, by its own settings: those that an ACL or a router which delivers
 * here asks for. Empty where the settings name domains in other ways.
 */
export function ownDomainLists(settings: string): readonly string[] {
  const defined = new Set(
    [...settings.matchAll(/^[ \t]*domainlist[ \t]+(\w+)[ \t]*=/gm)].map(([, name]) => name ?? ""),
  );
  const [, acl = ""] =
    /^begin[ \t]+acl\b([\s\S]*?)(?=^begin[ \t]|(?![\s\S]))/m.exec(settings) ?? [];
  const [, routers = ""] =
    /^begin[ \t]+routers\b([\s\S]*?)(?=^begin[ \t]|(?![\s\S]))/m.exec(settings) ?? [];
  const delivering = routers.split(/^(?=\w+:)/m).filter((router) => !SENDING.test(router));
  const names = [acl, ...delivering].flatMap((text) =>
    [...text.matchAll(ASKED_FOR)].flatMap(([, list = ""]) =>
      list
        .split(":")
        .map((item) => item.trim())
        .flatMap((item) => (item.startsWith("+") ? [item.slice(1)] : [])),
    ),
  );
  return [...new Set(names)].filter((name) => defined.has(name));
}
