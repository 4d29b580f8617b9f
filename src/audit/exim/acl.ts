import { isSameWitness, said, setting, under } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import { isDoubtfulZone } from "../blocklist.ts";
import { isForeign, isNobody } from "../people.ts";
import { appendAclText } from "./parse-config.ts";
import type { AclItem, AclStatement } from "./config.ts";
import type { Environment } from "./environment.ts";
import { hasWorkLeft, withVariables } from "./environment.ts";
import { expandString } from "./expand.ts";
import { matchAddress, matchDomain, matchHosts, matchText, splitList } from "./list.ts";
import { routeAddress } from "./route.ts";
import { FALSE, negate, perhaps, text, truth, truthOf, TRUE } from "./value.ts";
import type { Truth, Value } from "./value.ts";
import { placeText } from "../config-text.ts";

/** What Exim does with the sender of an authenticated client: `plain` rewrites it to the login. */
export type Submission = "none" | "plain" | "retain";

/** One possible course of an ACL. */
export interface AclBranch {
  readonly result: "continue" | "accept" | "deny" | "discard";
  readonly submission: Submission;
  readonly variables: ReadonlyMap<string, Value>;
  readonly oracles: readonly Witness[];
  readonly trail: readonly Witness[];
}

export const ACL_START: AclBranch = {
  result: "continue",
  submission: "none",
  variables: new Map(),
  oracles: [],
  trail: [],
};

const NESTING_LIMIT = 20;
const BRANCH_LIMIT = 64;

/** Runs the ACL that an option names or holds; without one, `unset` says what Exim does. */
export function runAclOption(
  environment: Environment,
  option: string,
  unset: "accept" | "deny",
  start: AclBranch,
): AclBranch[] {
  const set = environment.config.main.get(option);
  if (set === undefined || set.value.trim() === "")
    return [
      {
        ...start,
        result: unset,
        trail: unset === "deny" ? [...start.trail, said("acl-unset", { option })] : start.trail,
      },
    ];
  const name = expandString(environment, set.value);
  if (name.kind !== "text") return either(start, setting(`${option} = ${set.value}`));
  const statements = findAcl(environment, name.text.trim());
  return statements === undefined
    ? either(start, setting(`acl ${name.text}`))
    : runAcl(environment, statements, start, 0);
}

function either(start: AclBranch, oracle: Witness): AclBranch[] {
  const doubt = { ...start, oracles: [...start.oracles, oracle], trail: [...start.trail, oracle] };
  return [
    { ...doubt, result: "accept" },
    { ...doubt, result: "deny" },
  ];
}

/** A named ACL, or statements written in place. */
function findAcl(environment: Environment, name: string): readonly AclStatement[] | undefined {
  const named = environment.config.acls.get(name.split(/\s/)[0] ?? "");
  if (named !== undefined) return named;
  if (!/^(?:accept|deny|require|warn|defer|drop|discard)\b/.test(name)) return undefined;
  const statements: AclStatement[] = [];
  for (const line of name.split("\n"))
    appendAclText(statements, { text: line.trim(), place: { source: "inline ACL", line: 0 } });
  return statements;
}

/** Statements top down; conditions left to right; the end of the ACL denies (spec 43.8). */
function runAcl(
  environment: Environment,
  statements: readonly AclStatement[],
  start: AclBranch,
  depth: number,
): AclBranch[] {
  let open: AclBranch[] = [{ ...start, result: "continue" }];
  const ended: AclBranch[] = [];
  for (const statement of statements) {
    const next: AclBranch[] = [];
    for (const branch of open) {
      for (const after of runStatement(environment, statement, branch, depth))
        (after.result === "continue" ? next : ended).push(after);
    }
    open = merge(next);
    if (open.length === 0) break;
  }
  return merge([
    ...ended,
    ...open.map((b) => ({ ...b, result: "deny" as const, trail: [...b.trail, said("acl-end")] })),
  ]);
}

function merge(branches: readonly AclBranch[]): AclBranch[] {
  const kept = new Map<string, AclBranch>();
  for (const branch of branches) {
    const variables = [...branch.variables]
      .map(([n, v]) => `${n}=${v.kind === "text" ? v.text : v.kind}`)
      .sort()
      .join("\u0000");
    const key = `${branch.result} ${branch.submission} ${variables}`;
    const before = kept.get(key);
    if (before === undefined || before.oracles.length > branch.oracles.length)
      kept.set(key, branch);
  }
  return [...kept.values()].slice(0, BRANCH_LIMIT);
}

