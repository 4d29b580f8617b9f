import { isSameWitness, said, setting } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import type { ConfigText } from "../config-text.ts";
import { mergeBranches } from "./request.ts";
import type { Branch, Request, Result } from "./request.ts";
import { restrictionNamed } from "./restrictions.ts";
import type { Settings } from "./settings.ts";
import { isTableSpec } from "./table.ts";
import { splitWords } from "./words.ts";

/** What the evaluation of one mail may use. */
export interface Context {
  readonly settings: Settings;
  readonly texts: readonly ConfigText[];
  readonly request: Request;
  /** Addresses of this server that the question presumes to exist. */
  readonly existing: ReadonlySet<string>;
  /** Work left for this mail: restriction classes that name each other multiply. */
  readonly budget: { left: number };
  /** Which `check_*_access` a bare `type:table` stands for in this list. */
  readonly listKind: "client" | "helo" | "sender" | "recipient" | "data";
}

/** One possible outcome of one restriction; `oracle` = what it presumes. */
export interface Outcome {
  readonly result: Result | "defer-if-permit";
  readonly oracle?: Witness;
  readonly says: Witness;
}

/** Restrictions evaluated for one mail; real lists have a few dozen. */
export const WORK_LIMIT = 5_000;
/** Restriction classes may name each other; Postfix dies at 100 levels. */
const NESTING_LIMIT = 20;

/**
 * Runs a restriction list: left to right, the first permit or reject ends it (generic_checks, smtpd_check.c).
 * Restrictions whose outcome the configuration does not show split the course into branches.
 */
export function evaluateList(
  context: Context,
  text: string,
  start: Branch,
  depth = 0,
  warned = false,
): Branch[] {
  const words = splitWords(text);
  let open: Branch[] = [start];
  const ended: Branch[] = [];
  // warn_if_reject before a class holds for everything in the class, which then goes on behind its rejects.
  let warnOnly = warned;
  for (let i = 0; i < words.length && open.length > 0; i++) {
    const word = words[i] ?? "";
    const name = word.toLowerCase();
    if (name === "warn_if_reject") {
      warnOnly = true;
      continue;
    }
    const step = readRestriction(context, word, words[i + 1]);
    if (step.takesArgument) i++;
    const next: Branch[] = [];
    for (const branch of open) {
      for (const after of applyRestriction(context, step, branch, depth, warnOnly)) {
        const result =
          warnOnly && (after.result === "reject" || after.result === "defer")
            ? "dunno"
            : after.result;
        const deferIfPermit = warnOnly ? branch.deferIfPermit : after.deferIfPermit;
        (result === "dunno" ? next : ended).push({ ...after, result, deferIfPermit });
      }
    }
    warnOnly = warned;
    open = mergeBranches(next);
  }
  return mergeBranches([...open, ...ended]);
}

interface Step {
  readonly name: string;
  readonly argument: string;
  readonly takesArgument: boolean;
}

const ACCESS_BY_LIST = {
  client: "check_client_access",
  helo: "check_helo_access",
  sender: "check_sender_access",
  recipient: "check_recipient_access",
  data: "check_recipient_access",
} as const;

function readRestriction(context: Context, word: string, following: string | undefined): Step {
  const name = word.toLowerCase();
  if (isTableSpec(word))
    return { name: ACCESS_BY_LIST[context.listKind], argument: word, takesArgument: false };
  const takesArgument = restrictionNamed(name)?.takesArgument === true;
  return {
    name: restrictionNamed(name) === undefined ? word : name,
    argument: takesArgument ? (following ?? "") : "",
    takesArgument,
  };
}

function applyRestriction(
  context: Context,
  step: Step,
  branch: Branch,
  depth: number,
  warned: boolean,
): Branch[] {
  if (context.budget.left-- <= 0)
    return [
      {
        ...branch,
        result: "error",
        oracles: [...branch.oracles, said("too-often")],
      },
    ];
  const classes = context.settings.words("smtpd_restriction_classes");
  const restriction = restrictionNamed(step.name);
  if (restriction === undefined) {
    const isClass = classes.includes(step.name) && depth < NESTING_LIMIT;
    const trail = [...branch.trail, setting(step.name)];
    // An unknown word answers 451 to every client that reaches it.
    if (!isClass)
      return [
        {
          ...branch,
          result: "error",
          trail: [...branch.trail, said("unknown-restriction", { word: step.name })],
        },
      ];
    return evaluateList(
      context,
      context.settings.value(step.name),
      { ...branch, trail },
      depth + 1,
      warned,
    );
  }
  const outcomes = restriction.evaluate(context, step.argument);
  if (Array.isArray(outcomes))
    return (outcomes as readonly Outcome[]).map((o) => follow(branch, o));
  const nested = outcomes as { readonly restrictions: string; readonly says: Witness };
  if (depth >= NESTING_LIMIT) return [{ ...branch, result: "error" }];
  return evaluateList(
    context,
    nested.restrictions,
    { ...branch, trail: [...branch.trail, nested.says] },
    depth + 1,
    warned,
  );
}

function follow(branch: Branch, outcome: Outcome): Branch {
  const { oracle } = outcome;
  const oracles =
    oracle === undefined || branch.oracles.some((known) => isSameWitness(known, oracle))
      ? branch.oracles
      : [...branch.oracles, oracle];
  const quiet = outcome.result === "dunno" && oracle === undefined;
  return {
    result: outcome.result === "defer-if-permit" ? "dunno" : outcome.result,
    deferIfPermit: branch.deferIfPermit || outcome.result === "defer-if-permit",
    oracles,
    trail: quiet ? branch.trail : [...branch.trail, outcome.says],
  };
}
