import { placeText } from "../../audit/config-text.ts";
import { versionsOf } from "../../audit/postfix/audit-postfix.ts";
import type { PostfixConfig } from "../../audit/postfix/config.ts";
import { type Listener, listenersOf } from "../../audit/postfix/listener.ts";
import { splitWords, withoutBraces } from "../../audit/postfix/words.ts";
import { shellWord } from "../../core/shell-word.ts";
import { type ListenAddress, listenAddressText } from "../../system/listen-address.ts";
import type { HookProblem, HookProblemCode } from "./hook-problem.ts";

/** Where to ask, and what for; the first is for greylisting and new recipients, the others decide about messages. */
const PARAMETERS = [
  "smtpd_recipient_restrictions",
  "smtpd_data_restrictions",
  "smtpd_end_of_data_restrictions",
] as const;
/** The one place that names the guard; the lists refer to it. */
const NAME = "mailwarden_guard";
const REFERENCE = `$${NAME}`;
const CHECK = "check_policy_service";
const OUR_SERVICE = "inet:127.0.0.1:10040";
/** Postfix's own default is 100 s, twice. */
const TIMEOUT_SECONDS_MAX = 30;

/** The check as it stands in main.cf: without the guard mail flows, and a guard that hangs costs five seconds. */
export function guardDefinition(address: ListenAddress): string {
  return `${CHECK} { ${listenAddressText(address)}, default_action=DUNNO, timeout=5s, try_limit=1 }`;
}

/** The command that names the guard in main.cf. */
export function definitionCommand(address: ListenAddress): string {
  return `postconf -e ${quoted(`${NAME} = ${guardDefinition(address)}`)}`;
}

/** What is wrong with how Postfix asks a guard at one of `addresses`, in the order of its listeners. */
export function inspectPostfixHooks(
  config: PostfixConfig,
  addresses: readonly ListenAddress[],
  { canHold }: { readonly canHold: boolean },
): readonly HookProblem[] {
  const [version = [3, 10, 0]] = versionsOf(config, undefined).slice(-1);
  return listenersOf(config, version).flatMap((listener) =>
    listener.loopback
      ? reinjectionProblems(listener, addresses)
      : [
          ...PARAMETERS.flatMap((parameter) => listProblems(listener, parameter, addresses)),
          ...(canHold ? proxyProblems(listener) : []),
        ],
  );
}

function listProblems(
  listener: Listener,
  parameter: string,
  addresses: readonly ListenAddress[],
): readonly HookProblem[] {
  const words = listener.settings.words(parameter);
  const at = guardAt(words, addresses);
  if (at < 0) return [problem("hook-missing", listener, parameter)];
  // The reject-list of a listener for strangers has no login to permit, but has networks.
  const isBehind = words.slice(0, at).some((word) => /^permit(?:_|$)/i.test(word));
  if (isBehind) return [problem("hook-behind-permit", listener, parameter)];
  return [
    ...(isSafe(listener, words[at + 1] ?? "")
      ? []
      : [problem("hook-unsafe-default", listener, parameter)]),
    ...(timeoutSeconds(listener, words[at + 1] ?? "") <= TIMEOUT_SECONDS_MAX
      ? []
      : [problem("hook-slow", listener, parameter)]),
  ];
}

function proxyProblems(listener: Listener): readonly HookProblem[] {
  if (listener.settings.value("smtpd_proxy_filter") === "") return [];
  return [{ ...problem("hook-proxy-filter", listener, "smtpd_proxy_filter"), command: undefined }];
}

/** A listener on the loopback interface is where a filter gives mail back. */
function reinjectionProblems(
  listener: Listener,
  addresses: readonly ListenAddress[],
): readonly HookProblem[] {
  return PARAMETERS.filter(
    (parameter) => guardAt(listener.settings.words(parameter), addresses) >= 0,
  ).map((parameter) => ({
    ...problem("hook-reinjection", listener, parameter),
    command:
      listener.service === undefined
        ? undefined
        : `postconf -P ${quoted(`${listener.service.name}/inet/${parameter}=`)}`,
  }));
}

function problem(code: HookProblemCode, listener: Listener, parameter: string): HookProblem {
  return {
    code,
    listener: listener.label,
    parameter,
    place: placeText(listener.settings.place(parameter)),
    command: listCommand(listener, parameter),
  };
}

/** Puts the guard before everything else in the list, where the list stands: in master.cf or in main.cf. */
function listCommand({ settings, service }: Listener, parameter: string): string {
  const own = service?.overrides.findLast(({ name }) => name === parameter);
  const old = splitWords((own ?? settings.definition(parameter))?.value ?? "");
  const kept = old.filter((word, at) => word !== REFERENCE && !isOurs(old, at));
  const list = [REFERENCE, ...kept];
  return own === undefined || service === undefined
    ? `postconf -e ${quoted(`${parameter} = ${list.join(", ")}`)}`
    : `postconf -P ${quoted(`${service.name}/${service.type}/${parameter}=${list.join(",")}`)}`;
}

/** A check of ours that stood further behind, and its argument; another program's check stays. */
function isOurs(words: readonly string[], at: number): boolean {
  const argument = words[at] === CHECK ? words[at + 1] : words[at - 1] === CHECK ? words[at] : "";
  return /mailwarden/.test(argument ?? "") || serviceOf(argument ?? "") === OUR_SERVICE;
}

/** Where in a list the guard is asked; -1 = nowhere. */
function guardAt(words: readonly string[], addresses: readonly ListenAddress[]): number {
  return words.findIndex(
    (word, at) =>
      word.toLowerCase() === CHECK &&
      addresses.some((address) => isAt(address, serviceOf(words[at + 1] ?? ""))),
  );
}

function isAt(address: ListenAddress, service: string): boolean {
  if (address.kind === "inet") {
    return (
      service === listenAddressText(address) ||
      (address.host === "127.0.0.1" && service === `inet:localhost:${address.port}`)
    );
  }
  // A relative path is below the queue directory, and so is an absolute one in a chroot.
  const path = service.replace(/^unix:\/?/, "");
  return service.startsWith("unix:") && path !== "" && address.path.endsWith(`/${path}`);
}

function serviceOf(argument: string): string {
  return splitWords(withoutBraces(argument))[0] ?? "";
}

function isSafe({ settings }: Listener, argument: string): boolean {
  const action = optionOf(argument, "default_action");
  const general = settings.value("smtpd_policy_service_default_action");
  return (action ?? general).toUpperCase() === "DUNNO";
}

function timeoutSeconds({ settings }: Listener, argument: string): number {
  const text =
    optionOf(argument, "timeout") ?? (settings.value("smtpd_policy_service_timeout") || "100s");
  const [, count = "100", unit = "s"] = /^(\d{1,9})([smhdw]?)$/.exec(text) ?? [];
  const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
  return Number(count) * (seconds[unit] ?? 1);
}

function optionOf(argument: string, name: string): string | undefined {
  const option = splitWords(withoutBraces(argument)).find((word) => word.startsWith(`${name}=`));
  return option?.slice(name.length + 1);
}

function quoted(text: string): string {
  return shellWord(text) ?? "''";
}