interface Course {
  readonly branch: AclBranch;
  readonly met: boolean;
  readonly passedEndpass: boolean;
  readonly broken?: boolean;
  readonly failed?: Witness;
}

function runStatement(
  environment: Environment,
  statement: AclStatement,
  branch: AclBranch,
  depth: number,
): AclBranch[] {
  let courses: Course[] = [{ branch, met: true, passedEndpass: false }];
  for (const item of statement.items) {
    courses = courses.flatMap((course) =>
      course.met ? applyItem(environment, item, course, depth) : [course],
    );
    if (courses.length > BRANCH_LIMIT) courses = courses.slice(0, BRANCH_LIMIT);
  }
  return courses.map((course) => conclude(statement, course));
}

function conclude(
  statement: AclStatement,
  { branch, met, passedEndpass, failed, broken }: Course,
): AclBranch {
  const says = statementOf(statement);
  const end = (result: AclBranch["result"], last = says): AclBranch => ({
    ...branch,
    result,
    trail: [...branch.trail, last],
  });
  if (broken === true && statement.verb !== "warn")
    return end("deny", under([says], because("condition-broken", failed)));
  switch (statement.verb) {
    case "accept":
      if (met) return end("accept");
      return passedEndpass ? end("deny") : { ...branch, result: "continue" };
    case "discard":
      if (met) return end("discard");
      return passedEndpass ? end("deny") : { ...branch, result: "continue" };
    case "deny":
    case "drop":
    case "defer":
      return met ? end("deny") : { ...branch, result: "continue" };
    case "require":
      return met
        ? { ...branch, result: "continue" }
        : end("deny", under([says], because("condition-fails", failed)));
    case "warn":
      return { ...branch, result: "continue" };
  }
}

function statementOf({ verb, items, place }: AclStatement): Witness {
  return {
    kind: "statement",
    verb,
    conditions: items
      .filter((item) => !MODIFIERS.has(item.name))
      .map(({ name, value, negated }) => ({ name, value: value.slice(0, VALUE_SHOWN), negated })),
    place: placeText(place),
  };
}

function because(fact: "condition-broken" | "condition-fails", failed?: Witness): Witness {
  return failed === undefined ? said(fact) : under([said(fact)], failed);
}

const VALUE_SHOWN = 80;
const MODIFIERS = new Set([
  "message",
  "log_message",
  "logwrite",
  "delay",
  "add_header",
  "remove_header",
  "log_reject_target",
  "continue",
  "queue",
  "udpsend",
  "dscp",
  "set",
  "control",
  "endpass",
  "sender_rate",
]);

function applyItem(
  environment: Environment,
  item: AclItem,
  course: Course,
  depth: number,
): Course[] {
  const { branch } = course;
  const inside = withVariables(environment, branch.variables);
  if (item.name === "endpass") return [{ ...course, passedEndpass: true }];
  if (item.name === "control")
    return [
      { ...course, branch: { ...branch, submission: submissionOf(item.value, branch.submission) } },
    ];
  if (item.name === "set") return [{ ...course, branch: setVariable(inside, item.value, branch) }];
  if (MODIFIERS.has(item.name)) return [course];
  if (item.name === "acl") return nestedAcl(inside, item, course, depth);
  const judged = judge(inside, item);
  const value = item.negated ? negate(judged) : judged;
  if (value.is === "unknown") {
    const doubt = {
      ...branch,
      oracles: branch.oracles.some((known) => isSameWitness(known, value.why))
        ? branch.oracles
        : [...branch.oracles, value.why],
    };
    return [
      { ...course, branch: doubt },
      { ...course, branch: doubt, met: false, failed: value.why },
    ];
  }
  if (value.is === "fail") return [course];
  // Exim answers 451: the mail does not pass now.
  if (value.is === "error")
    return [{ ...course, met: false, broken: true, failed: asWritten(item) }];
  return [value.is === "true" ? course : { ...course, met: false, failed: asWritten(item) }];
}

const asWritten = ({ name, value }: AclItem): Witness =>
  setting(`${name} = ${value}`.slice(0, VALUE_SHOWN));

function submissionOf(value: string, before: Submission): Submission {
  if (!/^submission\b/.test(value.trim())) return before;
  return value.includes("sender_retain") ? "retain" : "plain";
}

function setVariable(environment: Environment, value: string, branch: AclBranch): AclBranch {
  const found = /^(acl_[A-Za-z0-9_]+)\s*=\s*(.*)$/s.exec(value);
  if (found === null) return branch;
  const expanded = expandString(environment, found[2] ?? "");
  return {
    ...branch,
    variables: new Map([
      ...branch.variables,
      [found[1] ?? "", expanded.kind === "fail" ? text("") : expanded],
    ]),
  };
}

