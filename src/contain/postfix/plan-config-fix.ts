import type { HostWorld } from "../../core/host-world.ts";
import type { FileChange } from "../file-change.ts";
import type { PostfixServer } from "../mail-server.ts";
import type { PlanFacts } from "../plan-facts.ts";
import { shellWords } from "../shell-words.ts";
import { bindSenders } from "./bind-senders.ts";
import { PostfixDraft } from "./settings-draft.ts";

/** What an edit of a draft may be: parameters, services and their fields. Nothing that removes or runs. */
const EDITS = new Set(["-e", "-P", "-M", "-F"]);
/** Logged-in users may use the addresses of others. */
const FORGING = /^audit\.PF-FRG-(?:01|12)$/;
/** More addresses are a botnet: it is refused as everybody is. */
const DISTRUSTED_MAX = 100;

/** The changes that close what let the incident in, in the order of the findings' severity. */
export async function planConfigFix(
  host: HostWorld,
  server: PostfixServer,
  facts: Pick<PlanFacts, "culprit" | "holes" | "honestSenders" | "incident">,
): Promise<readonly FileChange[]> {
  const { culprit, holes, honestSenders, incident } = facts;
  const isForging = holes.some(({ code }) => FORGING.test(code));
  const others = holes.filter(({ code }) => !FORGING.test(code));
  const edits = new Map<string, readonly string[]>();
  for (const { fix } of others) {
    const words = fix?.command === undefined ? undefined : shellWords(fix.command);
    const [program, option = "", ...values] = words ?? [];
    if (program !== "postconf" || !EDITS.has(option) || values.length === 0) continue;
    if (values.every((value) => hasItsTables(value, host)))
      edits.set(fix?.command ?? "", [option, ...values]);
  }
  const distrusted = incident.cause === "trusted-network" ? culprit.clients : [];
  const isBouncing = incident.cause === "backscatter" && holes.length > 0 && edits.size === 0;
  return PostfixDraft.changesOf(host, server, async (draft) => {
    for (const words of edits.values()) await draft.edit(words);
    if (isForging) await bindSenders(draft, honestSenders);
    if (distrusted.length > 0 && distrusted.length <= DISTRUSTED_MAX)
      await distrust(draft, distrusted);
    if (isBouncing) await verifyRecipients(draft);
  });
}

/** A finding may propose a table that somebody would have to write first: a server that names one refuses all mail. */
function hasItsTables(value: string, { files }: HostWorld): boolean {
  const tables = [...value.matchAll(/\b[a-z]+:(\/[^\s,{}]+)/g)].map(([, path]) => path ?? "");
  return tables.every((path) => files.look(path) !== undefined);
}

/** Takes single hosts out of the trusted networks: the others go on as they are (postconf(5), mynetworks: `!pattern`). */
async function distrust(draft: PostfixDraft, clients: readonly string[]): Promise<void> {
  const out = clients.map((ip) => (ip.includes(":") ? `![${ip}]` : `!${ip}`));
  await draft.setParameter("mynetworks", [...out, await draft.parameter("mynetworks")].join(" "));
}

/**
 * Asks whoever delivers whether there is such a recipient before its mail is taken, whatever the accounts are kept in
 * (ADDRESS_VERIFICATION_README). Users and trusted hosts are not asked: their recipients are everywhere.
 */
async function verifyRecipients(draft: PostfixDraft): Promise<void> {
  const list = "smtpd_recipient_restrictions";
  const words = (await draft.parameter(list)).split(/[\s,]+/).filter((word) => word !== "");
  const own = ["permit_mynetworks", "permit_sasl_authenticated"].filter(
    (word) => !words.includes(word),
  );
  const last = words.at(-1) === "permit" ? words.splice(-1) : [];
  await draft.setParameter(
    list,
    [...words, ...own, "reject_unverified_recipient", ...last].join(", "),
  );
  // The default 450 has the sender try for days.
  await draft.setParameter("unverified_recipient_reject_code", "550");
}
