import { shellWord } from "../../core/shell-word.ts";
import { baseName, DEFAULT_PLACE } from "../config-text.ts";
import type { ConfigText, Place } from "../config-text.ts";
import type { Scene } from "../postfix/scene.ts";
import type { Settings } from "../postfix/settings.ts";
import type { Hit } from "./rule.ts";

/** A fix, where there is one. */
export type FixPart = { readonly fix?: NonNullable<Hit["fix"]> };

/** Sets a main.cf parameter: as command, and as the changed line. */
export function setParameter(
  settings: Settings,
  name: string,
  value: string,
): NonNullable<Hit["fix"]> {
  const before = settings.definition(name);
  const argument = shellWord(`${name} = ${value}`);
  const removed = before === undefined ? "" : `-${name} = ${before.value}\n`;
  return {
    ...(argument === undefined ? {} : { command: `postconf -e ${argument}` }),
    file: "main.cf",
    diff: `${removed}+${name} = ${value}`,
  };
}

/** Sets a parameter where this listener has it: in its own `-o`, or in main.cf. */
export function setForListener(
  { listener, settings }: Scene,
  name: string,
  value: string,
): NonNullable<Hit["fix"]> {
  const { service } = listener;
  const own = service?.overrides.findLast((o) => o.name === name);
  if (service === undefined || own === undefined) return setParameter(settings, name, value);
  const argument = shellWord(`${service.name}/${service.type}/${name}=${value}`);
  return {
    ...(argument === undefined ? {} : { command: `postconf -P ${argument}` }),
    file: baseName(own.place.source),
    diff: `-  -o ${name}=${own.value}\n+  -o ${name}=${value}`,
  };
}

/** Sets a parameter for one listener alone, where it would do harm to the others. */
export function setOnListener(
  { listener }: Scene,
  name: string,
  value: string,
): NonNullable<Hit["fix"]> {
  const { service } = listener;
  if (service === undefined) return { file: "master.cf", diff: `+  -o ${name}=${value}` };
  const own = service.overrides.findLast((o) => o.name === name);
  const argument = shellWord(`${service.name}/${service.type}/${name}=${value}`);
  const removed = own === undefined ? "" : `-  -o ${name}=${own.value}\n`;
  return {
    ...(argument === undefined ? {} : { command: `postconf -P ${argument}` }),
    file: "master.cf",
    diff: `${removed}+  -o ${name}=${value}`,
  };
}

/** Two changes in one go; only together are they safe. Without a command where one of them has none. */
export function bothFixes(
  first: NonNullable<Hit["fix"]>,
  second: NonNullable<Hit["fix"]>,
): NonNullable<Hit["fix"]> {
  const diff = [first.diff, second.diff].filter((one) => one !== undefined).join("\n");
  const { command, ...change } = { ...second, ...first, diff };
  if (command === undefined || second.command === undefined) return change;
  const isOneCall = [command, second.command].every((one) => one.startsWith("postconf -e "));
  const joined = isOneCall
    ? `${command} ${second.command.slice("postconf -e ".length)}`
    : `${command} && ${second.command}`;
  return { ...change, command: joined };
}

/** Replaces one line of a file that has no command of its own. */
export function replaceLine(place: Place, before: string, after: string): NonNullable<Hit["fix"]> {
  return { file: baseName(place.source), diff: `-${before}\n+${after}` };
}

/** Takes a row out of a table; the indexed copy has to be made again (`postmap`). None where the text is not at hand. */
export function removedRow(texts: readonly ConfigText[], { source, line }: Place): FixPart {
  const row = texts.find(({ name }) => name === source)?.text.split("\n")[line - 1];
  return row === undefined ? {} : { fix: { file: baseName(source), diff: `-${row}` } };
}

/** Where the value in force stands: the service's override, main.cf, or nowhere. */
export function placeOf(settings: Settings, name: string): Place {
  return settings.definition(name)?.place ?? DEFAULT_PLACE;
}

/** Hits of several listeners, each place and subject once. */
export function unique(hits: readonly Hit[]): Hit[] {
  return [
    ...new Map(hits.map((h) => [`${h.place.source}:${h.place.line} ${h.subject}`, h])).values(),
  ];
}