function nestedAcl(
  environment: Environment,
  item: AclItem,
  course: Course,
  depth: number,
): Course[] {
  const name = expandString(environment, item.value);
  const statements =
    name.kind === "text" && depth < NESTING_LIMIT && hasWorkLeft(environment, 15)
      ? findAcl(environment, name.text)
      : undefined;
  if (statements === undefined)
    return applyItem(environment, { ...item, name: "unreadable" }, course, depth);
  return runAcl(environment, statements, course.branch, depth + 1).map((b) => ({
    ...course,
    branch: { ...b, result: "continue" },
    met: (b.result === "accept") !== item.negated,
  }));
}

function judge(environment: Environment, item: AclItem): Truth {
  const { request } = environment;
  const value = item.value;
  const at = request.recipient?.lastIndexOf("@") ?? -1;
  switch (item.name) {
    case "hosts":
      return matchHosts(environment, value).truth;
    case "domains":
      return request.recipient === undefined
        ? FALSE
        : matchDomain(environment, value, request.recipient.slice(at + 1)).truth;
    case "local_parts":
      return request.recipient === undefined
        ? FALSE
        : matchText(environment, value, request.recipient.slice(0, at)).truth;
    case "recipients":
      return request.recipient === undefined
        ? FALSE
        : matchAddress(environment, value, request.recipient).truth;
    case "senders":
      return matchAddress(environment, value, request.sender ?? "").truth;
    case "sender_domains":
      return matchDomain(environment, value, (request.sender ?? "").split("@")[1] ?? "").truth;
    case "authenticated":
      return request.login === undefined
        ? FALSE
        : matchText(environment, value, request.login.authenticator).truth;
    case "encrypted":
      return request.tls ? truth(value.trim() === "*" || value.trim() !== "") : FALSE;
    case "condition":
      return truthOf(expandString(environment, value));
    case "verify":
      return verify(environment, value);
    case "dnslists":
      return dnsLists(value);
    case "ratelimit":
    case "malware":
    case "spam":
    case "regex":
    case "mime_regex":
    case "decode":
      // The attacker stays below the limit and sends nothing that a scanner knows.
      return FALSE;
    default:
      return perhaps(setting(item.name));
  }
}

/** Zones that are not known to work may answer anything; of those that do, the attacker has an address not listed. */
function dnsLists(value: string): Truth {
  const doubtful = splitList(value)
    .map((z) => z.replace(/^!\s*/, "").split("/")[0] ?? "")
    .find(isDoubtfulZone);
  return doubtful === undefined ? FALSE : perhaps(said("dns-list", { zone: doubtful }));
}

function verify(environment: Environment, value: string): Truth {
  const { request } = environment;
  const what = /^[a-z_]+/.exec(value.trim())?.[0] ?? "";
  switch (what) {
    case "recipient":
      return verifyAddress(
        environment,
        request.recipient ?? "",
        "verify-recipient",
        /\/callout/.test(value),
      );
    case "sender":
      return request.sender === undefined || request.sender === ""
        ? TRUE
        : verifyAddress(environment, request.sender, "verify-sender", /\/callout/.test(value));
    case "reverse_host_lookup":
      return request.client.kind === "outsider"
        ? truth(request.client.name !== "")
        : perhaps(said("dns-name-of", { address: request.client.address }));
    case "helo":
      return request.client.kind === "outsider" ? TRUE : perhaps(setting("verify = helo"));
    case "certificate":
      return FALSE;
    case "header_syntax":
    case "header_sender":
    case "header_names_ascii":
    case "not_blind":
      return TRUE;
    default:
      return perhaps(setting(`verify = ${what}`));
  }
}

function verifyAddress(
  environment: Environment,
  address: string,
  purpose: "verify-recipient" | "verify-sender",
  callout: boolean,
): Truth {
  if (environment.existing.has(address.toLowerCase())) return TRUE;
  if (!environment.config.routers.length) return perhaps(said("routers-missing"));
  const routed = routeAddress(environment, address, purpose);
  if (routed.to === "mailbox") return TRUE;
  if (routed.to === "nowhere") return FALSE;
  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  if (routed.to === "unknown") return perhaps(routed.because);
  if (!callout || isForeign(domain)) return TRUE;
  // The next host knows who exists: what we invented does not.
  return isNobody(address) ? FALSE : perhaps(said("callout-for", { domain }));
}
