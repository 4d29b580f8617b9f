import { path, setting } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import type { ConfigText } from "../config-text.ts";
import { evaluateList, WORK_LIMIT } from "./evaluate-list.ts";
import type { Context, Outcome } from "./evaluate-list.ts";
import { mergeBranches, passes, START } from "./request.ts";
import type { Branch, Request } from "./request.ts";
import { checkUnlistedRecipient, checkUnlistedSender } from "./restrictions.ts";
import type { Settings } from "./settings.ts";

/** What becomes of one mail: does it pass, and by which path. */
export interface MailOutcome {
  readonly passes: "yes" | "no" | "depends";
  /** The path that passes, or the one that stops it. */
  readonly witness: Witness;
  /** What a `depends` depends on. */
  readonly oracles: readonly Witness[];
}

interface Stage {
  readonly list: string;
  readonly kind: Context["listKind"];
  /** What the client has not yet said when this list runs. */
  readonly request: Request;
}

/** Runs a mail through all lists of a listener in the order of smtpd(8), up to the end of the data. */
export function evaluateMail(
  settings: Settings,
  texts: readonly ConfigText[],
  request: Request,
  existing: ReadonlySet<string>,
): MailOutcome {
  const budget = { left: WORK_LIMIT };
  const context = (stage: Stage): Context => ({
    settings,
    texts,
    request: stage.request,
    existing,
    budget,
    listKind: stage.kind,
  });
  let open: Branch[] = [START];
  const refused: Branch[] = [];
  const keep = (branches: readonly Branch[]): void => {
    open = mergeBranches(branches.filter((b) => passes(b)));
    refused.push(...branches.filter((b) => !passes(b)));
  };
  const check = (outcomes: readonly Outcome[]): void =>
    keep(open.flatMap((b) => outcomes.map((o) => afterCheck(b, o))));
  for (const stage of earlyStages(settings, request)) {
    keep(open.flatMap((b) => runStage(context(stage), stage, b)));
    if (stage.kind === "sender" && settings.flag("smtpd_reject_unlisted_sender"))
      check(checkUnlistedSender(context(stage)));
  }
  // The relay and the recipient list share one defer_if_permit (smtpd_check_rcpt).
  const [first, second] = recipientStages(settings, request);
  const between = open.flatMap((b) => runStage(context(first), first, b));
  const stopped = between.filter((b) => b.result !== "dunno" && b.result !== "ok");
  const after = mergeBranches(between.filter((b) => b.result === "dunno" || b.result === "ok"));
  keep([...stopped, ...after.flatMap((b) => runStage(context(second), second, b))]);
  if (settings.flag("smtpd_reject_unlisted_recipient"))
    check(checkUnlistedRecipient(context(second)));
  for (const stage of dataStages(request))
    keep(open.flatMap((b) => runStage(context(stage), stage, b)));
  keep(open.flatMap((b) => filterBranches(settings, b)));
  return summarise(open, refused);
}

/**
 * What comes before a client may say anything but HELO: whether it gets as far as AUTH and STARTTLS. Refusals wait for the
 * recipient unless smtpd_delay_reject says no.
 */
export function evaluateGreeting(
  settings: Settings,
  texts: readonly ConfigText[],
  request: Request,
): MailOutcome {
  if (settings.flag("smtpd_delay_reject")) return { passes: "yes", witness: path([]), oracles: [] };
  const budget = { left: WORK_LIMIT };
  let open: Branch[] = [START];
  const refused: Branch[] = [];
  for (const stage of earlyStages(settings, request).filter(({ kind }) => kind !== "sender")) {
    const context: Context = {
      settings,
      texts,
      request: stage.request,
      existing: new Set(),
      budget,
      listKind: stage.kind,
    };
    const after = open.flatMap((b) => runStage(context, stage, b));
    open = mergeBranches(after.filter((b) => passes(b)));
    refused.push(...after.filter((b) => !passes(b)));
  }
  return summarise(open, refused);
}

function afterCheck(branch: Branch, { result, oracle, says }: Outcome): Branch {
  return {
    ...branch,
    result: result === "defer-if-permit" ? "defer" : result,
    oracles: [...branch.oracles, ...(oracle === undefined ? [] : [oracle])],
    trail: result === "dunno" ? branch.trail : [...branch.trail, says],
  };
}

