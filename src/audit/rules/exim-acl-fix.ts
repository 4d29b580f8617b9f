import { baseName } from "../config-text.ts";
import type { EximConfig } from "../exim/config.ts";
import { splitList } from "../exim/list.ts";
import { main, relayDomains, statements } from "./exim-hits.ts";
import type { FixPart } from "./fix.ts";
import type { Hit } from "./rule.ts";

/** Lines put behind the label of an ACL, which stands once in the text; none where it cannot be found. */
export function firstInAcl(config: EximConfig, option: string, lines: readonly string[]): FixPart {
  return behindLine(config, `${main(config, option)}:`, lines);
}

/** Lines put behind one that stands once in all the text, or before it. */
export function behindLine(
  config: EximConfig,
  anchor: string,
  lines: readonly string[],
  where: "behind" | "before" = "behind",
): FixPart {
  const found = config.texts.flatMap(({ name, text }) =>
    text.split("\n").flatMap((line) => (line.trim() === anchor ? [{ name, line }] : [])),
  );
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) return {};
  const all = where === "behind" ? [only.line, ...lines] : [...lines, only.line];
  const added = all.map((line) => `+${line}`).join("\n");
  return { fix: { file: baseName(only.name), diff: `-${only.line}\n${added}` } };
}

/** The domains whose mail ends here, as a condition may name them; undefined where no list is called so. */
function localDomains(config: EximConfig): string | undefined {
  const key = [...config.lists.keys()].find((one) => /^domain:\w*local/.test(one));
  return key === undefined ? undefined : `+${key.slice("domain:".length)}`;
}

/** Local domains, and those that mail is handed on for. */
function ownDomains(config: EximConfig): string | undefined {
  const local = localDomains(config);
  const relayed = relayDomains(config).map(({ name }) => `+${name}`);
  return local === undefined ? undefined : [local, ...relayed].join(" : ");
}

/** Lists of hosts that some `accept` lets in. */
export function trustedLists(
  config: EximConfig,
): readonly { readonly name: string; readonly value: string; readonly place: Hit["place"] }[] {
  const used = new Set(
    statements(config)
      .filter((s) => s.verb === "accept")
      .flatMap((s) =>
        s.items
          .filter((i) => i.name === "hosts" && !i.negated)
          .flatMap((i) => splitList(i.value).map((w) => w.replace(/^\+/, ""))),
      ),
  );
  return [...config.lists]
    .filter(([key]) => key.startsWith("host:") && used.has(key.slice("host:".length)))
    .map(([, list]) => list);
}

/**
 * A fence in front of everything else: who has not logged in and comes from nowhere that is trusted reaches our own
 * domains alone, whatever stands behind it. The empty item stands for programs on this host (spec, "Host lists").
 */
export function relayFence(config: EximConfig): FixPart {
  const domains = ownDomains(config);
  if (domains === undefined) return {};
  const hosts = ["", ...trustedLists(config).map(({ name }) => `+${name}`)].join(" : ");
  return firstInAcl(config, "acl_smtp_rcpt", [
    "  deny message = relay not permitted",
    "    !authenticated = *",
    `    !hosts = ${hosts === "" ? ":" : hosts}`,
    `    !domains = ${domains}`,
  ]);
}

/** Recipients who do not exist are refused instead of being bounced; `ask`: the server behind is asked. */
export function recipientCheck(config: EximConfig, ask: "routers" | "next-host"): FixPart {
  const domains =
    ask === "routers"
      ? localDomains(config)
      : relayDomains(config)
          .map(({ name }) => `+${name}`)
          .join(" : ");
  if (domains === undefined || domains === "") return {};
  // A host that does not answer now must not cost mail.
  const callout = ask === "routers" ? "" : "/callout=30s,defer_ok";
  return firstInAcl(config, "acl_smtp_rcpt", [
    `  deny domains = ${domains}`,
    `    !verify = recipient${callout}`,
  ]);
}

/**
 * Who has logged in sends under the address of his login, or as nobody (delivery reports of mail programs). None where
 * an authenticator does not tell who logged in: everybody would be refused.
 */
export function senderCheck(config: EximConfig): FixPart {
  const domains = localDomains(config);
  const isNamed = config.authenticators.every(({ options }) =>
    /\$\{?(?:auth)?\d|\$\{?authenticated/.test(options.get("server_set_id")?.value ?? ""),
  );
  if (domains === undefined || !isNamed) return {};
  return firstInAcl(config, "acl_smtp_rcpt", [
    "  deny message = sender address not owned by the user who logged in",
    "    authenticated = *",
    "    !senders = :",
    "    condition = ${if !eqi{$sender_address}{$authenticated_id}}",
    `    condition = \${if !and{{eqi{$sender_address_local_part}{$authenticated_id}}{match_domain{$sender_address_domain}{${domains}}}}}`,
  ]);
}
