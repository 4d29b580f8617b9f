import type { SettingKey } from "../core/setting-key.ts";
import type { SettingField } from "./setting-field.ts";
import { SETTING_FIELDS } from "./settings.ts";

const WIDTH = 100;

/**
 * The annotated settings file with every default; what has none stands as a remark. `explain` gives the words for a
 * key, `wrap` breaks them into lines of at most so many cells.
 */
export function describeSettings(
  explain: (key: SettingKey) => string,
  wrap: (text: string, cells: number) => readonly string[],
): string {
  const lines: string[] = [];
  let isFirstOfEntry = false;
  for (const field of SETTING_FIELDS) {
    const { key } = field;
    const isEntry = key.includes("[].");
    const depth = isEntry ? 1 : key.split(".").length - 1;
    const indent = "  ".repeat(depth);
    const mark = isEntry ? `${indent}#     # ` : `${indent}# `;
    const words = wrap(explain(key), WIDTH - mark.length).map((line) => mark + line);
    lines.push(...(depth === 0 && lines.length > 0 ? [""] : []));
    if (!isEntry) {
      const remark = field.default === undefined && field.example !== undefined ? "# " : "";
      lines.push(...words, `${indent}${remark}${nameOf(key)}:${valueOf(field)}`);
      lines.push(...mapLines(field, `${indent}  `));
      isFirstOfEntry = true;
      continue;
    }
    lines.push(...words);
    lines.push(`${indent}#   ${isFirstOfEntry ? "- " : "  "}${nameOf(key)}:${valueOf(field)}`);
    isFirstOfEntry = false;
  }
  return `${lines.join("\n")}\n`;
}

function nameOf(key: string): string {
  return key.slice(key.lastIndexOf(".") + 1);
}

/** A section's value is what stands below it, and so is that of a map with something in it. */
function valueOf({ default: value, example }: SettingField): string {
  const shown = value ?? example;
  if (shown === undefined || isFullMap(shown)) return "";
  return ` ${flow(shown)}`;
}

function mapLines({ default: value }: SettingField, indent: string): readonly string[] {
  if (!isFullMap(value)) return [];
  return Object.entries(value).map(([name, one]) => `${indent}${name}: ${flow(one)}`);
}

function isFullMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0
  );
}

/** On one line, as YAML's flow style has it. */
function flow(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([name, one]) => `${name}: ${flow(one)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** Text that would be read as a number is quoted, too. */
function quoted(text: string): string {
  return /^[\w/.-]+$/.test(text) && !/^[\d.-]+$/.test(text) ? text : JSON.stringify(text);
}