function runStage(context: Context, stage: Stage, branch: Branch): Branch[] {
  const text = context.settings.value(stage.list);
  if (text === "") return [{ ...branch, result: "dunno" }];
  const place = context.settings.definition(stage.list)?.place;
  const name = setting(place === undefined ? `${stage.list} (default)` : stage.list);
  const after = evaluateList(context, text, { ...branch, result: "dunno" });
  return after.map((b) =>
    b.trail.length > branch.trail.length
      ? { ...b, trail: [...branch.trail, name, ...b.trail.slice(branch.trail.length)] }
      : b,
  );
}

function earlyStages(settings: Settings, request: Request): Stage[] {
  const lists = [
    "smtpd_client_restrictions",
    "smtpd_helo_restrictions",
    "smtpd_sender_restrictions",
  ] as const;
  const [client, helo, sender] = lists;
  if (settings.flag("smtpd_delay_reject")) {
    return [
      { list: client, kind: "client", request },
      { list: helo, kind: "helo", request },
      { list: sender, kind: "sender", request },
    ];
  }
  // At connect and HELO time nobody has logged in yet, and no address is known.
  const early: Request = {
    ...request,
    login: undefined,
    tls: settings.flag("smtpd_tls_wrappermode"),
    sender: undefined,
    recipient: undefined,
  };
  return [
    { list: client, kind: "client", request: { ...early, helo: undefined } },
    { list: helo, kind: "helo", request: early },
    { list: sender, kind: "sender", request: { ...request, recipient: undefined } },
  ];
}

function recipientStages(settings: Settings, request: Request): readonly [Stage, Stage] {
  const relay: Stage = { list: "smtpd_relay_restrictions", kind: "recipient", request };
  const recipient: Stage = { list: "smtpd_recipient_restrictions", kind: "recipient", request };
  return settings.flag("smtpd_relay_before_recipient_restrictions")
    ? [relay, recipient]
    : [recipient, relay];
}

/** With two recipients DATA knows none of them, so nothing here may rely on the recipient. */
function dataStages(request: Request): Stage[] {
  const blind: Request = { ...request, recipient: undefined };
  return [
    { list: "smtpd_data_restrictions", kind: "data", request: blind },
    { list: "smtpd_end_of_data_restrictions", kind: "data", request: blind },
  ];
}

/** Signers that never refuse anything for its envelope. */
const SIGNER = /opendkim|opendmarc|dkim|arc|:889[1-3]$/i;

/** Milters and before-queue filters see the mail last and may refuse it. */
function filterBranches(settings: Settings, branch: Branch): Branch[] {
  const milters = settings.words("smtpd_milters").filter((m) => !SIGNER.test(m));
  const proxy = settings.value("smtpd_proxy_filter");
  if (milters.length === 0 && proxy === "") return [branch];
  const oracle = setting(
    milters.length > 0 ? `smtpd_milters = ${milters.join(", ")}` : `smtpd_proxy_filter = ${proxy}`,
  );
  const said = {
    ...branch,
    oracles: [...branch.oracles, oracle],
    trail: [...branch.trail, oracle],
  };
  return [said, { ...said, result: "reject" }];
}

function summarise(open: readonly Branch[], refused: readonly Branch[]): MailOutcome {
  const simplest = (branches: readonly Branch[]): Branch | undefined =>
    [...branches].sort((a, b) => a.oracles.length - b.oracles.length)[0];
  const pathOf = (branch: Branch | undefined): Witness => path(branch?.trail ?? []);
  const through = simplest(open);
  // Of several refusals the last one stands when every doubtful restriction lets the mail go on.
  const stop = [...refused].sort((a, b) => b.trail.length - a.trail.length)[0];
  if (through === undefined) return { passes: "no", witness: pathOf(stop), oracles: [] };
  if (stop === undefined) return { passes: "yes", witness: pathOf(through), oracles: [] };
  return {
    passes: "depends",
    witness: pathOf(through),
    oracles: through.oracles.length > 0 ? through.oracles : stop.oracles,
  };
}
